"""Readers are told what was wrong: under the story, on a page of all corrections, in its feed."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from html import unescape

import pytest
from django.utils import timezone
from lxml import etree, html

from articles import publishing
from articles.models import Correction, Edition
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)  # twelve o’clock in Singapore
DAY = timedelta(days=1)
Kind = Correction.Kind


def told(story, text="There are three masts.", kind=Kind.CORRECTION, at=NOON):
    return Correction.objects.create(story=story, kind=kind, text=text, made_at=at)


@pytest.fixture
def story():
    return factories.published(headline="Ferries go electric", at=NOON - DAY)


@pytest.fixture
def read(client):
    """A page of the paper as a tree of elements."""

    def page(address):
        answer = client.get(address)
        assert answer.status_code == 200
        return html.fromstring(answer.content)

    return page


def words(element):
    return " ".join(element.text_content().split())


def listed(page):
    return [words(entry) for entry in page.xpath("//li[contains(@class, 'correction')]")]


class TestUnderTheStory:
    def test_entries_stand_below_the_text_newest_first(self, read, story):
        told(story)
        told(story, "It was Tuesday.", Kind.CLARIFICATION, NOON + DAY)
        assert listed(read(story.get_absolute_url())) == [
            "Clarification 13 October 2026, 12:00 It was Tuesday.",
            "Correction 12 October 2026, 12:00 There are three masts.",
        ]

    def test_a_line_above_the_text_leads_down_to_the_newest_of_each_kind(self, read, story):
        told(story, at=NOON)
        second, note = told(story, at=NOON + DAY), told(story, kind=Kind.EDITORS_NOTE, at=NOON + 2 * DAY)
        links = read(story.get_absolute_url()).xpath("//p[@class='story__corrected']/a")
        assert [(words(link), link.get("href")) for link in links] == [
            ("Editor’s note 14 October 2026", f"#correction-{note.pk}"),
            ("Corrected 13 October 2026", f"#correction-{second.pk}"),
        ]

    def test_the_line_leads_to_something_on_the_page(self, read, story):
        told(story)
        page = read(story.get_absolute_url())
        (link,) = page.xpath("//p[@class='story__corrected']/a")
        assert page.get_element_by_id(link.get("href").removeprefix("#")).tag == "li"

    def test_a_story_without_mistakes_says_nothing_of_any(self, read, story):
        page = read(story.get_absolute_url())
        assert page.xpath("//*[contains(@class, 'correct')]") == []

    def test_another_storys_corrections_stay_there(self, read, story):
        told(factories.published())
        assert listed(read(story.get_absolute_url())) == []

    def test_its_words_are_words_and_keep_their_paragraphs(self, client, story):
        told(story, "Ali & Sons <b>won</b>.\n\nThey did not lose.")
        page = client.get(story.get_absolute_url()).text
        assert "<p>Ali &amp; Sons &lt;b&gt;won&lt;/b&gt;.</p>\n\n<p>They did not lose.</p>" in page


class TestModifiedTime:
    def modified(self, page):
        return page.xpath("string(//meta[@property='article:modified_time']/@content)")

    def test_follows_the_last_correction(self, read, story):
        told(story, at=NOON)
        told(story, at=NOON + DAY)
        page = read(story.get_absolute_url())
        assert datetime.fromisoformat(self.modified(page)) == NOON + DAY
        assert "Updated 13 October 2026, 12:00" in words(page)

    def test_is_the_edition_s_where_that_is_newer(self, read, story):
        told(story)
        edition = publishing.update(story)
        assert datetime.fromisoformat(self.modified(read(story.get_absolute_url()))) == edition.starts_at.replace(
            microsecond=0
        )

    def test_moves_neither_the_first_date_nor_the_order_of_lists(self, read, story):
        newer = factories.published(at=NOON - DAY / 2)
        before = Edition.objects.get(story=story).published_at
        told(story, at=NOON + DAY)
        heads = [link.text for link in read("/money/").xpath("//h2[@class='card__headline']/a")]
        assert heads == [newer.headline, story.headline]
        page = read(story.get_absolute_url())
        published = page.xpath("string(//meta[@property='article:published_time']/@content)")
        assert datetime.fromisoformat(published) == before == NOON - DAY

    def test_is_told_to_search_engines(self, client, story):
        told(story, at=NOON + DAY)
        found = etree.fromstring(client.get("/sitemap-2026-10.xml").content).xpath("//*[local-name()='lastmod']/text()")
        assert [datetime.fromisoformat(each) for each in found] == [NOON + DAY]

    @pytest.mark.parametrize("address", ["/feed/", "/money/feed/"])
    def test_is_told_to_feed_readers(self, client, story, address):
        told(story, at=NOON + DAY)
        feed = etree.fromstring(client.get(address).content)
        assert parsedate_to_datetime(feed.findtext("channel/lastBuildDate")) == NOON + DAY
        assert parsedate_to_datetime(feed.findtext("channel/item/pubDate")) == NOON - DAY


class TestThePageOfAll:
    def test_lists_newest_first_and_leads_to_each_entry(self, read, story):
        told(story)
        other = factories.published(headline="A bank moves", at=NOON)
        newest = told(other, "It has moved twice.", Kind.UPDATE, NOON + DAY)
        page = read("/corrections/")
        assert listed(page) == [
            "Update 13 October 2026, 12:00 A bank moves It has moved twice.",
            "Correction 12 October 2026, 12:00 Ferries go electric There are three masts.",
        ]
        assert page.xpath("//ol//h2/a/@href")[0] == f"{other.get_absolute_url()}#correction-{newest.pk}"

    def test_prints_the_headline_that_readers_saw(self, read, story):
        story.headline = "Half a sent"
        story.save()
        told(story)
        assert "Ferries go electric" in listed(read("/corrections/"))[0]

    def test_prints_a_plain_headline_once_the_story_is_gone(self, read, story):
        told(story)
        publishing.end(story)
        page = read("/corrections/")
        assert "Ferries go electric There are three masts." in listed(page)[0]
        assert page.xpath("//ol//h2/a") == []

    def test_says_nothing_of_a_story_that_readers_never_saw(self, read):
        told(factories.story())
        assert listed(read("/corrections/")) == []

    def test_goes_back_a_page_at_a_time_and_tells_each_once(self, read, story):
        made = [told(story, f"Mistake {each}.", at=NOON + timedelta(hours=each // 3)) for each in range(45)]
        seen, address = [], "/corrections/"
        while address:
            page = read(address)
            seen += [entry.get("id") for entry in page.xpath("//li[contains(@class, 'correction')]")]
            older = page.xpath("//a[@rel='next']/@href")
            address = f"/corrections/{older[0]}" if older else None
        assert seen == [f"correction-{entry.pk}" for entry in reversed(made)]

    @pytest.mark.parametrize("before", ["x", "20261012T040000.000000-", "99999999T999999.000000-1", "%00"])
    def test_a_place_that_is_none_is_not_found(self, client, before):
        assert client.get(f"/corrections/?before={before}").status_code == 404

    def test_behind_the_last_it_says_so(self, client, story):
        told(story)
        assert "Nothing older stands here." in client.get("/corrections/?before=20201012T040000.000000-1").text

    def test_says_so_while_there_is_none(self, client):
        assert "Nothing has had to be corrected yet." in client.get("/corrections/").text

    def test_is_found_from_every_foot_and_its_feed_from_its_head(self, read):
        assert read("/").xpath("//footer//a[@href='/corrections/']")
        assert read("/corrections/").xpath("//link[@rel='alternate' and @href='/corrections/feed/']")

    def test_is_read_and_not_written(self, client):
        assert client.post("/corrections/").status_code == 405


class TestRetractions:
    def test_are_listed_with_their_notice_and_no_link(self, read, story):
        publishing.retract(story, notice="There is no ferry.")
        page = read("/corrections/")
        (entry,) = listed(page)
        assert entry.startswith("Retraction")
        assert entry.endswith("Ferries go electric There is no ferry.")
        assert page.xpath("//ol//h2/a") == []

    def test_without_a_notice_say_which_story_it_was(self, client, read, story):
        publishing.retract(story)
        words = "We have retracted “Ferries go electric”, published on 11 October 2026."
        assert words in listed(read("/corrections/"))[0]
        assert words in client.get(story.get_absolute_url()).text

    def test_stay_told_with_both_moments_once_the_story_is_restored(self, monkeypatch, client, read, story):
        for minute, act in enumerate([partial(publishing.retract, notice="There is no ferry."), publishing.restore]):
            monkeypatch.setattr(timezone, "now", lambda at=NOON + DAY + timedelta(minutes=minute): at)
            act(story)
        page = read("/corrections/")
        assert listed(page) == [
            "Retraction 13 October 2026, 12:00 Ferries go electric There is no ferry. Restored 13 October 2026, 12:01"
        ]
        assert page.xpath("//ol//h2/a/@href") == [story.get_absolute_url()]
        assert listed(read(story.get_absolute_url())) == []
        feed = client.get("/corrections/feed/").text
        assert "There is no ferry." in feed and "restored on 13 October 2026, 12:01." in feed

    def test_leave_the_corrections_of_the_story_on_the_page(self, read, story):
        told(story)
        publishing.retract(story, notice="There is no ferry.")
        assert [entry.split()[0] for entry in listed(read("/corrections/"))] == ["Retraction", "Correction"]

    def test_are_kept_for_good(self, story):
        publishing.retract(story, notice="There is no ferry.")
        publishing.restore(story)
        kept = Correction.objects.get(story=story)
        assert (kept.kind, kept.text) == ("retraction", "There is no ferry.")


class TestTheFeed:
    def channel(self, client):
        return etree.fromstring(client.get("/corrections/feed/").content).find("channel")

    def test_an_item_says_what_was_wrong_and_where(self, client, settings, story):
        entry = told(story, "Ali & Sons <b>won</b>.")
        item = self.channel(client).find("item")
        assert item.findtext("title") == "Correction: Ferries go electric"
        assert unescape(item.findtext("description")) == "Ali & Sons <b>won</b>."
        address = f"{settings.SITE_ADDRESS}{story.get_absolute_url()}#correction-{entry.pk}"
        assert item.findtext("link") == address
        assert parsedate_to_datetime(item.findtext("pubDate")) == NOON
        assert item.findtext("category") == "Money"
        content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
        assert content == "<p>Ali &amp; Sons &lt;b&gt;won&lt;/b&gt;.</p>"

    def test_a_retraction_leads_to_the_page_of_all(self, client, settings, story):
        publishing.retract(story, notice="There is no ferry.")
        item = self.channel(client).find("item")
        assert item.findtext("title") == "Retraction: Ferries go electric"
        assert item.findtext("link").startswith(f"{settings.SITE_ADDRESS}/corrections/#correction-")

    def test_says_what_and_where_it_is(self, client, settings):
        channel = self.channel(client)
        assert channel.findtext("title") == f"{settings.PAPER_NAME}: Corrections"
        assert channel.findtext("link") == f"{settings.SITE_ADDRESS}/corrections/"
        this = channel.find("{http://www.w3.org/2005/Atom}link")
        assert this.get("href") == f"{settings.SITE_ADDRESS}/corrections/feed/"

    def test_the_newest_thirty_come_newest_first(self, client, story):
        for each in range(32):
            told(story, f"Mistake {each}.", at=NOON + timedelta(minutes=each))
        found = [item.findtext("description") for item in self.channel(client).iterfind("item")]
        assert found == [f"Mistake {each}." for each in range(31, 1, -1)]

    def test_who_has_the_newest_is_told_so_in_a_line(self, client, story):
        told(story)
        tag = client.get("/corrections/feed/").headers["ETag"]
        assert client.get("/corrections/feed/", headers={"if-none-match": tag}).status_code == 304
