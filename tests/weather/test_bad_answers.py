"""Whatever comes instead of an answer: the last reading stays, other cities get theirs, one line is logged."""

import gzip
import json
import tracemalloc

import pytest

from weather import provider
from weather.models import City
from weather.reading import Reading

from .office import PIECES, Office, drips, packed, says, says_nothing, sends
from .told import HOUR, NOW, QUARTER, TEN, forecast, last, place, places

GOOD = json.dumps(place(City(latitude=1.29, longitude=103.85), 30)).encode()
OK, CHUNKED = b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n\r\n"
PACKED = b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n\x1f\x8b\x08"
NEST = b"[" * 100_000 + b"]" * 100_000

BAD_ANSWERS = {
    "a web page": says(b"<!doctype html><h1>Welcome to the hotel's network</h1>"),
    "nothing": says(b""),
    "null": says(None),
    "a number": says(26.4),
    "a word": says("26.4"),
    "an empty list": says([]),
    "a list of lists": says([[]]),
    "a complaint": says({"error": True, "reason": "Latitude must be in range of -90 to 90°"}),
    "NaN instead of all": says(b"NaN"),
    "a deep nest": says(NEST),
    "no text": says(bytes(range(256))),
    "JSON that breaks off": says(GOOD[:-9]),
    "less than was promised": says(GOOD[:-9], Content_Length=str(len(GOOD)), Connection="close"),
    "less than was promised, and whole": says(GOOD, Content_Length="9000", Connection="close"),
    "lengths that disagree": says(GOOD, Content_Length="8, 9"),
    "ten megabytes": says(b"[" + b" " * 10_000_000 + b"]"),
    "a gigabyte of promises": says(GOOD, Content_Length="1000000000", Connection="close"),
    "a bomb": packed(bytes(50_000_000)),
    "a bomb in a bomb": packed(bytes(50_000_000), layers=2),
    "called gzip, and is not": says(GOOD, Content_Encoding="gzip"),
    "gzip that breaks off": sends(OK, PACKED, b"\0\0\0\0\0\0\3K"),
    "429": says(GOOD, status=429),
    "429, come back later": says(GOOD, status=429, Retry_After="3"),
    "500": says(GOOD, status=500),
    "503, come back later": says(GOOD, status=503, Retry_After="3"),
    "404": says(GOOD, status=404),
    "201": says(GOOD, status=201),
    "204": says(b"", status=204),
    "304": says(b"", status=304),
    "a redirect to itself": says(b"", status=302, Location="/forecast"),
    "a redirect to nowhere": says(b"", status=302),
    "a redirect to another host": says(b"", status=302, Location="http://weather.invalid/"),
    "a redirect later": says(b"", status=302, Location="/forecast", Retry_After="3"),
    "a redirect to nonsense": says(b"", status=302, Location="http://[::1/"),
    "a redirect to a file": says(b"", status=302, Location="file:///etc/passwd"),
    "not HTTP": sends(b"SSH-2.0-OpenSSH_10.0\r\n"),
    "a dead line": sends(),
    "half a header": sends(OK, b"Content-Le"),
    "chunks of no size": sends(OK, CHUNKED, b"xyz\r\n", GOOD),
    "a thousand headers": sends(OK, b"X: y\r\n" * 1000, b"\r\n", GOOD),
}

# Each is good and whole at its end, and would be taken by anybody who waits for that.
SLOW_ANSWERS = {
    "before it says a word": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n", OK + b"\r\n" + GOOD),
    "in a header": drips(OK + b"X: ", b"y", b"\r\n\r\n" + GOOD),
    "in the body": drips(OK + b"\r\n", b" ", GOOD),
    "in the body, its length known": drips(OK + b"Content-Length: %d\r\n\r\n" % (PIECES + len(GOOD)), b" ", GOOD),
    "after the body": drips(OK + b"\r\n" + GOOD, b" "),
    "in the size of a chunk": drips(OK + CHUNKED + b"%x;" % len(GOOD), b"x", b"\r\n" + GOOD + b"\r\n0\r\n\r\n"),
    "in the name of a packed file": drips(OK + PACKED + b"\x08\0\0\0\0\0\3", b"x", b"\0" + gzip.compress(GOOD)[10:]),
}

BAD_VALUES = {
    "NaN": "NaN",
    "Infinity": "-Infinity",
    "1e309": "1e309",
    "a huge number": "1" + "0" * 400,
    "a number of 5,000 digits": "9" * 5000,
    "null": "null",
    "true": "true",
    "a word": '"26.4"',
    "a list": "[26.4]",
    "a nest": "[" * 900 + "]" * 900,
    "hotter than ever": "60.1",
    "colder than ever": "-90.1",
}

BAD_TIMES = [None, True, "soon", [], 10**400, 1e309, -1e18, 1e18]
BAD_TIMES += ["2026-11-22T10:00Z", "2026-11-23T11:08Z", "0001-01-01T00:00+14:00"]


@pytest.fixture
def singapore(city):
    return city(temperature=20, read_at=TEN - QUARTER)


def written(told, temperature):
    """JSON that says `temperature` word for word where `told` says 26.4."""
    return says(json.dumps(told).replace("26.4", temperature).encode())


def assert_kept(city, logged):
    """One line in the log that names the city, and all as it was."""
    (line,) = logged()
    assert line[0] == "WARNING"
    assert line[1].endswith(f"({city})")
    assert "\n" not in line[1]
    assert last(city) == (20, TEN - QUARTER)


@pytest.mark.parametrize("provided_by", ["open-meteo", "met-norway"])
@pytest.mark.parametrize("reply", BAD_ANSWERS.values(), ids=BAD_ANSWERS)
def test_a_bad_answer_keeps_the_last_reading(office, singapore, logged, settings, reply, provided_by):
    settings.WEATHER_PROVIDER = provided_by
    office.reply = reply
    assert provider.refresh(NOW) == 0
    assert_kept(singapore, logged)


@pytest.mark.parametrize("reply", SLOW_ANSWERS.values(), ids=SLOW_ANSWERS)
def test_a_slow_drip_is_cut_off(office, singapore, logged, monkeypatch, reply):
    monkeypatch.setattr(provider, "WHOLE", 0.3)
    office.reply = reply
    provider.refresh(NOW)
    singapore.refresh_from_db()
    assert singapore.trouble == "not whole after 0.3 seconds"
    assert not office.was_patient
    assert_kept(singapore, logged)


def test_a_service_that_says_nothing_is_not_waited_for(office, singapore, logged, monkeypatch):
    monkeypatch.setattr(provider, "READ", 0.1)
    office.reply = says_nothing
    provider.refresh(NOW)
    assert "no whole answer (ReadTimeoutError)" in logged()[0][1]
    assert last(singapore) == (20, TEN - QUARTER)


def test_a_service_that_is_not_there_is_done_without(singapore, logged, settings):
    with Office() as office:
        settings.WEATHER_ADDRESS = office.address
    provider.refresh(NOW)
    assert_kept(singapore, logged)


@pytest.mark.parametrize(
    "address", ["weather", "http://", "http://[", "http://w\nx/", "https://127.0.0.1:1/", "file:///etc"]
)
def test_a_wrong_address_is_a_bad_answer_too(singapore, logged, settings, address):
    settings.WEATHER_ADDRESS = address
    provider.refresh(NOW)
    assert_kept(singapore, logged)


@pytest.mark.parametrize("value", BAD_VALUES.values(), ids=BAD_VALUES)
def test_a_bad_value_of_one_city_leaves_the_others_theirs(office, city, singapore, logged, value):
    bangkok = city("Bangkok", 13.75, 100.5)
    office.reply = written(places((singapore, 26.4), (bangkok, 31)), value)
    assert provider.refresh(NOW) == 1
    assert last(bangkok) == (31, TEN)
    assert_kept(singapore, logged)


@pytest.mark.parametrize("value", BAD_VALUES.values(), ids=BAD_VALUES)
def test_a_bad_value_of_met_norway_keeps_the_last_reading(office, singapore, logged, settings, value):
    settings.WEATHER_PROVIDER = "met-norway"
    office.reply = written(forecast(26.4), value)
    assert provider.refresh(NOW) == 0
    assert_kept(singapore, logged)


@pytest.mark.parametrize("time", BAD_TIMES)
def test_a_time_that_cannot_be_keeps_the_last_reading(office, city, singapore, logged, time):
    bangkok = city("Bangkok", 13.75, 100.5)
    told = places((singapore, 26), (bangkok, 31))
    told[0]["current"]["time"] = time
    office.reply = says(told)
    assert provider.refresh(NOW) == 1
    assert last(bangkok) == (31, TEN)
    assert_kept(singapore, logged)


@pytest.mark.parametrize("current", [None, [], {}, {"time": 1_795_428_000}, {"temperature_2m": 26.4}, "26.4"])
def test_an_answer_without_a_reading_keeps_the_last(office, singapore, logged, current):
    office.reply = says(place(singapore, current=current))
    assert provider.refresh(NOW) == 0
    assert_kept(singapore, logged)


@pytest.mark.parametrize("layers", [0, 1, 2])
def test_a_large_answer_takes_little_memory(office, singapore, layers):
    office.reply = packed(bytes(50_000_000), layers)
    tracemalloc.start()
    try:
        provider.refresh(NOW)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_trouble_is_logged_when_it_begins_when_it_changes_and_when_it_ends(office, singapore, logged):
    lines = []
    for number, reply in enumerate([says(b"", 500), says(b"", 500), says(b"", 429), says(b"", 429), None, None]):
        at = NOW + number * QUARTER
        office.reply = reply or says(place(singapore, 26, at))
        provider.refresh(at)
        lines.append(logged())
    assert lines == [
        [("WARNING", "Weather from open-meteo: status 500 (Singapore)")],
        [],
        [("WARNING", "Weather from open-meteo: status 429 (Singapore)")],
        [],
        [("INFO", "Weather from open-meteo: well again (Singapore)")],
        [],
    ]


def test_a_trouble_of_many_cities_is_one_line(office, city, logged):
    for name in ("Bangkok", "Singapore", "Hanoi"):
        city(name)
    office.reply = says(b"", 500)
    provider.refresh(NOW)
    assert logged() == [("WARNING", "Weather from open-meteo: status 500 (Bangkok, Singapore, Hanoi)")]


def test_different_troubles_are_one_line(office, city, singapore, logged):
    bangkok = city("Bangkok", 13.75, 100.5, trouble="status 500")
    city("Hanoi", 21.03, 105.85)
    office.reply = says([place(singapore, 99), place(bangkok, 31, location_id=1)])
    provider.refresh(NOW)
    ((level, line),) = logged()
    assert level == "WARNING"
    assert line == (
        "Weather from open-meteo: temperature 99.0 °C was never measured on earth (Singapore); "
        "well again (Bangkok); missing from the answer (Hanoi)"
    )


@pytest.mark.parametrize("status", [429, 500, 503])
def test_nothing_is_tried_again_at_once(office, singapore, status):
    office.reply = says(b"", status=status, Retry_After="1")
    provider.refresh(NOW)
    assert len(office.asked) == 1


def test_a_redirect_on_the_same_host_is_followed_once(office, singapore):
    office.replies = [says(b"", status=301, Location="/v2/forecast?here=1")]
    office.reply = says(place(singapore))
    assert provider.refresh(NOW) == 1
    assert [call.place for call in office.asked] == ["/forecast", "/v2/forecast"]


def test_a_redirect_to_another_host_is_never_followed(office, singapore):
    with Office() as other:
        other.reply = says(place(singapore))
        office.reply = says(b"", status=302, Location=other.address)
        assert provider.refresh(NOW) == 0
        assert (len(office.asked), other.asked) == (1, [])


def test_a_city_that_has_moved_meanwhile_does_not_get_the_weather_of_the_old_place(city):
    asked_for = city(temperature=20, read_at=TEN - QUARTER)
    City.objects.update(name="Oslo", latitude=59.91, longitude=10.75, temperature=None, read_at=None)
    assert not asked_for.take(Reading(26.4, TEN), NOW)
    assert not asked_for.note("status 500")
    asked_for.rest(NOW + HOUR)
    oslo = City.objects.get()
    assert (oslo.temperature, oslo.trouble, oslo.expires_at) == (None, "", None)


def test_a_city_that_is_deleted_meanwhile_does_not_come_back(city):
    asked_for = city()
    City.objects.all().delete()
    assert not asked_for.take(Reading(26.4, TEN), NOW)
    assert not City.objects.exists()
