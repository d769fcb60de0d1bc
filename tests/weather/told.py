"""What weather services say when they are well."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from weather.models import City

FILES = Path(__file__).resolve().parent.parent / "files" / "weather"
NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
TEN = NOW.replace(minute=0)
QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)


def sample(name):
    return json.loads((FILES / name).read_text(encoding="utf-8"))


def place(city, temperature=26.4, at=TEN, **more):
    """Open-Meteo's answer for one city, from the middle of a grid cell nearby."""
    middle = {"latitude": city.latitude + 0.04, "longitude": city.longitude - 0.03}
    return {**middle, "current": {"time": at.timestamp(), "temperature_2m": temperature}, **more}


def places(*answers):
    """Open-Meteo's answer for some cities, given as (city, temperature): all but the first with their number."""
    return [place(*answer, **{"location_id": number} if number else {}) for number, answer in enumerate(answers)]


def forecast(temperature=26.4, at=TEN, **later):
    """MET Norway's answer for one city: the hour of `at`, and those after it."""
    hours = [(at, temperature), *((at + HOUR * int(name.removeprefix("in_")), each) for name, each in later.items())]
    return {
        "properties": {
            "timeseries": [
                {"time": f"{hour:%Y-%m-%dT%H:%M:%SZ}", "data": {"instant": {"details": {"air_temperature": each}}}}
                for hour, each in hours
            ]
        }
    }


def last(city):
    """The city's reading as it stands now: temperature and time."""
    return City.objects.values_list("temperature", "read_at").get(pk=city.pk)
