"""The weather page: what is printed of a city, of its last day and of the days to come, and where that comes from."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from lxml import html

from newsroom.clock import local_day
from newsroom.pagecache.models import Mark
from tests.weather.office import says
from tests.weather.told import HOUR, NOW, TEN, forecast, place
from weather import curve, met_norway, open_meteo, provider
from weather.models import City, ComingDay, Measurement
from weather.reading import Day
from weather.sky import Sky, of_code, of_name

DAY = timedelta(days=1)


def daily(*rows, offset=8 * 3600):
    """What Open-Meteo tells of days, given as (days from today, lowest, highest, code)."""
    midnight = TEN.replace(hour=0) - timedelta(seconds=offset)
    times = [(midnight + DAY * row[0]).timestamp() for row in rows]
    names = ("temperature_2m_min", "temperature_2m_max", "weather_code")
    columns = dict(zip(names, map(list, zip(*(row[1:] for row in rows), strict=True)), strict=True))
    return {"daily": {"time": times, **columns}, "utc_offset_seconds": offset}


def shown(client):
    page = html.fromstring(client.get("/weather/").content.decode())
    return [" ".join(each.text_content().split()) for each in page.find_class("city")], page


def test_the_page_says_what_is_known(client, city, office):
    """From the service's answer to the page, by way of the task's own function."""
    singapore, now = city(), timezone.now()
    earlier = now - 5 * HOUR
    for at, temperature in ((earlier, 31.0), (now, 26.4)):
        days = [Day(local_day(now) + DAY * n, 24.0 + n, 31.5, Sky.SHOWERS) for n in (0, 1, 2)]
        singapore.take(provider.Reading(temperature, at), now)
        singapore.expect(days)
    (said,), page = shown(client)
    assert "26.4 C" in said and "from 26.4 to 31 C" in said
    tomorrow = local_day(now) + DAY
    assert [each.get("datetime") for each in page.findall(".//tbody//time")] == [
        str(tomorrow),
        str(tomorrow + DAY),
    ]
    assert "Showers2531.5" in said
    assert page.find_class("curve__line")[0].get("d").count("M") == 2, "nobody knows what was in five hours between"
    assert "Open-Meteo" in page.find_class("weather-source")[0].text_content()


def test_a_day_without_a_change_is_said_in_one_figure(client, city):
    frosty, now = city(), timezone.now()
    for at, temperature in ((now - HOUR, -3.0), (now, -3.02)):
        frosty.take(provider.Reading(temperature, at), now)
    (said,), _ = shown(client)
    assert "The last day: \u200e−3 C throughout" in said


def test_a_page_without_weather_says_so(client, city):
    city()
    cities, page = shown(client)
    assert not cities
    assert page.find_class("empty")


def test_what_the_service_tells_is_kept(city, office):
    singapore = city()
    told = place(singapore, at=timezone.now(), utc_offset_seconds=28800)
    today = local_day(timezone.now())
    begins = [timezone.now().timestamp() + 86400 * n for n in range(3)]
    told["daily"] = {
        "time": begins,
        "temperature_2m_min": [24, None, 25],
        "temperature_2m_max": [31, 30, 32.5],
        "weather_code": [95, 0, 3],
    }
    office.reply = says(told)
    assert provider.refresh() == 1
    assert Measurement.objects.get().temperature == 26.4
    kept = ComingDay.objects.order_by("date").values_list("date", "lowest", "highest", "sky")
    assert list(kept) == [(today, 24.0, 31.0, Sky.THUNDER), (today + 2 * DAY, 25.0, 32.5, Sky.CLOUDY)]
    assert Mark.objects.filter(key="weather").exists()


def test_days_are_the_places_own(city):
    told = place(city(), **daily((0, 24, 31, 0), (1, 23, 30, 61)))
    assert open_meteo.days(told, NOW) == [
        Day(NOW.date(), 24.0, 31.0, Sky.CLEAR),
        Day(NOW.date() + DAY, 23.0, 30.0, Sky.RAIN),
    ]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"daily": None},
        {"daily": {"time": "soon"}},
        daily((0, 32, 24, 0)),
        daily((0, 24, 900, 0)),
        daily((400, 24, 31, 0)),
        daily((0, "24", 31, 0)),
        {"daily": {"time": [10**30], **{name: [1] for name in open_meteo.DAILY[1:]}}},
    ],
)
def test_a_forecast_that_cannot_be_believed_is_left_out(city, told):
    assert open_meteo.days(place(city(), **told), NOW) == []


def test_met_norways_hours_make_days():
    """Whole ones, by the sun's time at the place: 104° east is seven hours ahead."""
    midnight = TEN.replace(hour=17)  # of the 24th there
    hours = {f"in_{n}": 20 + (n % 24) / 2 for n in range(50)}
    told = forecast(20, midnight, **hours)
    for hour in told["properties"]["timeseries"]:
        hour["data"]["next_12_hours"] = {"summary": {"symbol_code": "lightrainshowers_day"}}
    first, second = met_norway.days(told, 104, NOW)
    assert (first.date, first.lowest, first.highest, first.sky) == (NOW.date() + DAY, 20.0, 31.5, Sky.SHOWERS)
    assert second.date == NOW.date() + 2 * DAY
    assert met_norway.days({"properties": {"timeseries": [{"time": "never"}]}}, 104, NOW) == []


def test_what_is_past_is_forgotten(city, office):
    singapore, now = city(), timezone.now()
    for at in (now - 25 * HOUR, now - 23 * HOUR):
        Measurement.objects.create(city=singapore, at=at, temperature=25)
    for days in (-1, 1):
        ComingDay.objects.create(city=singapore, date=local_day(now) + days * DAY, lowest=20, highest=30)
    provider.refresh()
    assert Measurement.objects.get().at > now - DAY
    assert ComingDay.objects.get().date > local_day(now)


def test_a_city_that_moves_leaves_its_weather_behind(desk, city):
    singapore, now = city(), timezone.now()
    singapore.take(provider.Reading(26.4, now), now)
    singapore.expect([Day(local_day(now) + DAY, 24.0, 31.0)])
    form = {"name": "Hanoi", "latitude": "21.03", "longitude": "105.85", "position": "0", "shown": "on"}
    desk.post(f"/desk/weather/city/{singapore.pk}/change/", form)
    assert not Measurement.objects.exists() and not ComingDay.objects.exists()
    moved_meanwhile = singapore
    moved_meanwhile.expect([Day(local_day(now) + DAY, 24.0, 31.0)])
    assert not ComingDay.objects.exists(), "what was asked for elsewhere"
    assert City.objects.get().temperature is None


def test_curves_and_ranges_stay_in_their_room():
    measured = [(NOW - DAY + HOUR * n, 20 + n % 7) for n in range(25)]
    drawn = curve.of_day(measured, NOW - DAY, NOW)
    assert (drawn.lowest, drawn.highest, drawn.x) == (20, 26, curve.WIDTH)
    ys = [float(each.split()[1]) for each in drawn.line.replace("M", "L").split("L")[1:]]
    assert min(ys) == curve.ROOM and max(ys) == curve.HEIGHT - curve.ROOM
    assert curve.of_day(measured[:1], NOW - DAY, NOW) is None
    assert curve.ranges([(20, 30), (25, 40)]) == [(0, 50), (25, 75)]
    assert curve.ranges([(25, 25)]) == [(0, 0)]
    assert curve.ranges([]) == []


def test_a_measurement_between_two_gaps_is_a_dot():
    alone = [(NOW - DAY + HOUR * n, 20) for n in (1, 10, 11, 20)]
    assert [part.endswith("h0") for part in curve.of_day(alone, NOW - DAY, NOW).line.split("M")[1:]] == [
        True,
        False,
        True,
    ]


def test_a_citys_hours_are_of_its_own_clock(client, city, office):
    """Between 16:10 UTC of one day and of the next."""
    now = timezone.now()
    for name, zone in (("Delhi", "Asia/Kolkata"), ("Singapore", "Asia/Singapore"), ("Medan", "")):
        each = city(name, zone=zone)
        for at in (now - HOUR, now):
            each.take(provider.Reading(26.4, at), now)
    (delhi, singapore, medan), page = shown(client)
    assert "local time" in delhi and "local time" not in singapore + medan
    marked = [[text.text for text in each.findall("text")] for each in page.find_class("city__hours")]
    assert marked[1] == marked[2] and sorted(marked[0])[:3] == ["06:00", "12:00", "18:00"]
    assert {len(each) for each in marked} == {4}
    places = [[text.get("x") for text in each.findall("text")] for each in page.find_class("city__hours")]
    assert places[0] != places[1], "Delhi is two hours and a half behind"


def test_the_days_to_come_are_those_after_a_citys_own_today(client, city, office):
    now, ours = timezone.now(), local_day(timezone.now())
    for name, zone in (("Apia", "Pacific/Apia"), ("Pago Pago", "Pacific/Pago_Pago")):
        each = city(name, zone=zone)
        each.take(provider.Reading(26.4, now), now)
        each.expect([Day(ours + DAY * n, 24.0, 31.5) for n in (-1, 0, 1, 2)])
    page = shown(client)[1]
    first = [each.find(".//tbody//time").get("datetime") for each in page.find_class("city")]
    theirs = [now.astimezone(ZoneInfo(zone)).date() for zone in ("Pacific/Apia", "Pacific/Pago_Pago")]
    assert first == [str(day + DAY) for day in theirs] and first[0] != first[1]


def test_met_norways_days_go_by_the_citys_clock():
    midnight = TEN.replace(hour=16)  # of the 24th in Singapore, which the sun reaches an hour later
    told = forecast(20, midnight, **{f"in_{n}": 20 + (n % 24) / 2 for n in range(50)})
    first, _ = met_norway.days(told, 104, NOW, ZoneInfo("Asia/Singapore"))
    assert (first.date, first.lowest, first.highest) == (NOW.date() + DAY, 20.0, 31.5)


@pytest.mark.parametrize(
    ("told", "sky"),
    [
        ("heavyrainshowersandthunder_day", Sky.THUNDER),
        ("lightsleet", Sky.SLEET),
        ("snowshowers_night", Sky.SNOW),
        ("partlycloudy_polartwilight", Sky.PARTLY),
        ("cloudy", Sky.CLOUDY),
        ("frogs", ""),
        (None, ""),
    ],
)
def test_skies_by_name(told, sky):
    assert of_name(told) == sky


@pytest.mark.parametrize(("code", "sky"), [(0, Sky.CLEAR), (66.0, Sky.SLEET), (82, Sky.SHOWERS), (True, ""), (4, "")])
def test_skies_by_code(code, sky):
    assert of_code(code) == sky
