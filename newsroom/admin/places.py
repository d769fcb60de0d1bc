"""What “The paper” offers for its time zone and its language."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from newsroom import languages
from newsroom import zones as zones_of_the_world

LOCALE = Path(__file__).parents[1] / "locale"
ENGLISH = {"en-gb": "English · British", "en-us": "English · American"}  # they differ in how a week begins


def zones(chosen):
    """For a field: the zone of the start, then all by region, each with the time there. The `chosen` is among them."""
    now = zones_of_the_world.time_in(settings.TIME_ZONE, timezone.now())
    return [("", f"{settings.TIME_ZONE} · {now}, as the site was started"), *zones_of_the_world.choices(chosen)]


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
