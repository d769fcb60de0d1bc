"""Open-Meteo answers for all cities in one call: how it is asked, and what its answer says.

https://open-meteo.com/en/docs
"""

from datetime import timedelta

from .reading import BadReading, believe, expected, instant
from .sky import of_code

ADDRESS = "https://api.open-meteo.com/v1/forecast"
DAYS = 5  # that are shown of a forecast, beside today
DAILY = ("time", "temperature_2m_min", "temperature_2m_max", "weather_code")
GRID = 1.0  # degrees: places are middles of grid cells, and the coarsest grid of its models is finer


def question(cities):
    return {
        "latitude": ",".join(f"{city.latitude:.4f}" for city in cities),
        "longitude": ",".join(f"{city.longitude:.4f}" for city in cities),
        "current": "temperature_2m",
        "daily": "temperature_2m_min,temperature_2m_max,weather_code",
        "forecast_days": 1 + DAYS,
        "timezone": "auto",  # days are the place's own; instants stay what they are
        "timeformat": "unixtime",
    }


def places_of(cities, told):
    """What the answer tells of each city, in their order: a dictionary, or None for a city that is missing.

    All places but the first bear the number of the city they answer for (`location_id`). One without a number is
    given to the nearest city that has none yet. Never by order: with one city missing, all behind it would get their
    neighbour's weather.
    """
    places = filter(_is_place, told if isinstance(told, list) else [told])
    found = {}
    for place in sorted(places, key=lambda place: "location_id" not in place):
        near = [number for number, city in enumerate(cities) if number not in found and _is_near(place, city)]
        if "location_id" in place:
            near = [number for number in near if number == place["location_id"]]
        if near:
            found[min(near, key=lambda number: sum(_distances(place, cities[number])))] = place
    return [found.get(number) for number in range(len(cities))]


def _is_place(place):
    is_told = isinstance(place, dict)
    return is_told and all(isinstance(place.get(name), int | float) for name in ("latitude", "longitude"))


def _is_near(place, city):
    return all(distance <= GRID for distance in _distances(place, city))


def _distances(place, city):
    """Degrees between them, north to south and east to west (across the date line where that is shorter)."""
    apart = abs(place["longitude"] - city.longitude) % 360
    return abs(place["latitude"] - city.latitude), min(apart, 360 - apart)


def reading(place, now):
    """The Reading in what is told of one place. Raises BadReading."""
    if place is None:
        raise BadReading("missing from the answer")
    try:
        current = place["current"]
        at = instant(current["time"], place.get("utc_offset_seconds") or 0)
        return believe(current["temperature_2m"], at, now)
    except (TypeError, KeyError) as error:
        raise BadReading("the answer has no current temperature") from error


def days(place, now):
    """The Days that are expected at the place; those that cannot be believed are left out."""
    daily = place.get("daily")
    columns = [daily.get(name) for name in DAILY] if isinstance(daily, dict) else []
    rows = zip(*columns, strict=False) if columns and all(isinstance(column, list) for column in columns) else ()
    return [day for day in (_day(place, *row, now) for row in rows) if day]


def _day(place, begins, lowest, highest, code, now):
    try:
        date = (instant(begins) + timedelta(seconds=place.get("utc_offset_seconds") or 0)).date()
        return expected(date, lowest, highest, of_code(code), now)
    except (BadReading, TypeError, OverflowError):
        return None
