"""MET Norway is asked city by city, as its terms want: https://api.met.no/doc/TermsOfService."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from weather import met_norway, provider

from .office import says
from .told import HOUR, NOW, QUARTER, TEN, forecast, last, sample


@pytest.fixture
def norway(office, settings):
    settings.WEATHER_PROVIDER, settings.WEATHER_CONTACT = "met-norway", "desk@paper.example"
    office.reply = says(forecast())
    return office


def date(at):
    """As headers write it."""
    return format_datetime(at, usegmt=True)


def test_the_reading_is_that_of_the_hour_which_has_begun(norway, city):
    singapore = city()
    norway.reply = says(sample("met-norway-singapore.json"))
    assert provider.refresh(NOW) == 1
    assert last(singapore) == (26.4, TEN)


def test_hours_in_any_order_give_the_same_reading(norway, city):
    singapore, told = city(), sample("met-norway-singapore.json")
    told["properties"]["timeseries"].reverse()
    norway.reply = says(told)
    provider.refresh(NOW)
    assert last(singapore) == (26.4, TEN)


def test_a_forecast_that_begins_with_the_next_hour_gives_that(norway, city):
    singapore = city()
    norway.reply = says(forecast(25, at=TEN + HOUR, in_1=24))
    provider.refresh(NOW)
    assert last(singapore) == (25, TEN + HOUR)


def test_each_city_is_asked_for_by_itself_with_four_decimals_at_most(norway, city):
    city(latitude=1.2904527, longitude=-103.85, position=1)
    city("Quito", -0.18065, -78.46783, position=2)
    provider.refresh(NOW)
    assert [call.question for call in norway.asked] == [
        {"lat": "1.2905", "lon": "-103.8500"},
        {"lat": "-0.1807", "lon": "-78.4678"},
    ]


def test_the_paper_says_who_asks_and_how_to_reach_it(norway, city, settings):
    settings.PAPER_NAME = "The Monsoon Review"
    city()
    provider.refresh(NOW)
    assert norway.asked[0].headers["User-Agent"] == "The Monsoon Review/1.0 desk@paper.example"


def test_nobody_asks_again_before_an_answer_expires(norway, city):
    city()
    norway.reply = says(forecast(), Expires=date(NOW + 2 * HOUR))
    provider.refresh(NOW)
    provider.refresh(NOW + 2 * HOUR - timedelta(seconds=1))
    assert len(norway.asked) == 1
    provider.refresh(NOW + 2 * HOUR)
    assert len(norway.asked) == 2


def test_nobody_asks_twice_for_the_same_hour(norway, city):
    city()
    norway.reply = says(forecast(), Expires=date(NOW + 2 * QUARTER))
    provider.refresh(NOW)
    provider.refresh(NOW + 3 * QUARTER)
    assert len(norway.asked) == 1
    provider.refresh(TEN + HOUR)
    assert len(norway.asked) == 2


def test_one_city_that_is_not_due_leaves_the_others_to_be_asked_for(norway, city):
    city(expires_at=NOW + HOUR)
    city("Bangkok", 13.75, 100.5)
    provider.refresh(NOW)
    assert [call.question["lat"] for call in norway.asked] == ["13.7500"]


def test_an_answer_that_cannot_be_believed_expires_all_the_same(norway, city):
    city()
    norway.reply = says({}, Expires=date(NOW + HOUR))
    provider.refresh(NOW)
    provider.refresh(NOW + QUARTER)
    assert len(norway.asked) == 1


def test_a_throttled_paper_stays_away_for_as_long_as_it_is_told(norway, city):
    city()
    norway.reply = says(b"Too many requests", status=429, Retry_After="1800")
    provider.refresh(NOW)
    provider.refresh(NOW + QUARTER)
    assert len(norway.asked) == 1
    provider.refresh(NOW + 2 * QUARTER)
    assert len(norway.asked) == 2


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        ({}, 0),
        ({"Expires": "Mon, 23 Nov 2026 10:37:00 GMT"}, 30),
        ({"Expires": "Mon, 23 Nov 2026 10:37:00 -0000"}, 30),
        ({"Expires": "Mon, 23 Nov 2026 12:37:00 +0200"}, 30),
        ({"Expires": "Mon, 23 Nov 2026 09:37:00 GMT"}, 0),
        ({"Expires": "Mon, 01 Jan 9999 00:00:00 GMT"}, 24 * 60),
        ({"Expires": "Mon, 01 Jan 0001 00:00:00 +2359"}, 0),
        ({"Expires": "0"}, 0),
        ({"Expires": "-1"}, 0),
        ({"Expires": "soon"}, 0),
        ({"Retry-After": "60"}, 1),
        ({"Retry-After": "9" * 5000}, 0),
        ({"Retry-After": "9" * 30}, 0),
        ({"Retry-After": "Mon, 23 Nov 2026 10:08:00 GMT", "Expires": "Mon, 23 Nov 2026 10:37:00 GMT"}, 30),
    ],
)
def test_how_long_it_is_left_alone(headers, minutes):
    assert met_norway.rest_until(headers, NOW) == NOW + timedelta(minutes=minutes)


def test_a_bad_answer_for_one_city_leaves_the_others_theirs(norway, city):
    cities = [city(str(number), position=number) for number in range(4)]
    norway.replies = [says(forecast(20)), says(b"", status=429), says(b"<html>"), says(forecast(23))]
    assert provider.refresh(NOW) == 2
    assert [last(each)[0] for each in cities] == [20, None, None, 23]


def test_a_version_that_is_going_to_end_is_read_and_logged_once(norway, city, logged):
    singapore = city()
    norway.reply = says(forecast(), status=203)
    assert provider.refresh(NOW) == 1
    assert last(singapore) == (26.4, TEN)
    (line,) = logged()
    assert line == ("WARNING", "Weather from met-norway: status 203: it is going to end this version (Singapore)")
    norway.reply = says(forecast(27, at=TEN + HOUR), status=203)
    assert provider.refresh(NOW + HOUR) == 1
    assert logged() == []


def test_a_recorded_answer_is_read(norway, city, shared_data):
    recorded = shared_data / "weather" / "met-norway-lat40.7lon-74.0altitude10_compact.json"
    recorded = json.loads(recorded.read_text(encoding="utf-8"))
    new_york, now = city("New York", 40.7, -74), datetime(2020, 7, 20, 11, 44, 31, tzinfo=UTC)
    norway.reply = says(recorded["data"], Expires=recorded["headers"]["Expires"])
    assert provider.refresh(now) == 1
    temperature = recorded["data"]["properties"]["timeseries"][0]["data"]["instant"]["details"]["air_temperature"]
    assert last(new_york) == (temperature, datetime(2020, 7, 20, 11, tzinfo=UTC))
    new_york.refresh_from_db()
    assert new_york.expires_at == datetime(2020, 7, 20, 12, 14, 53, tzinfo=UTC)
