"""A story says in which language it is, wherever it is printed; and leads to what it is in others."""

import json
import re

import pytest
from django.utils import timezone
from lxml import etree, html

from articles import publishing
from articles.models import Edition, Story
from newsroom import languages
from newsroom.pagecache.naming import collecting
from pictures import keys
from tests import factories
from tests.articles.conftest import clock
from weather.models import City

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
ARABIC = {"lang": "ar", "dir": "rtl"}
XML = {"xml": "http://www.w3.org/XML/1998/namespace", "dc": "http://purl.org/dc/elements/1.1/"}
XML |= {"a": "http://www.w3.org/2005/Atom", "news": "http://www.google.com/schemas/sitemap-news/0.9"}
XML |= {"content": "http://purl.org/rss/1.0/modules/content/"}
XML |= {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def arabic(**fields):
    said = {"headline": "آخر عبّارة", "standfirst": "البحّارة يفتقدون الضجيج.", "slug": "ferry-ar", "language": "ar"}
    return factories.story(**{**said, "kicker": "عبّارات", "body": "<p>أبحرت العبّارة.</p>", **fields})


def page(client, address):
    return html.fromstring(client.get(address).content)


def tree(client, address):
    return etree.fromstring(client.get(address).content)


def said(element):
    return {name: element.get(name) for name in ("lang", "dir")}


def alternates(page):
    return {link.get("hreflang"): link.get("href") for link in page.iterfind(".//link[@hreflang]")}


def ways(page):
    """Where a page leads in other languages, as readers see it."""
    return [
        (link.text, *said(link).values(), link.get("hreflang"), link.get("href"))
        for link in page.iterfind(".//nav[@class='versions']//a")
    ]


def test_translations_lead_to_each_other_as_long_as_readers_see_them(client, clock, settings):
    original = factories.published(headline="The last ferry", slug="ferry")
    told = {"translation_of": original, "authors": [factories.author("Mei Lin Tan")]}
    ours = arabic(**told)
    malay = factories.story(headline="Feri terakhir", slug="feri", language="ms", **told)
    place = {story.pk: f"{settings.SITE_ADDRESS}{story.get_absolute_url()}" for story in (original, ours, malay)}
    assert alternates(page(client, original.get_absolute_url())) == {}

    publishing.publish(ours)
    publishing.publish(malay)
    hreflang = {
        "en-GB": place[original.pk],
        "x-default": place[original.pk],
        "ar": place[ours.pk],
        "ms": place[malay.pk],
    }
    for story in (original, ours, malay):
        assert alternates(page(client, story.get_absolute_url())) == hreflang
    to_arabic = ("العربية", "ar", "rtl", "ar", ours.get_absolute_url())
    to_malay = ("Bahasa Melayu", "ms", "ltr", "ms", malay.get_absolute_url())
    to_english = ("English", "en-GB", "ltr", "en-GB", original.get_absolute_url())
    assert ways(page(client, original.get_absolute_url())) == [to_malay, to_arabic]
    assert ways(page(client, ours.get_absolute_url())) == [to_english, to_malay]
    month = tree(client, f"/sitemap-{clock():%Y-%m}.xml")
    for url in month.iterfind("s:url", XML):
        assert {link.get("hreflang"): link.get("href") for link in url.iterfind("xhtml:link", XML)} == hreflang

    clock.forward(minutes=1)
    publishing.retract(original)
    left = {"ar": place[ours.pk], "ms": place[malay.pk]}
    assert alternates(page(client, malay.get_absolute_url())) == left
    assert ways(page(client, malay.get_absolute_url())) == [to_arabic]
    publishing.retract(ours)
    alone = page(client, malay.get_absolute_url())
    assert (alternates(alone), ways(alone)) == ({}, [])
    assert b"xhtml:link" not in client.get(f"/sitemap-{clock():%Y-%m}.xml").content


def test_a_translation_stands_beside_its_original_as_that_and_nothing_else(client):
    """It shares all its tags and its author, and is the newest story of the paper."""
    told = {"tags": ["Ferries"], "authors": [factories.author("Mei Lin Tan")]}
    original, ours = factories.published(**told), arabic(**told)
    ours.translation_of = original
    ours.save()
    publishing.publish(ours)
    publishing.update(original)
    for story, other in ((original, ours), (ours, original)):
        shown = page(client, story.get_absolute_url())
        elsewhere = shown.xpath("//*[contains(@class, 'related') or contains(@class, 'more')]//a/@href")
        assert other.get_absolute_url() not in elsewhere
    assert other.get_absolute_url() in [a.get("href") for a in page(client, "/").iterfind(".//main//a")]
    assert ours.get_absolute_url() not in page(client, "/").xpath("//article//a/@href")


def test_more_by_an_author_has_one_version_of_each_story(client):
    """The one in the language of the page, or else the original; and so have the newest beside a fruitless search."""
    written = {"authors": [factories.author("Mei Lin Tan")]}
    original = factories.published(headline="The last ferry", **written)
    foreign = factories.published(headline="Angin", language="ms", **written)
    english = factories.published(headline="The wind", translation_of=foreign, **written)
    ours = arabic(translation_of=original, **written)
    publishing.publish(ours)
    harbour = factories.published(headline="Harbours", **written)
    malay = factories.published(headline="Pelabuhan", language="ms", **written)

    assert more(client, harbour) == [malay.headline, english.headline, original.headline]
    assert more(client, malay) == [harbour.headline, foreign.headline, original.headline]
    assert more(client, ours) == [malay.headline, harbour.headline, foreign.headline]
    offered = page(client, "/search/?q=nosuchword").xpath("//section[@aria-labelledby='newest']//h3/a/text()")
    assert offered == [each.headline for each in (malay, harbour, foreign, original)]


def more(client, story):
    return page(client, story.get_absolute_url()).xpath("//ul[@class='more__list']//a/text()")


def test_every_form_says_the_language(client, clock, settings):
    story = arabic(lead_picture=factories.picture(), lead_caption="الميناء")
    publishing.publish(story)
    publishing.correct(story, "correction", "عددها ثلاثة.")
    factories.read(story)
    shown = page(client, story.get_absolute_url())
    for part in ("article[@class='story']", "h1", "p[@class='story__standfirst']", "div[@class='body']"):
        assert said(shown.find(f".//{part}")) == ARABIC, part
    assert said(shown.find(".//p[@class='facts__times']/span")) == {"lang": "en-GB", "dir": "ltr"}
    assert said(shown.find(".//footer[@class='story__end']")) == {"lang": "en-GB", "dir": "ltr"}
    assert shown.xpath("string(//meta[@property='og:locale']/@content)") == "ar_AR"
    told = json.loads(shown.xpath("string(//script[@type='application/ld+json'])"))
    assert told["@graph"][0]["inLanguage"] == "ar"
    for address in ("/", "/money/", f"/archive/{clock():%Y/%m/%d}/", "/search/?q=البحارة"):
        found = [each for each in page(client, address).iter("h1", "h2", "h3") if "عبّارة" in each.text_content()]
        assert found and all(said(each) == ARABIC for each in found), address
    assert said(page(client, "/corrections/").find(".//li/h2")) == ARABIC
    for feed, words in (("/feed/", "<p>أبحرت العبّارة.</p></div>"), ("/corrections/feed/", "<p>عددها ثلاثة.</p></div>")):
        rss, atom = tree(client, feed), tree(client, f"{feed}atom/")
        (item,) = client.get(f"{feed}json/").json()["items"]
        assert rss.xpath("//item/dc:language/text()", namespaces=XML) == ["ar"]
        assert atom.xpath("//a:entry/@xml:lang", namespaces=XML) == ["ar"]
        assert item["language"] == "ar"
        told = item["content_html"]
        assert told.startswith('<div lang="ar" dir="rtl">') and told.endswith(words) and "&lt;" not in told, feed
        assert rss.xpath("//item/content:encoded/text()", namespaces=XML) == [told]
        assert atom.xpath("//a:entry/a:content/text()", namespaces=XML) == [told]
    assert "<figure>" in client.get("/feed/json/").json()["items"][0]["content_html"]
    assert tree(client, "/sitemap-news.xml").xpath("//news:language/text()", namespaces=XML) == ["ar"]


def test_words_of_the_library_in_a_story_in_another_language_are_told_apart(client):
    """Its credits are, and captions that the story has taken over as they are; what a story says itself is not.
    They run as their letters do: the paper may have been in another language when they were written."""
    pictures = [factories.picture(colour, caption=f"A {colour} mast") for colour in ("teal", "navy", "olive", "maroon")]
    lead, plain, own, row = pictures
    words = f'<figure data-picture="{plain.pk}"><figcaption>A navy mast</figcaption></figure>'
    words += f'<figure data-picture="{own.pk}"><figcaption>صارية</figcaption></figure>'
    words += f'<figure data-gallery="{row.pk},{own.pk}"><p data-of="{own.pk}">أخرى</p></figure>'
    story = arabic(lead_picture=lead, lead_caption="A teal mast", body=words)
    publishing.publish(story)
    shown = page(client, story.get_absolute_url())
    english = shown.xpath("//article//figure//span[@lang='en-GB'][@dir='auto']/text()")
    captions = [
        "A teal mast",
        "Mei Lin Tan",
        "A navy mast",
        "Mei Lin Tan",
        "Mei Lin Tan",
        "A maroon mast",
        "Mei Lin Tan",
    ]
    assert english == captions
    with collecting() as named:
        page(client, story.get_absolute_url())
    assert all(keys.words(picture.pk, "caption") <= named.keys for picture in pictures)
    story.language = ""
    story.save()
    publishing.update(story)
    assert not page(client, story.get_absolute_url()).xpath("//article//figure//*[@lang]")


def test_a_story_in_the_papers_language_says_nothing_of_it(client, settings):
    """Also where it was said in so many words."""
    story = factories.published(language="en")
    shown = client.get(story.get_absolute_url()).content.decode()
    assert not re.findall(r"<(?:article|h1|footer|span)[^>]* lang=", shown)
    assert b"dc:language" not in client.get("/feed/").content
    assert '"inLanguage": "en"' in shown


@pytest.mark.parametrize(
    ("code", "own_name", "direction", "bcp47", "locale", "in_news"),
    [
        ("", "English", "ltr", "en-GB", "en_GB", "en"),
        ("ar", "العربية", "rtl", "ar", "ar_AR", "ar"),
        ("fil", "Filipino", "ltr", "fil", "tl_PH", "fil"),
        ("lo", "ລາວ", "ltr", "lo", "lo_LA", "lo"),
        ("tet", "Tetun", "ltr", "tet", "", "tet"),
        ("zh-hant", "繁體中文", "ltr", "zh-Hant", "zh_TW", "zh-tw"),
    ],
)
def test_a_language_is_called_as_its_speakers_and_others_call_it(code, own_name, direction, bcp47, locale, in_news):
    told = languages.of(code)
    others = (told.bcp47, told.locale, told.in_news)
    assert (told.own_name, told.direction, *others) == (own_name, direction, bcp47, locale, in_news)


def test_codes_are_written_as_their_standard_writes_them():
    """RFC 5646, section 2.1.1, has these examples."""
    written = ["sgn-BE-FR", "az-Latn-x-latn", "en-CA-x-ca", "mn-Cyrl-MN", "es-419", "PT-br", "de-CH-1901"]
    assert [languages.of(code).bcp47 for code in written] == [*written[:5], "pt-BR", "de-CH-1901"]


def test_pages_and_feeds_say_the_papers_language_in_one_way(client):
    factories.published()
    assert page(client, "/").getroottree().getroot().get("lang") == "en-GB"
    assert page(client, "/money/").xpath("string(//meta[@property='og:locale']/@content)") == "en_GB"
    assert tree(client, "/feed/").findtext("channel/language") == "en-GB"
    assert tree(client, "/feed/atom/").xpath("string(/a:feed/@xml:lang)", namespaces=XML) == "en-GB"
    told = [client.get(address).json() for address in ("/feed/json/", "/manifest.webmanifest")]
    assert [told[0]["language"], told[1]["lang"]] == ["en-GB", "en-GB"]
    assert "<Language>en-GB</Language>" in client.get("/opensearch.xml").text


def test_every_language_that_can_be_chosen_has_a_name():
    assert len(languages.choices()) > 50
    assert all(label and label != code for code, label in languages.choices())
    assert Story._meta.get_field("language").max_length == Edition._meta.get_field("language").max_length


def test_names_in_a_line_of_the_other_direction_keep_their_order(client, settings):
    settings.LANGUAGE_CODE = "ar"
    City.objects.create(
        name="Bangkok", label="Thailand", latitude=1, longitude=1, temperature=27, read_at=timezone.now()
    )
    factories.published(headline="The last ferry")
    weather = page(client, "/weather/")
    assert [name.text for name in weather.findall(".//h2//bdi")] == ["Thailand", "Bangkok"]
    assert weather.find(".//p[@class='foot__small']//bdi").text == weather.find(".//p[@class='foot__name']/bdi").text
    unused = page(client, "/search/?q=ferry&author=2Pac").find_class("unused")[0]
    assert unused.find(".//bdi").text == "2Pac"
