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


def walked(client, address):
    """The addresses of the stories on each page of a list, from the first on."""
    path, _, question = address.partition("?")
    pages_shown = []
    while question is not None:
        page = client.get(f"{path}?{question}").text
        pages_shown.append(addresses_of_stories(page))
        following = older(page)
        question = following and following.lstrip("?")
    return pages_shown


def test_older_leads_to_every_story_once_newest_first(client, fill):
    fill(45)
    newest_first = [each.get_absolute_url() for each in Edition.objects.order_by("-published_at", "-story_id")]
    for address in LISTS:
        shown = walked(client, address)
        assert (address, len(shown), [story for page in shown for story in page]) == (address, 3, newest_first)


def test_a_full_page_with_nothing_behind_it_offers_nothing_older(client, fill):
    fill(pages.SIZE)
    assert older(client.get("/money/").text) is None


def test_what_is_published_meanwhile_moves_nothing_on_older_pages(client, fill):
    fill(25)
    older_pages = [address.partition("?")[0] + older(client.get(address).text) for address in LISTS]
    before = {page: addresses_of_stories(client.get(page).text) for page in older_pages}
    newest = NOON.replace(hour=9)
    factories.published(headline="Ferries, latest", authors=[factories.author()], tags=["Solar"], at=newest)
    assert all(before.values())
    assert {page: addresses_of_stories(client.get(page).text) for page in older_pages} == before


@pytest.mark.parametrize(
    ("language", "said"),
    [("en-gb", "Money, up to 12 October 2026, 10:00"), ("de", "Money, bis 12. Oktober 2026, 10:00 Uhr")],
)
def test_a_page_that_goes_on_says_in_its_title_from_when(client, settings, language, said):
    """Each of them otherwise, for whoever looks for it among open pages, or finds it; the heading is the list's."""
    settings.LANGUAGE_CODE = language
    for hour in range(pages.SIZE + 1):
        factories.published(at=NOON.replace(hour=2) - timedelta(hours=hour - pages.SIZE))
    first = client.get("/money/").text
    older = client.get(f"/money/{re.search(r'[?]before=[^"]+', first)[0]}").text
    titles = [re.search("<title>(.*?)</title>", page)[1] for page in (first, older)]
    assert titles == ["Money | The Monsoon Review", f"{said} | The Monsoon Review"]
    assert '<meta property="og:title" content="Money">' in older and ">Money</h1>" in older


@pytest.mark.parametrize("beginning", ["/money/?", "/search/?q=ferries&"])
def test_a_place_that_no_list_has_is_not_found(client, fill, beginning):
    fill(1)
    answers = {place: client.get(f"{beginning}before={place}").status_code for place in NONSENSE}
    assert answers == dict.fromkeys(NONSENSE, 404)


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
