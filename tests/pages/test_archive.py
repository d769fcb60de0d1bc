"""The archive by year, month and day, in the paper's own time zone."""

import re
from datetime import UTC, datetime

import pytest

from tests import factories

pytestmark = pytest.mark.django_db
BIG = "9" * 25
# The last second of September and the first of October, as clocks in Singapore show them.
LAST, FIRST = datetime(2026, 9, 30, 15, 59, 59, tzinfo=UTC), datetime(2026, 9, 30, 16, 0, tzinfo=UTC)


def headlines(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return re.findall(r'class="card__headline"><a [^>]+>([^<]+)<', answer.text)


@pytest.fixture
def midnight():
    factories.published(headline="Before midnight", at=LAST)
    factories.published(headline="At midnight", at=FIRST)


def test_a_month_begins_at_midnight_in_the_papers_zone(client, midnight):
    assert headlines(client, "/archive/2026/9/") == ["Before midnight"]
    assert headlines(client, "/archive/2026/10/") == ["At midnight"]


def test_a_day_begins_at_midnight_in_the_papers_zone(client, midnight):
    assert headlines(client, "/archive/2026/9/30/") == ["Before midnight"]
    assert headlines(client, "/archive/2026/10/1/") == ["At midnight"]


def test_another_zone_has_other_days(client, midnight, settings):
    settings.TIME_ZONE = "Europe/Madrid"
    assert headlines(client, "/archive/2026/9/30/") == ["At midnight", "Before midnight"]
    assert headlines(client, "/archive/2026/10/") == []


def test_a_day_on_which_clocks_go_back_has_all_its_stories(client, settings):
    settings.TIME_ZONE = "Europe/Madrid"  # on 25 October 2026 from 03:00 to 02:00: the day has 25 hours
    for at in (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC)):
        factories.published(headline=f"{at:%H:%M}", at=at)
    factories.published(headline="The next day", at=datetime(2026, 10, 25, 23, 0, tzinfo=UTC))
    assert headlines(client, "/archive/2026/10/25/") == ["22:59", "22:00"]


def test_the_archive_leads_to_every_month_and_a_month_to_every_day_with_stories(client, midnight):
    factories.published(headline="Long ago", at=datetime(2025, 12, 31, 15, tzinfo=UTC))
    archive = client.get("/archive/").text
    assert "/archive/2025/12/" in archive
    assert "/archive/2026/10/" in archive
    assert re.findall(r'href="(/archive/2026/9/\d+/)"', client.get("/archive/2026/9/").text) == ["/archive/2026/9/30/"]


def test_the_archive_leaves_out_months_in_which_nothing_was_published(client, midnight):
    factories.published(headline="Long ago", at=datetime(1900, 1, 1, 12, tzinfo=UTC))
    months = re.findall(r'href="(/archive/\d+/\d+/)"', client.get("/archive/").text)
    assert months == ["/archive/2026/10/", "/archive/2026/9/", "/archive/1900/1/"]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu", "Europe/Madrid"])
def test_every_month_that_the_archive_names_has_a_story(client, settings, zone):
    settings.TIME_ZONE = zone
    for month in (1, 4, 7, 11):
        factories.published(at=datetime(2025, month, 1, tzinfo=UTC))
    months = re.findall(r'href="(/archive/\d+/\d+/)"', client.get("/archive/").text)
    assert len(months) == 4
    assert all(headlines(client, month) for month in months)


def test_a_paper_without_stories_has_a_friendly_archive(client):
    assert "Nothing has been published yet." in client.get("/archive/").text


@pytest.mark.parametrize("address", ["/archive/2026/10/", "/archive/2026/10/1/", "/archive/1900/1/1/"])
def test_a_time_without_stories_is_a_page_that_says_so(client, address):
    assert "Nothing was published" in client.get(address).text


@pytest.mark.parametrize(
    "day",
    [
        *("0/0/0", "0/1/1", "1/1/1", "1899/12/31", "9999/12/31", "10000/1/1"),
        *("2026/0/1", "2026/13/1", "2026/2/29", "2026/4/31", "2026/1/0", "2026/1/32"),
        *(f"{BIG}/1/1", f"2026/{BIG}/1", f"2026/1/{BIG}", "-2026/1/1", "%D9%A2/1/1", "2026/1/1x", "9" * 5000 + "/1/1"),
    ],
    ids=lambda day: day[:20],
)
def test_a_day_that_no_calendar_has_is_not_found(client, day):
    assert client.get(f"/archive/{day}/").status_code == 404


@pytest.mark.parametrize("month", ["0/0", "1/1", "1899/12", "9999/12", "2026/0", "2026/13", f"{BIG}/1", f"2026/{BIG}"])
def test_a_month_that_no_calendar_has_is_not_found(client, month):
    assert client.get(f"/archive/{month}/").status_code == 404
    assert client.get(f"/sitemap-{month.replace('/', '-')}.xml").status_code == 404


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_first_and_the_last_day_answer_in_the_farthest_zones(client, settings, zone):
    settings.TIME_ZONE = zone
    assert client.get("/archive/1900/1/1/").status_code == client.get("/archive/9998/12/31/").status_code == 200
