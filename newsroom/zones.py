"""The world's time zones, as fields offer them."""

from collections import defaultdict
from datetime import UTC
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils import timezone

# Names that begin otherwise are abbreviations, or kept for old programmes (IANA tz database, file “backward”).
REGIONS = ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]


def choices(chosen=""):
    """All by region, each with the time there: pairs of a region and its pairs. The `chosen` is among them."""
    now, regions = timezone.now().astimezone(UTC), defaultdict(list)
    for name in sorted(available_timezones()):
        region, _, place = name.partition("/")
        if region in REGIONS and place:
            regions[region].append((name, f"{_spelt(place)} · {time_in(name, now)}"))
    regions["Elsewhere"] = [(name, f"{name} · {time_in(name, now)}") for name in _others(chosen)]
    if chosen and chosen not in available_timezones():
        regions["Elsewhere"].append((chosen, f"{chosen} · not known to this machine"))
    return list(regions.items())


def known(name):
    """Validates a field: raises ValidationError where this machine knows no such zone."""
    if name and name not in available_timezones():
        raise ValidationError("This machine knows no such time zone. Choose one of the list.")


def time_in(name, now):
    return f"{now.astimezone(ZoneInfo(name)):%H:%M}"


def _others(chosen):
    has_region = chosen.partition("/")[0] in REGIONS
    return ["UTC", *([chosen] if chosen in available_timezones() - {"UTC"} and not has_region else [])]


def _spelt(place):
    """“Argentina, Buenos Aires” of “Argentina/Buenos_Aires”."""
    return place.replace("_", " ").replace("/", ", ")
