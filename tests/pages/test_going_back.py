"""Lists go back through time: “Older stories” by the place of the last one shown."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from articles import pages
from articles.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)
LISTS = [
    "/money/",
    "/tag/solar/",
    "/author/mei-lin-tan/",
    "/archive/2026/10/",
    "/archive/2026/10/12/",
    "/search/?q=ferries",
]
NONSENSE = [
    "x",
    "%00",
    "%ff",
    "-",
    "20261012T040000.000000",
    "20261012T040000.000000-",
    "20261012T040000.000000-x",
    "20261012T040000.000000-+1",
    "20261012T040000.000000--1",
    "20261012T040000.000000-1_0",
    "20261012T040000.000000-%00",
    "20261012T040000.000000-9999999999999999999",
    "20261012T040000.000000-" + "9" * 5000,
    "20261012T040000.000000-1%0A",
    "20261012T040000.000000-%D9%A3",
    "%D9%A2%D9%A0%D9%A2%D9%A61012T040000.000000-1",
    "20261332T040000.000000-1",
    "00000101T000000.000000-1",
    "20261012T040000-1",
]


@pytest.fixture
def fill():
    mei = factories.author()

    def filled(number):
        for each in range(number):
            at = NOON + timedelta(minutes=each // 3)  # three at a time: an import's stories share their second
            factories.published(headline=f"Ferries {each}", authors=[mei], tags=["Solar"], at=at)

    return filled


def addresses_of_stories(page):
    return re.findall(r'class="card__headline"><a href="([^"]+)"', page)


def older(page):
    found = re.search(r'<a href="([^"]+)" rel="next">', page)
    return found and found[1].replace("&amp;", "&")


@pytest.mark.parametrize("address", LISTS)
def test_older_leads_to_every_story_once_newest_first(client, fill, address):
    fill(45)
    shown, turns, question = [], 0, address.partition("?")[2]
    while question is not None:
        page = client.get(f"{address.partition('?')[0]}?{question}").text
        shown += addresses_of_stories(page)
        following, turns = older(page), turns + 1
        question = following and following.lstrip("?")
    assert turns == 3
    assert shown == [edition.get_absolute_url() for edition in Edition.objects.order_by("-published_at", "-story_id")]


def test_a_full_page_with_nothing_behind_it_offers_nothing_older(client, fill):
    fill(pages.SIZE)
    assert older(client.get("/money/").text) is None


@pytest.mark.parametrize("address", LISTS)
def test_what_is_published_meanwhile_moves_nothing_on_older_pages(client, fill, address):
    fill(25)
    following = older(client.get(address).text)
    path = address.partition("?")[0]
    before = addresses_of_stories(client.get(path + following).text)
    factories.published(
        headline="Ferries, latest", authors=[factories.author()], tags=["Solar"], at=NOON.replace(hour=9)
    )
    assert before and addresses_of_stories(client.get(path + following).text) == before


@pytest.mark.parametrize("place", NONSENSE, ids=lambda place: place[:30])
@pytest.mark.parametrize("address", ["/money/", "/search/?q=ferries"])
def test_a_place_that_no_list_has_is_not_found(client, fill, address, place):
    fill(1)
    answer = client.get(f"{address}{'&' if '?' in address else '?'}before={place}")
    assert answer.status_code == 404


@pytest.mark.parametrize("place", ["00010101T000000.000000-1", "19700101T000000.000000-0"])
def test_the_beginning_of_time_has_nothing_behind_it(client, fill, place):
    fill(1)
    page = client.get(f"/money/?before={place}")
    assert page.status_code == 200
    assert addresses_of_stories(page.text) == []


def test_the_end_of_time_is_the_newest_page(client, fill):
    fill(1)
    page = client.get("/money/?before=99991231T235959.999999-999999999999999999")
    assert len(addresses_of_stories(page.text)) == 1
