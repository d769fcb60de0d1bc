"""The strip on readers' pages: what it prints, what it says of old readings, whom it names as its source."""

import socket
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from weather import provider

from .office import says
from .told import place

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def read(city):
    """Writes down a city that was read some time ago."""

    def read(ago=MINUTE, temperature=26.4, **fields):
        return city(temperature=temperature, read_at=timezone.now() - ago, **fields)

    return read


def front(client):
    return html.fromstring(client.get("/").content.decode())


def strip(client):
    """What each place of the strip says, without what only some readers get."""
    return [
        " ".join(f"{each.find_class('weather-temperature')[0].text} {each.find_class('weather-label')[0].text}".split())
        for each in front(client).find_class("weather-city")
    ]


@pytest.mark.parametrize(
    ("temperature", "printed"),
    [
        (26.4, "26.4 C Singapore"),
        (31.0, "31 C Singapore"),
        (-0.04, "0 C Singapore"),
        (-4.1, "\u200e\u22124.1 C Singapore"),
    ],
)
def test_a_city_is_printed_with_its_degrees(client, read, temperature, printed):
    read(temperature=temperature)
    assert strip(client) == [printed]


def test_cities_stand_in_the_editors_order(client, read):
    read(name="Hanoi", position=3)
    read(name="Singapore", position=1)
    read(name="Bangkok", position=3)
    assert [said.split()[-1] for said in strip(client)] == ["Singapore", "Bangkok", "Hanoi"]


def test_a_label_is_printed_instead_of_the_name(client, read):
    read(name="Bangkok", label="Thailand")
    assert strip(client) == ["26.4 C Thailand"]


def test_a_city_that_was_never_read_is_left_out(client, city):
    city()
    assert strip(client) == []


def test_a_hidden_city_is_left_out(client, read):
    read(shown=False)
    assert strip(client) == []


def test_without_cities_there_is_no_list(client, db):
    assert front(client).find_class("weather-strip") == []


def test_a_label_that_is_code_is_printed_as_text(client, read):
    label = '"><script>alert(1)</script>'
    read(label=label, ago=4 * HOUR)
    page = client.get("/").content
    assert b"<script>alert" not in page
    assert label in front(client).find_class("weather-city")[0].text_content()


def test_a_fresh_reading_says_nothing_of_its_age(client, read):
    read(ago=3 * HOUR - MINUTE)
    (place,) = front(client).find_class("weather-city")
    assert place.get("title") is None
    assert "read" not in place.text_content().lower()


def test_after_three_hours_the_age_stands_in_a_title_and_is_read_aloud(client, read):
    read(ago=3 * HOUR + MINUTE)
    (place,) = front(client).find_class("weather-city")
    assert place.get("title") == "Read 3\xa0hours ago"
    assert place.find_class("visually-hidden")[0].text == "(read 3\xa0hours ago)"


@pytest.mark.parametrize(
    ("language", "hours", "printed"),
    [
        ("ar", 11, "قيست قبل 11\xa0ساعة"),
        ("de", 3, "Gemessen vor 3\xa0Stunden"),
        ("es", 3, "Medido hace 3\xa0horas"),
        ("fr", 3, "Relevé il y a 3\xa0heures"),
        ("id", 3, "Diukur 3\xa0jam lalu"),
        ("ms", 3, "Diukur 3\xa0jam lalu"),
    ],
)
def test_the_age_is_in_the_papers_language(client, read, settings, language, hours, printed):
    settings.LANGUAGE_CODE = language
    read(ago=hours * HOUR + MINUTE)
    (place,) = front(client).find_class("weather-city")
    assert place.get("title") == printed


def test_a_reading_is_seen_until_it_is_a_day_old(client, read):
    read(label="Thailand", ago=24 * HOUR - MINUTE)
    read(label="Brunei", ago=24 * HOUR + MINUTE)
    assert strip(client) == ["26.4 C Thailand"]


def test_a_reading_from_a_clock_that_is_ahead_is_no_old_one(client, read):
    read(ago=-30 * MINUTE)
    (place,) = front(client).find_class("weather-city")
    assert place.get("title") is None


def test_other_pages_have_the_strip_too(client, read):
    read()
    assert "26.4 C" in client.get("/search/").content.decode()


def test_where_no_weather_is_wanted_there_is_none(client, read, settings):
    settings.WEATHER_PROVIDER = "none"
    read()
    assert strip(client) == []


@pytest.mark.parametrize(
    ("provided_by", "words", "address"),
    [
        ("open-meteo", "Weather data by Open-Meteo.com", "https://open-meteo.com/"),
        ("met-norway", "Weather data from MET Norway", "https://www.met.no/"),
    ],
)
def test_the_foot_names_the_source_and_its_licence(client, db, settings, provided_by, words, address):
    settings.WEATHER_PROVIDER = provided_by
    source, licence = front(client).xpath("//footer//*[@class='foot__source']/a")
    assert (source.text, source.get("href")) == (words, address)
    assert (licence.text, licence.get("href")) == ("CC BY 4.0", LICENCE)
    assert "license" in licence.get("rel").split()


def test_without_weather_nobody_is_named(client, db, settings):
    settings.WEATHER_PROVIDER = "none"
    assert front(client).xpath("//*[@class='foot__source']//a") == []


@pytest.fixture
def called(monkeypatch):
    """The addresses that anything in Python connects to. (PostgreSQL's library does it by itself.)"""
    called, connect = [], socket.socket.connect

    def connects(sock, address):
        called.append(address)
        return connect(sock, address)

    monkeypatch.setattr(socket.socket, "connect", connects)
    return called


def test_no_readers_request_calls_out(client, city, read, office, called):
    city(name="Never read")
    read(label="Old", ago=5 * HOUR)
    assert strip(client) == ["26.4 C Old"]
    assert (called, office.asked) == ([], [])


def test_a_call_would_have_been_seen(city, office, called):
    singapore = city()
    office.reply = says(place(singapore))
    provider.refresh()
    assert (len(called), len(office.asked)) == (1, 1)
