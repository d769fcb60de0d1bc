"""Cities are written down and ordered at the desk."""

import pytest
from django.db import IntegrityError, transaction

from weather import provider
from weather.models import City
from weather.trouble import in_words

from .told import HOUR, NOW, TEN

ADD, LIST = "/desk/weather/city/add/", "/desk/weather/city/"
BANGKOK = {"name": "Bangkok", "label": "", "latitude": "13.75", "longitude": "100.5", "position": "2", "shown": "on"}


def errors(page):
    return page.context["adminform"].form.errors


def test_a_city_is_written_down(desk):
    page = desk.post(ADD, {**BANGKOK, "label": "Thailand"}, follow=True)
    assert "is saved." in page.content.decode()
    city = City.objects.get()
    assert (city.name, city.label, city.latitude, city.longitude) == ("Bangkok", "Thailand", 13.75, 100.5)
    assert (city.position, city.shown, city.temperature, city.read_at) == (2, True, None, None)


def test_a_city_without_a_label_goes_by_its_name(desk):
    desk.post(ADD, BANGKOK)
    assert str(City.objects.get()) == "Bangkok"


def test_a_city_has_a_clock_of_its_own_or_the_papers(desk):
    desk.post(ADD, {**BANGKOK, "zone": "Asia/Bangkok"})
    desk.post(ADD, {**BANGKOK, "name": "Hanoi", "zone": ""})
    assert [str(city.clock) for city in City.objects.order_by("name")] == ["Asia/Bangkok", "Asia/Singapore"]
    City.objects.update(zone="Asia/Atlantis")  # as where a newer machine knew it
    assert {str(city.clock) for city in City.objects.all()} == {"Asia/Singapore"}
    assert '<option value="Asia/Bangkok">Bangkok · ' in desk.get(ADD).content.decode()


def test_a_label_of_blanks_is_none(desk):
    desk.post(ADD, {**BANGKOK, "label": " \t\u200b "})
    assert str(City.objects.get()) == "Bangkok"


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("latitude", "90.01", "less than or equal to 90"),
        ("latitude", "-90.01", "greater than or equal to -90"),
        ("latitude", "13,75° N", "Enter a number"),
        ("latitude", "nan", "Enter a number"),
        ("latitude", "1e309", "Enter a number"),
        ("latitude", "", "This field is required"),
        ("longitude", "180.01", "less than or equal to 180"),
        ("longitude", "-180.01", "greater than or equal to -180"),
        ("longitude", "inf", "Enter a number"),
        ("name", "", "This field is required"),
        ("name", "x" * 81, "at most 80 characters"),
        ("position", "-1", "greater than or equal to 0"),
        ("zone", "Asia/Atlantis", "knows no such time zone"),
    ],
)
def test_what_cannot_be_is_said_where_it_was_typed(desk, field, typed, says):
    page = desk.post(ADD, {**BANGKOK, field: typed})
    assert list(errors(page)) == [field]
    assert says in str(errors(page)[field])
    assert not City.objects.exists()


@pytest.mark.parametrize("fields", [{"latitude": 91}, {"longitude": -181}, {"temperature": 20}])
def test_the_database_holds_the_globe_too(city, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        city(**fields)


def test_the_list_shows_the_last_reading_and_what_is_wrong_with_the_next(desk, city):
    city(temperature=31.0, read_at=TEN)
    city("Bangkok", trouble="status 500")
    page = desk.get(LIST).content.decode()
    assert '<td class="field-reading">31 C</td>' in page
    assert '<td class="field-reading">none yet</td>' in page
    assert '<td class="field-measured">23 Nov 2026, 18:00</td>' in page
    assert '<span title="status 500">The weather service answered with an error of its own (500). It is asked' in page


def test_the_list_is_ordered_by_when_it_was_measured_and_by_trouble(desk, city):
    city(read_at=TEN + HOUR, trouble="status 500")
    city("Bangkok", read_at=TEN, trouble="status 404")
    city("Hanoi", read_at=TEN + 2 * HOUR)
    for column, names in {"4": ["Bangkok", "Singapore", "Hanoi"], "-5": ["Singapore", "Bangkok", "Hanoi"]}.items():
        shown = desk.get(LIST, {"o": column}).context["cl"].result_list
        assert [each.name for each in shown] == names, column


@pytest.mark.parametrize(
    ("noted", "says"),
    [
        ("no whole answer (NameResolutionError)", "could not be reached. It is asked again within a quarter"),
        ("no whole answer (SSLError)", "could not prove who it is. Ask the operator to install ca-certificates"),
        ("no whole answer (ReadTimeoutError)", "answered too slowly"),
        ("no whole answer (URLSchemeUnknown)", "address that is set. Ask the operator to check WEATHER_ADDRESS"),
        ("no whole answer (ProtocolError)", "answer broke off"),
        ("not whole after 15 seconds", "answered too slowly"),
        ("the answer is not JSON", "answered nonsense"),
        ("more than 256 KB", "answered nonsense"),
        (provider.WILL_END, "is going to end what we ask for"),
        ("status 302", "has moved (302)"),
        ("status 403", "does not let us in (403)"),
        ("status 404", "refused what it was asked (404). Check the city’s latitude"),
        ("status 429", "asked less often"),
        ("missing from the answer", "told nothing of this city. Check the city’s"),
        ("temperature 99.0 °C was never measured on earth", "told what cannot be"),
        ("", ""),
    ],
)
def test_what_is_wrong_is_said_in_words_and_what_to_do(noted, says):
    assert says in in_words(noted)
    assert "Error" not in in_words(noted)


def test_a_city_in_trouble_tells_what_the_log_has(desk, city):
    well, ill = city(), city("Bangkok", trouble="no whole answer (NameResolutionError)")
    shown = [desk.get(f"/desk/weather/city/{each.pk}/change/").text for each in (well, ill)]
    assert ["no whole answer (NameResolutionError)</div>" in page for page in shown] == [False, True]
    assert ["could not be reached" in page for page in shown] == [False, True]


def test_the_list_orders_and_hides(desk, city):
    singapore, bangkok = city(position=0), city("Bangkok", position=1)
    rows = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": ""}
    first = {"form-0-id": singapore.pk, "form-0-position": 5}
    desk.post(LIST, {**rows, **first, "form-1-id": bangkok.pk, "form-1-position": 1, "form-1-shown": "on"})
    assert list(City.objects.values_list("name", "shown")) == [("Bangkok", True), ("Singapore", False)]


@pytest.fixture
def read(city):
    return city(temperature=20, read_at=TEN, fetched_at=NOW, expires_at=NOW + HOUR, trouble="status 500")


def change(desk, city, **fields):
    desk.post(f"/desk/weather/city/{city.pk}/change/", {**BANGKOK, "latitude": "1.29", "longitude": "103.85", **fields})
    city.refresh_from_db()


@pytest.mark.parametrize("moved", [{"latitude": "1.3"}, {"longitude": "103.8"}])
def test_a_city_that_moves_forgets_the_weather_of_the_old_place(desk, read, moved):
    change(desk, read, **moved)
    assert (read.temperature, read.read_at, read.fetched_at, read.expires_at, read.trouble) == (
        None,
        None,
        None,
        None,
        "",
    )


def test_a_zone_that_this_machine_does_not_know_stays_until_another_is_chosen(desk, city):
    singapore = city(zone="Asia/Nowhere")
    page = desk.get(f"/desk/weather/city/{singapore.pk}/change/").text
    assert '<option value="Asia/Nowhere" selected>Asia/Nowhere · not known to this machine</option>' in page
    change(desk, singapore, zone="Asia/Nowhere", label="Temasek")
    assert (singapore.zone, singapore.label) == ("Asia/Nowhere", "")
    change(desk, singapore, zone="Asia/Singapore", label="Temasek")
    assert (singapore.zone, singapore.label) == ("Asia/Singapore", "Temasek")


def test_a_city_that_stays_keeps_its_reading(desk, read):
    change(desk, read, label="Temasek", position="7")
    assert (str(read), read.position, read.temperature, read.read_at) == ("Temasek", 7, 20, TEN)
