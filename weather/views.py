from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from newsroom.pagecache.naming import good_until, kept, name

from . import curve
from .models import A_DAY, City
from .provider import PRINTED

EDGE = 6  # percent of the curve's width: half a word
LIFE = timedelta(minutes=15)  # how far the last day's curve may lag behind the clock


@kept()
@require_safe
def weather(request):
    """What is known of each city on the strip: its reading, the last day, the coming days. Asks nobody."""
    at = timezone.now()
    name(*PRINTED)
    good_until(at + LIFE)
    cities = [] if settings.WEATHER_PROVIDER == "none" else City.objects.for_page(at)
    return render(request, "weather/weather.html", {"cities": [shown(city, at) for city in cities]})


def shown(city, at):
    """What the page prints of a city that was fetched `for_page`."""
    measured = [(each.at, each.temperature) for each in city.past]
    here = at.astimezone(city.clock)
    coming = [day for day in city.coming if day.date > here.date()]
    lines = curve.ranges([(day.lowest, day.highest) for day in coming])
    return {
        "city": city,
        "has_its_own_clock": here.utcoffset() != timezone.localtime(at).utcoffset(),
        "hours": [hour(moment, x) for moment, x in curve.hours(at - A_DAY, at, city.clock)],
        "is_old": city.is_old(at),
        "curve": curve.of_day(measured, at - A_DAY, at),
        "days": [(day, *line) for day, line in zip(coming, lines, strict=True)],
    }


def hour(moment, x):
    """One that is marked under the curve: when (aware), its x there, and where its words stand, in percent: mirrored
    where lines run from the right, and within the drawing."""
    along = x / curve.WIDTH * 100
    along = 100 - along if get_language_bidi() else along
    return {"moment": moment, "x": x, "along": f"{min(max(along, EDGE), 100 - EDGE):.1f}"}
