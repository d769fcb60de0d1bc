"""Made-up weather, until the real one was asked for: a day behind us and a few before us, warmest in the afternoon."""

from datetime import timedelta
from math import cos, pi

from newsroom.clock import local_day
from weather.models import City, ComingDay, Measurement
from weather.sky import Sky

HOURS = 23  # that were measured
WARMEST = 15  # the hour of the place
SWING = 4.0  # °C from a day's middle to its warmest and coldest
A_TURN = 15  # degrees of longitude that the sun takes an hour for
SKIES = (Sky.SHOWERS, Sky.THUNDER, Sky.PARTLY, Sky.FAIR, Sky.RAIN)


def load(cities, now):
    """Cities that are not there yet, with their weather at `now` (aware)."""
    for number, told in enumerate(cities):
        first = {**told, "read_at": now, "fetched_at": now}
        city, is_new = City.objects.get_or_create(name=told["name"], defaults=first)
        if is_new:
            Measurement.objects.bulk_create(past(city, now))
            ComingDay.objects.bulk_create(coming(city, local_day(now), number))


def past(city, now):
    """Each hour of the last day, ending with the temperature that it has."""
    offset = city.temperature - swing(city, now)
    moments = [now - timedelta(hours=hours) for hours in range(HOURS, -1, -1)]
    return [Measurement(city=city, at=at, temperature=round(offset + swing(city, at), 1)) for at in moments]


def coming(city, today, number):
    """Each city begins with another sky, and is a little warmer or cooler from day to day."""
    for ahead in range(1, len(SKIES) + 1):
        middle = city.temperature + (ahead * 7 + number) % 3 - 1
        sky = SKIES[(ahead + number) % len(SKIES)]
        day = {"date": today + timedelta(days=ahead), "sky": sky}
        yield ComingDay(city=city, lowest=middle - SWING, highest=middle + SWING + ahead % 2, **day)


def swing(city, at):
    """How much warmer than its middle a place is at a moment (°C)."""
    hour = at.hour + at.minute / 60 + city.longitude / A_TURN
    return SWING * cos((hour - WARMEST) / 24 * 2 * pi)
