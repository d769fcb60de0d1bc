"""The sitemap for search engines (https://www.sitemaps.org/protocol.html): an index, and a file per month."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from lxml import etree

from articles import publishing, sitemaps
from newsroom.pagecache import naming
from pictures import withdrawing
from tests import factories
from tests.articles.conftest import clock

__all__ = ["clock"]

pytestmark = pytest.mark.django_db
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
PAGES = "/sitemap-pages.xml"
# The last second of September and the first of October, as clocks in Singapore show them.
LAST, FIRST = datetime(2026, 9, 30, 15, 59, 59, tzinfo=UTC), datetime(2026, 9, 30, 16, 0, tzinfo=UTC)


@pytest.fixture
def read(client, settings):
    """The addresses in a file of the sitemap, without the site's own, which each must begin with."""

    def addresses(path):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml")
        found = etree.fromstring(answer.content).xpath("//s:loc/text()", namespaces=NAMES)
        assert all(address.startswith(settings.SITE_ADDRESS + "/") for address in found)
        return [address.removeprefix(settings.SITE_ADDRESS) for address in found]

    return addresses


def test_the_index_leads_to_every_page_once(client, read):
    people = [factories.author("Ana")]
    stories = [
        factories.published(at=timezone.now() - timedelta(days=20 * each), authors=people, tags=["Solar"])
        for each in range(6)
    ]
    years = {story.published_at.year for story in stories}
    factories.author("Nobody yet")
    factories.story(tags=["Secret plan"])
    found = [address for path in read("/sitemap.xml") for address in read(path)]
    pages = ["/", "/archive/", "/corrections/", "/weather/", "/money/", "/author/ana/", "/tag/solar/"]
    pages += [f"/archive/{year}/" for year in years]
    assert sorted(found) == sorted([*pages, *(story.get_absolute_url() for story in stories)])
    assert all(client.get(address).status_code == 200 for address in found)


def test_a_month_begins_at_midnight_in_the_papers_zone(read):
    before, after = factories.published(at=LAST), factories.published(at=FIRST)
    assert read("/sitemap-2026-9.xml") == [before.get_absolute_url()]
    assert read("/sitemap-2026-10.xml") == [after.get_absolute_url()]


def test_the_index_counts_months_in_the_papers_zone_too(read, settings):
    factories.published(at=FIRST)
    assert "/sitemap-2026-9.xml" not in read("/sitemap.xml")
    settings.TIME_ZONE = "Europe/Madrid"
    publishing.mend()
    assert "/sitemap-2026-9.xml" in read("/sitemap.xml")


def test_sections_are_found_though_nothing_was_published(read):
    factories.category("Payments", parent=factories.category("Money"))
    assert read("/sitemap.xml") == [PAGES]
    assert read(PAGES)[-2:] == ["/money/", "/money/payments/"]


def test_every_month_that_the_index_names_is_a_file_with_an_address(read):
    factories.published(at=datetime(2024, 3, 1, tzinfo=UTC))
    factories.published(at=datetime(2024, 12, 31, tzinfo=UTC))
    paths = read("/sitemap.xml")
    assert paths == [PAGES, "/sitemap-2024-12.xml", "/sitemap-2024-3.xml"]
    for path in paths:
        assert read(path), path


@pytest.mark.parametrize(
    "day",
    [datetime(2024, 2, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC), timezone.now() + timedelta(days=40)],
)
def test_a_month_that_the_index_does_not_name_is_not_found(client, day):
    factories.published(at=datetime(2024, 3, 1, tzinfo=UTC))
    assert client.get(f"/sitemap-{day.year}-{day.month}.xml").status_code == 404


def test_drafts_scheduled_ended_and_retracted_stories_are_left_out(read):
    factories.story()
    factories.published(at=timezone.now() + timedelta(hours=1))
    publishing.end(factories.published())
    publishing.retract(factories.published(at=FIRST))
    found = [address for path in read("/sitemap.xml") for address in read(path)]
    assert found == ["/", "/archive/", "/corrections/", "/weather/", "/money/"] and read("/sitemap-news.xml") == []


def test_an_update_changes_the_day_of_the_last_change_and_not_the_file(client):
    story = factories.published(headline="Ferries", at=FIRST)
    publishing.update(story)
    (last,) = etree.fromstring(client.get("/sitemap-2026-10.xml").content).xpath("//s:lastmod/text()", namespaces=NAMES)
    assert datetime.fromisoformat(last).date() == timezone.localdate()


@pytest.mark.parametrize("words", ["Ferries & <boats>", "เรือไฟฟ้า", "عبّارات", "🚢", "]]>"])
def test_addresses_of_all_words_are_addresses_of_the_web(read, client, words):
    story = factories.published(headline=words, category=factories.category(words), at=FIRST)
    (address,) = read("/sitemap-2026-10.xml")
    assert address.isascii()
    assert address == story.get_absolute_url()
    assert client.get(address).status_code == 200


def test_a_character_that_no_xml_may_hold_breaks_no_sitemap_even_forced_into_the_database(read):
    factories.published(at=FIRST)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_edition SET slug = %s", ["a\x0b&<b"])
        cursor.execute("UPDATE articles_category SET path = %s", ["c\x0b&<d"])
    (address,) = read("/sitemap-2026-10.xml")
    assert address.startswith("/c%0B&%3Cd/a%0B&%3Cb-")


def said(answer, path):
    return etree.fromstring(answer.content).xpath(f"//{path}/text()", namespaces=NAMES)


@pytest.mark.parametrize("file", ["/sitemap-2026-10.xml", "/sitemap-news.xml"])
def test_a_story_names_its_picture_for_as_long_as_readers_may_see_it(client, clock, settings, file):
    clock.at = FIRST + timedelta(hours=1)
    shown = factories.picture()
    factories.published(at=FIRST, lead_picture=shown)
    factories.published(at=FIRST, lead_picture=factories.bare_picture())
    largest = settings.SITE_ADDRESS + shown.widest().get_absolute_url()
    assert said(client.get(file), "image:loc") == [largest]
    withdrawing.withdraw(shown, "A court forbids it.")
    assert said(client.get(file), "image:loc") == []


def test_news_is_what_was_published_within_two_days(client, clock, read, settings):
    settings.LANGUAGE_CODE = "pt-br"
    clock.at = FIRST
    story = factories.published(headline="Ferries & “friends”", at=FIRST - timedelta(hours=47))
    factories.published(at=FIRST - timedelta(hours=49))
    answer = client.get("/sitemap-news.xml")
    assert read("/sitemap-news.xml") == [story.get_absolute_url()]
    assert said(answer, "news:title") == ["Ferries & “friends”"]
    assert (said(answer, "news:name"), said(answer, "news:language")) == ([settings.PAPER_NAME], ["pt"])
    assert datetime.fromisoformat(said(answer, "news:publication_date")[0]) == FIRST - timedelta(hours=47)
    clock.forward(hours=2)
    assert read("/sitemap-news.xml") == []


@pytest.mark.parametrize(("age", "life"), [(30 * 60, 10), (48 * 60 - 4, 4)])
def test_the_file_of_news_ends_as_its_oldest_story_turns_two_days_old_and_soon(rf, clock, age, life):
    clock.at = FIRST
    for minutes in (60, age):
        factories.published(at=FIRST - timedelta(minutes=minutes))
    with naming.collecting() as named:
        sitemaps.news(rf.get("/sitemap-news.xml"))
    assert named.ends == (FIRST + timedelta(minutes=life)).timestamp()
