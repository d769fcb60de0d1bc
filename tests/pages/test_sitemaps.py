"""The sitemap for search engines (https://www.sitemaps.org/protocol.html): an index, and a file per month."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from lxml import etree

from articles import publishing
from tests import factories

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
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


def file_of(day):
    return f"/sitemap-{day.year}-{day.month}.xml"


def test_the_index_leads_to_every_story_once(client, read):
    stories = [factories.published(at=timezone.now() - timedelta(days=20 * each)) for each in range(6)]
    found = [address for path in read("/sitemap.xml") for address in read(path)]
    assert sorted(found) == sorted(["/money/", *(story.get_absolute_url() for story in stories)])
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


def test_sections_are_found_though_nothing_was_published_this_month(read):
    factories.published(at=datetime(2025, 3, 1, tzinfo=UTC), category=factories.category("Money"))
    factories.category("Payments", parent=factories.category("Money"))
    newest = file_of(timezone.localdate())
    assert read("/sitemap.xml")[0] == newest
    assert read(newest) == ["/money/", "/money/payments/"]


def test_every_month_that_the_index_names_is_a_file_with_an_address(read):
    factories.published(at=datetime(2024, 3, 1, tzinfo=UTC))
    factories.published(at=datetime(2024, 12, 31, tzinfo=UTC))
    paths = read("/sitemap.xml")
    assert paths == [file_of(timezone.localdate()), "/sitemap-2024-12.xml", "/sitemap-2024-3.xml"]
    for path in paths:
        assert read(path), path


@pytest.mark.parametrize(
    "day",
    [datetime(2024, 2, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC), timezone.now() + timedelta(days=40)],
)
def test_a_month_that_the_index_does_not_name_is_not_found(client, day):
    factories.published(at=datetime(2024, 3, 1, tzinfo=UTC))
    assert client.get(file_of(day)).status_code == 404


def test_an_empty_paper_has_an_index(read):
    assert read("/sitemap.xml") == [file_of(timezone.localdate())]
    assert read(file_of(timezone.localdate())) == []


def test_drafts_scheduled_ended_and_retracted_stories_are_left_out(read):
    factories.story()
    factories.published(at=timezone.now() + timedelta(hours=1))
    publishing.end(factories.published(at=FIRST))
    publishing.retract(factories.published(at=FIRST))
    found = [address for path in read("/sitemap.xml") for address in read(path)]
    assert set(found) == {"/money/"}


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
