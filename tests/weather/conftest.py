import logging

import pytest

from newsroom.models import User
from weather.models import City

from .office import Office


@pytest.fixture
def office(settings):
    """The service that the paper asks, as Open-Meteo unless the test sets another provider."""
    with Office() as office:
        settings.WEATHER_PROVIDER, settings.WEATHER_ADDRESS = "open-meteo", office.address
        yield office


@pytest.fixture
def city(db):
    """Writes down a city, behind those that are: Singapore unless told."""

    def city(name="Singapore", latitude=1.29, longitude=103.85, **fields):
        fields.setdefault("position", City.objects.count())
        return City.objects.create(name=name, latitude=latitude, longitude=longitude, **fields)

    return city


@pytest.fixture
def logged(caplog):
    """Gives what the provider has logged since it was asked last: (level, line) each."""
    caplog.set_level(logging.INFO, "weather.provider")

    def logged():
        lines = [(each.levelname, each.getMessage()) for each in caplog.records if each.name == "weather.provider"]
        caplog.clear()
        return lines

    return logged


@pytest.fixture
def desk(client, db):
    """A client signed in as somebody who may do everything."""
    client.force_login(User.objects.create_superuser("mei"))
    return client
