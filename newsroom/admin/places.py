"""What “The paper” offers for its time zone and its language."""

from collections import defaultdict
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.utils import timezone

from newsroom import languages

# Names that begin otherwise are abbreviations, or kept for old programmes (IANA tz database, file “backward”).
REGIONS = ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]
LOCALE = Path(__file__).parents[1] / "locale"
ENGLISH = {"en-gb": "English · British", "en-us": "English · American"}  # they differ in how a week begins


def zones(chosen):
    """For a field: the zone of the start, then all by region, each with the time there. The `chosen` is among them."""
    now, regions = timezone.now().astimezone(UTC), defaultdict(list)
    for name in sorted(available_timezones()):
        region, _, place = name.partition("/")
        if region in REGIONS and place:
            regions[region].append((name, f"{_spelt(place)} · {_time(name, now)}"))
    regions["Elsewhere"] = [(name, f"{name} · {_time(name, now)}") for name in _others(chosen)]
    start = f"{settings.TIME_ZONE} · {_time(settings.TIME_ZONE, now)}, as the site was started"
    return [("", start), *regions.items()]


def _others(chosen):
    has_region = chosen.partition("/")[0] in REGIONS
    return ["UTC", *([chosen] if chosen in available_timezones() - {"UTC"} and not has_region else [])]


def _spelt(place):
    """“Argentina, Buenos Aires” of “Argentina/Buenos_Aires”."""
    return place.replace("_", " ").replace("/", ", ")


def _time(name, now):
    return f"{now.astimezone(ZoneInfo(name)):%H:%M}"


def tongues():
    """For a field: the language of the start, those that readers' pages speak, then the others."""
    spoken = {path.name for path in LOCALE.iterdir()} - {"en", "en_GB"}
    others = [(code, label) for code, label in languages.choices() if code != "en"]
    own = sorted([*ENGLISH.items(), *(each for each in others if each[0] in spoken)], key=lambda each: each[1])
    start = languages.of(settings.LANGUAGE_CODE)
    return [
        ("", f"{start} ({start.bcp47}), as the site was started"),
        ("All of a page is in it", own),
        (f"The paper’s own words stay {_of_the_start(spoken)}", [each for each in others if each[0] not in spoken]),
    ]


def _of_the_start(spoken):
    """What Django falls back to where it has no words: those of the settings' language."""
    tongue = settings.LANGUAGE_CODE.partition("-")[0]
    return languages.of(tongue if tongue in spoken else "en").name
