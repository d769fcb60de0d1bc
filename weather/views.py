from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.pagecache.naming import good_until, kept, name

from . import curve
from .models import A_DAY, City
from .provider import PRINTED

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
    lines = curve.ranges([(day.lowest, day.highest) for day in city.coming])
    return {
        "city": city,
        "is_old": city.is_old(at),
        "curve": curve.of_day(measured, at - A_DAY, at),
        "days": [(day, *line) for day, line in zip(city.coming, lines, strict=True)],
    }
