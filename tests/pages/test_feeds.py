"""Feeds of the paper and of each section, tag and author, in three forms (feed_forms.py)."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import product

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from lxml import etree

from articles import addresses, publishing
from pictures import withdrawing
from tests import factories
from tests.pages import feed_forms

pytestmark = pytest.mark.django_db
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)
FEEDS = ["/feed/", "/money/feed/"]
FORMS = list(feed_forms.TYPES)
OF = {"/feed/": "/", "/money/feed/": "/money/", "/tag/solar/feed/": "/tag/solar/", "/author/ana/feed/": "/author/ana/"}


def read(client, address="/feed/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return etree.fromstring(answer.content)


def said(feed, path):
    return [element.text for element in feed.iterfind(path, NAMES)]


def force(table, **columns):
    """Past every field, as another program on the same database could."""
    with connection.cursor() as cursor:
        for column, value in columns.items():
            cursor.execute(f"UPDATE {table} SET {column} = %s", [value])


@pytest.mark.parametrize("address", FEEDS)
def test_an_item_is_what_rss_asks_for(client, settings, address):
    story = factories.published(headline="Ferries & “friends”", tags=["Solar"], at=NOON)
    item = read(client, address).find("channel/item")
    assert said(item, "title") == ["Ferries & “friends”"]
    assert said(item, "link") == [settings.SITE_ADDRESS + story.get_absolute_url()]
    assert said(item, "description") == [story.standfirst]
    assert said(item, "category") == ["Money", "Solar"]
    assert parsedate_to_datetime(item.findtext("pubDate")) == NOON
    assert item.find("guid").get("isPermaLink") == "false"


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_says_what_and_where_it_is(client, settings, address):
    section = factories.category()
    factories.published()
    channel = read(client, address).find("channel")
    this = channel.find("atom:link", NAMES)
    assert (this.get("rel"), this.get("href")) == ("self", settings.SITE_ADDRESS + address)
    assert this.get("type") == "application/rss+xml"
    where = {"/feed/": "/", "/money/feed/": section.get_absolute_url()}[address]
    assert said(channel, "link") == [settings.SITE_ADDRESS + where]
    assert channel.findtext("title").startswith(settings.PAPER_NAME)
    assert channel.findtext("description") == settings.PAPER_STRAPLINE
    assert channel.findtext("language") == "en-GB"


def test_an_item_brings_the_whole_story_with_the_names_that_lead(client):
    factories.published(authors=[factories.author("Mei Lin Tan"), factories.author("Aung Min")], body="<p>Calm.</p>")
    item = read(client).find("channel/item")
    assert said(item, "dc:creator") == ["Mei Lin Tan", "Aung Min"]
    assert said(item, "content:encoded") == ["<p>Calm.</p>"]


def test_a_story_keeps_its_guid_whatever_becomes_of_its_address(client):
    story = factories.published(headline="Ferries", at=NOON)
    guid = said(read(client), "channel/item/guid")
    story.headline, story.category = "Boats", factories.category("Science")
    story.save()
    publishing.update(story)
    feed = read(client)
    assert said(feed, "channel/item/guid") == guid
    assert "/science/boats-" in said(feed, "channel/item/link")[0]


def test_the_newest_thirty_come_newest_first(client):
    for each in range(32):
        factories.published(headline=f"Ferries {each}", at=NOON + timedelta(minutes=each))
    assert said(read(client), "channel/item/title") == [f"Ferries {each}" for each in range(31, 1, -1)]


def test_a_sections_feed_has_what_is_below_it_and_nothing_else(client):
    factories.published(headline="Below", category=factories.category("Payments", parent=factories.category()))
    factories.published(headline="Beside", category=factories.category("Moneyed"))
    assert said(read(client, "/money/feed/"), "channel/item/title") == ["Below"]


def test_drafts_scheduled_and_retracted_stories_are_in_no_feed(client):
    factories.story()
    factories.published(at=datetime(2036, 1, 1, tzinfo=UTC))
    publishing.retract(factories.published())
    assert said(read(client), "channel/item/title") == []


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_without_stories_is_still_a_feed(client, settings, address):
    factories.category()
    feed = read(client, address)
    assert settings.PAPER_NAME in feed.findtext("channel/title")
    assert feed.find("channel/item") is None


@pytest.mark.parametrize("character", ["\x0b", "\x01", "\x1f", "\ufffe", "\uffff", "\x7f"])
def test_a_character_that_no_xml_may_hold_breaks_no_feed_even_forced_into_the_database(client, character):
    factories.published(tags=["Solar"], authors=[factories.author()], at=NOON)
    bad = f"A{character}B"
    force("articles_edition", headline=bad, standfirst=bad, body=f"<p>{bad}</p>")
    force("articles_category", name=bad, description=bad)
    force("articles_author", name=bad)
    force("articles_tag", name=bad)
    for address in FEEDS:
        item = read(client, address).find("channel/item")
        assert said(item, "title") + said(item, "description") + said(item, "category") == ["AB"] * 4
        assert said(item, "dc:creator") == ["AB"]
        assert item.findtext("content:encoded", namespaces=NAMES).replace(" ", "") == "<p>AB</p>"


@pytest.mark.parametrize(
    "words", ["]]>", "<![CDATA[", "&amp;", "</title>", "<!--", "👩‍🚀", "عبّارات", "&#11;", "%0B", "3 < 5 <b>&</b>"]
)
def test_words_come_out_as_they_went_in(client, words):
    factories.published(headline=f"On {words}", standfirst=words)
    for form in FORMS:
        [entry] = feed_forms.read(client.get(f"/feed/{form}"), form)[3]
        assert (entry.title, entry.summary) == (f"On {words}", words), form


@pytest.mark.parametrize("address", FEEDS)
def test_who_has_the_newest_feed_is_told_so_in_a_line(client, address):
    factories.published(at=NOON)
    tag = client.get(address).headers["ETag"]
    answer = client.get(address, headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_retraction_is_news_to_who_has_the_feed(client):
    factories.published(at=NOON)
    story = factories.published(at=NOON + timedelta(hours=1))
    held = client.get("/feed/").headers
    publishing.retract(story)
    later = {"if-modified-since": "Mon, 12 Oct 2026 05:00:00 GMT"}
    assert client.get("/feed/", headers={"if-none-match": held["ETag"]}).status_code == 200
    assert client.get("/feed/", headers=later).status_code == 200


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_read_and_not_written(client, address):
    factories.published()
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", ["/nowhere/feed/", "/%00/feed/", "//feed/", "/money/feed/feed/", "/money%0A/feed/"])
def test_a_section_that_is_not_there_has_no_feed(client, address):
    factories.published()
    assert client.get("/", PATH_INFO=address.replace("%00", "\x00").replace("%0A", "\n")).status_code == 404


def test_a_feed_never_reads_the_desks_copy(client):
    story = factories.published(headline="As published")
    story.headline = "Half a sentence"
    story.save()
    assert said(read(client), "channel/item/title") == ["As published"]


@pytest.fixture
def whole_story():
    """One that has all that a feed can tell of one, and its neighbours in a box."""
    lead = factories.picture("teal", caption="The mast.", credit="Ana & Sons")
    inside = factories.picture("navy", alt="A net")
    beside = factories.published(headline="Nets", at=NOON)
    text = f'<figure data-picture="{inside.pk}" data-size="text"><figcaption>Mended.</figcaption></figure>'
    text += f'<aside data-related="{beside.pk}"></aside><p>Calm, <a href="/about/">says</a> Ana.</p>'
    told = {"headline": "Ferries & <b>", "standfirst": "They wait.", "body": text, "lead_picture": lead}
    people = [factories.author("Ana"), factories.author("Aung Min")]
    return factories.published(authors=people, tags=["Solar"], at=NOON + timedelta(hours=1), **told)


def test_each_form_of_each_feed_tells_the_same_of_a_whole_story(client, settings, whole_story, subtests):
    for address, form in product(OF, FORMS):
        with subtests.test(address + form):
            title, page, own, [entry, *others] = feed_forms.read(client.get(address + form), form)
            assert title.startswith(settings.PAPER_NAME)
            assert (page, own) == (settings.SITE_ADDRESS + OF[address], settings.SITE_ADDRESS + address + form)
            assert [each.title for each in others] == (["Nets"] if len(OF[address]) < 8 else [])
            assert entry.address == settings.SITE_ADDRESS + whole_story.get_absolute_url()
            assert (entry.title, entry.summary) == ("Ferries & <b>", "They wait.")
            assert (entry.authors, entry.subjects) == (["Ana", "Aung Min"], ["Money", "Solar"])
            assert entry.published == entry.updated == NOON + timedelta(hours=1)
            assert entry.image.startswith(settings.SITE_ADDRESS + "/media/pictures/")
            text = feed_forms.html.fromstring(f"<div>{entry.text}</div>")
            assert [image.get("alt") for image in text.iter("img")] == ["A mast over a market", "A net"]
            assert text.find("figure/figcaption").text_content() == "The mast. Ana & Sons"
            assert [link.text for link in text.iter("a")] == ["Nets", "says"]


@pytest.mark.parametrize("form", FORMS)
def test_who_does_not_stand_in_the_main_line_is_no_author(client, form):
    story = factories.story(authors=[factories.author("Ana"), factories.author("Aung Min")])
    story.bylines.filter(position=1).update(role="photography")
    publishing.publish(story)
    [entry] = feed_forms.read(client.get(f"/feed/{form}"), form)[3]
    assert entry.authors == ["Ana"]


def test_programmes_that_fetch_pictures_are_told_how_long_they_are(client, whole_story):
    print_ = whole_story.lead_picture.widest()
    length = default_storage.size(print_.file.name)
    for form, names in (("", "<enclosure "), ("atom/", 'rel="enclosure"')):
        [told] = re.findall(rf"[^>]*{names}[^>]*>", client.get(f"/feed/{form}").text)
        assert f'length="{length}"' in told and print_.file.name in told and 'type="image/jpeg"' in told


def test_programmes_that_show_the_picture_alone_are_told_whose_it_is(client, whole_story):
    assert "<media:credit>Ana &amp; Sons</media:credit></media:content>" in client.get("/feed/").text


def test_a_picture_that_is_withdrawn_is_in_no_feed(client, whole_story):
    before = {form: client.get(f"/feed/{form}").content for form in FORMS}
    withdrawing.withdraw(whole_story.lead_picture, "A court forbids it.")
    for form in FORMS:
        [entry, _] = feed_forms.read(client.get(f"/feed/{form}"), form)[3]
        assert b"The mast." in before[form] and "The mast." not in entry.text and entry.image is None


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_one_without_stories_and_the_same_all_day(client, form):
    factories.author("Ana", job="Editor")
    for address in ("/feed/", "/author/ana/feed/", "/corrections/feed/"):
        first = client.get(address + form)
        assert feed_forms.read(first, form)[3] == []
        assert client.get(address + form).content == first.content


@pytest.mark.parametrize("form", FORMS)
def test_corrections_are_told_in_every_form(client, form):
    publishing.correct(factories.published(headline="Ferries"), "correction", "There are two masts.")
    [entry] = feed_forms.read(client.get(f"/corrections/feed/{form}"), form)[3]
    assert (entry.title, entry.text) == ("Correction: Ferries", "<p>There are two masts.</p>")


@pytest.mark.parametrize("character", ["\x0b", "\ufffe"])
def test_no_form_breaks_at_a_character_forced_into_the_database(client, character):
    factories.published(tags=["Solar"], authors=[factories.author()], at=NOON)
    bad = f"A{character}B"
    force("articles_edition", headline=bad, standfirst=bad, body=f"<p>{bad}</p>")
    force("articles_author", name=bad)
    for form in FORMS:
        assert len(feed_forms.read(client.get(f"/feed/{form}"), form)[3]) == 1


def test_a_tag_that_no_reader_has_met_has_no_feed(client):
    factories.story(tags=["Secret plan"])
    assert client.get("/tag/secret-plan/feed/").status_code == 404
    assert client.get("/feed/rss2/").status_code == 404


@pytest.mark.parametrize("address", OF)
def test_a_page_leads_to_its_feeds_in_every_form(client, whole_story, address):
    head = feed_forms.html.fromstring(client.get(OF[address]).content).find("head")
    links = {link.get("type"): link.get("href") for link in head.findall("link[@rel='alternate']")[-3:]}
    assert links == {type: address + form for form, type in feed_forms.TYPES.items()}


@pytest.mark.parametrize("form", FORMS)
def test_an_old_address_of_a_feed_leads_to_the_feed(client, form):
    story = factories.published(tags=["Solar"], authors=[factories.author("Ana")])
    section, tag, author = story.category, story.tags.get(), story.authors.get()
    for row in (section, tag, author):
        with addresses.kept(row):
            row.slug = f"new-{row.slug}"
            publishing.file_category(row) if row is section else row.save()
    for old, new in (("money", "new-money"), ("tag/solar", "tag/new-solar"), ("author/ana", "author/new-ana")):
        assert client.get(f"/{old}/feed/{form}").headers["Location"] == f"/{new}/feed/{form}"
