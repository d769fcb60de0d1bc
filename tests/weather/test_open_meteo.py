"""Open-Meteo is asked for all cities at once, and each gets its own reading."""

from datetime import UTC, datetime

import pytest

from newsroom.models import Paper
from weather import open_meteo, provider
from weather.models import City
from weather.reading import BadReading

from .office import packed, says
from .told import NOW, QUARTER, TEN, last, place, places, sample


@pytest.fixture
def three(city):
    """Singapore, Bangkok and Jakarta, in this order, with a reading of a quarter of an hour ago."""
    read = {"temperature": 20, "read_at": TEN - QUARTER}
    where = [("Singapore", 1.29, 103.85), ("Bangkok", 13.75, 100.5), ("Jakarta", -6.2, 106.82)]
    return [city(*place, position=position, **read) for position, place in enumerate(where)]


def test_all_cities_are_asked_for_in_one_call(office, three):
    office.reply = says(sample("open-meteo-three-cities.json"))
    assert provider.refresh(NOW) == 3
    (call,) = office.asked
    assert call.place == "/forecast"
    assert call.question == {
        "latitude": "1.2900,13.7500,-6.2000",
        "longitude": "103.8500,100.5000,106.8200",
        "current": "temperature_2m",
        "daily": "temperature_2m_min,temperature_2m_max,weather_code",
        "forecast_days": "6",
        "timezone": "auto",
        "timeformat": "unixtime",
    }


def test_each_city_gets_its_reading_with_the_time_it_was_measured(office, three):
    office.reply = says(sample("open-meteo-three-cities.json"))
    provider.refresh(NOW)
    assert [last(each) for each in three] == [(26.4, TEN), (31, TEN), (29.8, TEN)]
    assert list(City.objects.values_list("fetched_at", flat=True)) == [NOW] * 3


def test_for_a_single_city_the_answer_is_no_list(office, city):
    singapore = city()
    office.reply = says(place(singapore, -0.04))
    provider.refresh(NOW)
    assert last(singapore) == (-0.04, TEN)


def test_a_packed_answer_is_unpacked(office, city):
    singapore = city()
    office.reply = packed(
        b'{"latitude": 1.3, "longitude": 103.9, "current": {"time": 1795428000, "temperature_2m": 27}}'
    )
    provider.refresh(NOW)
    assert last(singapore) == (27, TEN)
    assert office.asked[0].headers["Accept-Encoding"] == "gzip"


def test_the_paper_says_who_asks(office, city, settings):
    settings.WEATHER_CONTACT = "desk@paper.example"
    Paper.objects.create(pk=1, name="The Monsoon Review — ข่าว")
    city()
    provider.refresh(NOW)
    assert office.asked[0].headers["User-Agent"] == "The Monsoon Review /1.0 desk@paper.example"


def test_a_city_that_readers_do_not_see_is_not_asked_for(office, city):
    city(shown=False)
    assert provider.refresh(NOW) == 0
    assert office.asked == []


def test_where_no_weather_is_wanted_nobody_is_asked(office, city, settings):
    settings.WEATHER_PROVIDER = "none"
    city()
    assert provider.refresh(NOW) == 0
    assert office.asked == []


def test_an_address_with_a_key_keeps_it(office, city, settings):
    settings.WEATHER_ADDRESS = f"{office.address}?apikey=se+cret"
    singapore = city()
    office.reply = says(place(singapore))
    assert provider.refresh(NOW) == 1
    assert office.asked[0].question["apikey"] == "se cret"
    assert office.asked[0].question["latitude"] == "1.2900"


def test_asking_twice_keeps_one_reading(office, city):
    singapore = city()
    office.reply = says(place(singapore))
    assert [provider.refresh(NOW), provider.refresh(NOW)] == [1, 0]


def test_a_newer_reading_takes_the_place_of_the_last(office, city):
    singapore = city(temperature=20, read_at=TEN)
    office.reply = says(place(singapore, 26.4, TEN + QUARTER))
    assert provider.refresh(NOW + QUARTER) == 1
    assert last(singapore) == (26.4, TEN + QUARTER)


def test_an_older_reading_never_does(office, city):
    singapore = city(temperature=20, read_at=TEN)
    office.reply = says(place(singapore, 26.4, TEN - QUARTER))
    assert provider.refresh(NOW) == 0
    assert last(singapore) == (20, TEN)


def test_a_missing_city_keeps_its_last_reading_and_the_others_get_their_own(office, three):
    singapore, _, jakarta = three
    office.reply = says([place(singapore, 26), place(jakarta, 29, location_id=2)])
    assert provider.refresh(NOW) == 2
    assert [last(each) for each in three] == [(26, TEN), (20, TEN - QUARTER), (29, TEN)]


def test_where_the_first_city_is_missing_the_others_get_their_own(office, three):
    _, bangkok, jakarta = three
    office.reply = says([place(bangkok, 31, location_id=1), place(jakarta, 29, location_id=2)])
    provider.refresh(NOW)
    assert [last(each)[0] for each in three] == [20, 31, 29]


def test_a_missing_city_does_not_get_its_neighbours_weather(office, city):
    johor, singapore = city("Johor Bahru", 1.49, 103.74, position=1), city(position=2)
    office.reply = says([place(johor, 33)])
    provider.refresh(NOW)
    assert [last(johor)[0], last(singapore)[0]] == [33, None]


def test_two_cities_in_one_grid_cell_each_get_the_reading_of_their_own_height(office, city):
    penang, hill = city("George Town", 5.41, 100.33, position=1), city("Penang Hill", 5.42, 100.27, position=2)
    cell = {"latitude": 5.42, "longitude": 100.27}
    office.reply = says([place(penang, 32, **cell), place(hill, 25, **cell, location_id=1)])
    provider.refresh(NOW)
    assert [last(penang)[0], last(hill)[0]] == [32, 25]


def test_two_cities_in_one_grid_cell_both_get_a_reading_from_a_service_that_does_not_number(office, city):
    penang, hill = city("George Town", 5.41, 100.33, position=1), city("Penang Hill", 5.42, 100.27, position=2)
    cell = {"latitude": 5.42, "longitude": 100.27}
    office.reply = says([place(penang, 30, **cell), place(hill, 30, **cell)])
    assert provider.refresh(NOW) == 2


def test_a_service_that_does_not_number_is_sorted_by_place(office, three):
    singapore, bangkok, jakarta = three
    office.reply = says([place(jakarta, 29), place(singapore, 26), place(bangkok, 31)])
    provider.refresh(NOW)
    assert [last(each)[0] for each in three] == [26, 31, 29]


def test_a_city_written_down_twice_gets_its_reading_twice(office, city):
    twice = [city(), city()]
    office.reply = says(places((twice[0], 26), (twice[1], 26)))
    assert provider.refresh(NOW) == 2


def test_a_cell_on_the_other_side_of_the_date_line_is_near(office, city):
    taveuni = city("Taveuni", -16.8, 179.97)
    office.reply = says(place(taveuni, 24, longitude=-179.9))
    provider.refresh(NOW)
    assert last(taveuni) == (24, TEN)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"latitude": 3.1},
        {"longitude": 101.7},
        {"latitude": float("nan")},
        {"longitude": float("nan")},
        {"longitude": float("inf")},
        {"latitude": "1.29"},
        {"latitude": None},
        {"location_id": 1},
        {"location_id": "0"},
        {"location_id": [0]},
    ],
)
def test_the_weather_of_another_place_is_not_taken(office, city, elsewhere):
    singapore = city()
    office.reply = says(place(singapore, **elsewhere))
    assert provider.refresh(NOW) == 0
    assert last(singapore) == (None, None)


def test_a_local_time_is_read_by_its_offset():
    current = {"time": "2026-11-23T18:00", "temperature_2m": 26.4}
    assert open_meteo.reading({"utc_offset_seconds": 28800, "current": current}, NOW).at == TEN


@pytest.mark.parametrize("offset", ["8 hours", 1e12, float("nan"), 90_000, [8]])
def test_an_offset_that_is_none_is_refused(offset):
    current = {"time": "2026-11-23T18:00", "temperature_2m": 26.4}
    with pytest.raises(BadReading, match="is not a time"):
        open_meteo.reading({"utc_offset_seconds": offset, "current": current}, NOW)


@pytest.mark.parametrize(
    ("name", "where", "temperature", "at"),
    [
        ("denver-2026-09-25", (39.74, -104.98), 16.7, datetime(2026, 9, 25, 23, 0, tzinfo=UTC)),
        ("moscow-2025-12-25", (55.75, 37.62), -4.1, datetime(2025, 12, 25, 3, 45, tzinfo=UTC)),
    ],
)
def test_recorded_answers_are_read(office, city, shared_data, name, where, temperature, at):
    place = city(name, *where)
    office.reply = says((shared_data / "weather" / f"open-meteo-{name}.json").read_bytes())
    assert provider.refresh(at + QUARTER) == 1
    assert last(place) == (temperature, at)
