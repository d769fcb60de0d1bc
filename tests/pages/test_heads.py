"""What each public page tells machines in its head is what the page itself shows."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles import publishing
from articles.models import FlatPage, Series
from articles.publishing import flat
from newsroom.paper import words
from tests import factories

pytestmark = pytest.mark.django_db
# https://developers.google.com/search/docs/appearance/structured-data/article#structured-data-type-definitions
RECOMMENDED = {"author", "dateModified", "datePublished", "headline", "image"}
AUTHOR = {"@type", "name", "url"}


class Head:
    """A page as a machine reads it."""

    def __init__(self, client, address):
        answer = client.get(address)
        assert answer.status_code == 200
        self.page = html.fromstring(answer.content.decode())
        self.shown = " ".join(self.page.find("body").text_content().split())
        found = self.page.xpath("//script[@type='application/ld+json']/text()")
        self.things = [thing for each in found for thing in json.loads(each)["@graph"]]

    def thing(self, kind):
        [found] = [each for each in self.things if each["@type"] == kind]
        return found

    def meta(self, key):
        found = self.page.xpath(f"//head/meta[@property='{key}' or @name='{key}']/@content")
        assert len(found) <= 1 or key in ("article:author", "article:tag")
        return found[0] if len(found) == 1 else found

    def link(self, rel):
        [found] = self.page.xpath(f"//head/link[@rel='{rel}']/@href")
        return found


@pytest.fixture
def story():
    """One that has all that can be told of one."""
    people = [factories.author("Ana", job="Dili correspondent", biography="Writes."), factories.author("Aung Min")]
    told = {"headline": "Ferries </script> & “boats”", "standfirst": "They wait.", "lead_picture": factories.picture()}
    section = factories.category("Payments", parent=factories.category("Money"), description="What things cost.")
    story = factories.published(authors=people, tags=["Solar", "Ferries"], category=section, **told)
    publishing.correct(story, "correction", "There are two masts.")
    publishing.correct(story, "update", "The ferry has left.")
    return story


def test_a_storys_page_tells_machines_what_it_shows(client, settings, story):
    edition, head = story.editions.live().get(), Head(client, story.get_absolute_url())
    article, address = head.thing("NewsArticle"), settings.SITE_ADDRESS + story.get_absolute_url()
    assert article.keys() >= RECOMMENDED
    assert article["headline"] == head.page.findtext(".//h1") == head.meta("og:title") == story.headline
    assert article["description"] == head.meta("description") == head.meta("og:description") == "They wait."
    assert {article["url"], head.link("canonical"), head.meta("og:url"), article["mainEntityOfPage"]} == {address}
    assert [each["name"] for each in article["author"]] == ["Ana", "Aung Min"]
    assert head.meta("article:author") == [each["url"] for each in article["author"]]
    assert all(each.keys() >= AUTHOR for each in article["author"])
    assert article["keywords"] == head.meta("article:tag") == head.page.xpath("//a[@rel='tag']/text()")
    assert (article["articleSection"], article["isAccessibleForFree"]) == ("Payments", True)
    assert article["publisher"]["name"] == head.meta("og:site_name") == words().name
    published, modified = (datetime.fromisoformat(article[each]) for each in ("datePublished", "dateModified"))
    assert published.tzinfo and published == edition.published_at.replace(microsecond=0) <= modified
    shown = head.page.xpath("//*[@class='facts__times']//time/@datetime")
    assert [article["datePublished"], article["dateModified"]] == shown
    [correction] = article["correction"]
    assert (correction["@type"], correction["text"]) == ("CorrectionComment", "There are two masts.")
    assert head.page.get_element_by_id(urlsplit(correction["url"]).fragment) is not None


def test_search_engines_and_other_sites_are_given_words_of_their_own(client):
    others = {
        "search_title": "Strait of Malacca ferry strike",
        "share_headline": "“We cannot eat waves”",
        "share_text": "Ten crews on why they stay ashore.",
    }
    story = factories.published(headline="Ferries wait", standfirst="They wait.", **others)
    head = Head(client, story.get_absolute_url())
    assert head.page.findtext(".//title") == f"Strait of Malacca ferry strike | {words().name}"
    assert head.meta("og:title") == head.meta("og:image:alt") == "“We cannot eat waves”"
    assert head.meta("description") == head.meta("og:description") == "Ten crews on why they stay ashore."
    article = head.thing("NewsArticle")
    assert (article["headline"], article["description"]) == ("Ferries wait", "They wait."), "as the page shows it"
    assert not any(other in head.shown for other in others.values())
    for name in others:
        setattr(story, name, "")
    story.save()
    assert Head(client, story.get_absolute_url()).meta("og:title") == "“We cannot eat waves”", "until it is updated"
    publishing.update(story)
    head = Head(client, story.get_absolute_url())
    assert head.page.findtext(".//title") == f"Ferries wait | {words().name}"
    assert (head.meta("og:title"), head.meta("description")) == ("Ferries wait", "They wait.")


def test_a_storys_pictures_are_told_in_the_ratios_that_search_engines_ask_for(client, settings, story):
    images = Head(client, story.get_absolute_url()).thing("NewsArticle")["image"]
    ratios = {round(each["width"] / each["height"], 2) for each in images}
    assert {1.78, 1.33, 1.0} <= ratios
    for each in images:
        answer = client.get(each["url"].removeprefix(settings.SITE_ADDRESS))
        assert (answer.status_code, bool(answer.getvalue())) == (200, True)


def test_whoever_signs_a_story_otherwise_is_no_author(client):
    story = factories.story(authors=[factories.author("Ana"), factories.author("Aung Min")])
    story.bylines.filter(position=1).update(role="photography")
    publishing.publish(story)
    article = Head(client, story.get_absolute_url()).thing("NewsArticle")
    assert [each["name"] for each in article["author"]] == ["Ana"]
    assert [each["name"] for each in article["contributor"]] == ["Aung Min"]
    assert not {"correction", "image", "keywords"} & article.keys()


def test_a_way_of_breadcrumbs_leads_from_the_front(client, settings, story):
    ways = {story.get_absolute_url(): ["Payments"], "/money/payments/": ["Money"], "/tag/solar/": []}
    for page, over in {**ways, "/author/ana/": []}.items():
        head = Head(client, page)
        steps = head.thing("BreadcrumbList")["itemListElement"]
        assert [each["name"] for each in steps] == [words().name, *over, head.page.findtext(".//h1")]
        assert [each["position"] for each in steps] == [*range(1, len(steps) + 1)]
        for step in steps[:-1]:
            assert client.get(step["item"].removeprefix(settings.SITE_ADDRESS)).status_code == 200
        assert "item" not in steps[-1]


def test_the_front_tells_of_the_paper_and_how_to_search_it(client, settings):
    head = Head(client, "/")
    site, paper = head.thing("WebSite"), head.thing("NewsMediaOrganization")
    assert (site["name"], paper["name"]) == (words().name,) * 2
    assert site["publisher"]["@id"] == paper["@id"]
    found = site["potentialAction"]["target"]["urlTemplate"].replace("{words}", "ferries")
    assert found == f"{settings.SITE_ADDRESS}{reverse('search')}?q=ferries"
    assert site["potentialAction"]["query-input"] == "required name=words"
    assert client.get(paper["correctionsPolicy"].removeprefix(settings.SITE_ADDRESS)).status_code == 200


def test_an_authors_page_is_a_profile(client, settings, story):
    head = Head(client, "/author/ana/")
    person = head.thing("ProfilePage")["mainEntity"]
    assert (person["@type"], person["name"]) == ("Person", head.page.findtext(".//h1"))
    assert person["jobTitle"] in head.shown and person["description"] in head.shown
    assert person["url"] == settings.SITE_ADDRESS + "/author/ana/" == head.link("canonical")


def test_a_storys_page_names_the_feed_of_its_section_beside_the_papers(client, story):
    """Both by names that tell them apart in a reader's list, and both are there."""
    feeds = Head(client, story.get_absolute_url()).page.xpath("//head/link[@rel='alternate'][@type]")
    told = [(each.get("title"), each.get("type"), each.get("href")) for each in feeds]
    rss, name = "application/rss+xml", words().name
    assert told == [(name, rss, "/feed/"), (f"Payments | {name}", rss, "/money/payments/feed/")]
    assert {client.get(address).headers["Content-Type"] for *_, address in told} == {f"{rss}; charset=utf-8"}


def test_no_list_is_described_by_the_papers_strapline(client, story):
    factories.published(authors=[factories.author("Kyaw Zin")])
    told = {page: Head(client, page).meta("description") for page in ("/tag/solar/", "/money/", "/author/kyaw-zin/")}
    assert told == {
        "/tag/solar/": f"What {words().name} has written about “Solar”, the newest first.",
        "/money/": f"Money in {words().name}: every story, the newest first.",
        "/author/kyaw-zin/": f"What Kyaw Zin has written for {words().name}, the newest first.",
    }
    assert Head(client, "/money/payments/").meta("description") == "What things cost."
    assert Head(client, "/author/ana/").meta("description") == "Writes."


def test_each_page_of_the_archive_says_which_it_is(client):
    factories.published(at=datetime(2025, 3, 4, 12, tzinfo=UTC))
    pages = ("", "2025/", "2025/3/", "2025/3/4/")
    told = {page: Head(client, f"/archive/{page}").meta("description") for page in pages}
    assert told == {
        "": "Every story the paper has published, by year, month and day.",
        "2025/": f"2025 in {words().name}: every story, by month and day.",
        "2025/3/": f"March 2025 in {words().name}: every story, the newest first.",
        "2025/3/4/": f"4 March 2025 in {words().name}: every story, the newest first.",
    }


def test_an_author_is_shown_elsewhere_with_their_portrait(client, settings, django_assert_max_num_queries):
    ana = factories.author("Ana", portrait=factories.picture(alt="Ana, laughing"))
    factories.published(authors=[ana])
    with django_assert_max_num_queries(14):  # one more than without
        head = Head(client, "/author/ana/")
    size = {head.meta(f"og:image:{side}") for side in ("width", "height")}
    assert (len(size), head.meta("twitter:card"), head.meta("og:image:alt")) == (1, "summary", "Ana, laughing")
    address = head.meta("og:image").removeprefix(settings.SITE_ADDRESS)
    assert client.get(address).getvalue().startswith(b"\xff\xd8") and head.meta("og:image:type") == "image/jpeg"
    ana.portrait.withdrawn_at = timezone.now()
    ana.portrait.save()
    assert "/media/bills/" in Head(client, "/author/ana/").meta("og:image")


def test_a_series_is_shown_elsewhere_with_its_picture(client, settings):
    told = Series.objects.create(title="Rice", slug="rice", picture=factories.picture(alt="A sack of rice"))
    publishing.put_in_series(factories.published(), told)
    head = Head(client, "/series/rice/")
    assert (head.meta("twitter:card"), head.meta("og:image:alt")) == ("summary_large_image", "A sack of rice")
    assert client.get(head.meta("og:image").removeprefix(settings.SITE_ADDRESS)).getvalue().startswith(b"\xff\xd8")


def test_every_list_names_itself_and_each_of_its_pages_its_own_address(client, settings):
    for _ in range(21):
        last = factories.published(tags=["Solar"], authors=[factories.author("Ana")])
    about = FlatPage(headline="About", slug="about", body="<p>Nine of us.</p>")
    flat.save_page(about)
    flat.publish_page(about)
    day = timezone.localtime(last.published_at)
    dated = [f"/archive/{day.year}/{day.month}/"]
    for page in ("/", "/money/", "/tag/solar/", "/author/ana/", "/archive/", "/corrections/", "/about/", *dated):
        head = Head(client, page)
        assert head.link("canonical") == head.meta("og:url") == settings.SITE_ADDRESS + page
        assert head.meta("og:title") and head.meta("og:description") == head.meta("description") != []
    [older] = Head(client, "/money/").page.xpath("//a[@rel='next']/@href")
    second = Head(client, f"/money/{older}")
    assert second.link("canonical") == second.meta("og:url") == f"{settings.SITE_ADDRESS}/money/{older}"
    assert second.things == []


def test_heads_tell_moments_to_the_second(client):
    at = timezone.now().replace(microsecond=123456) - timedelta(hours=1)
    story = factories.published(at=at)
    head = client.get(story.get_absolute_url()).text
    local = timezone.localtime(at).isoformat(timespec="seconds")
    assert f'<meta property="article:published_time" content="{local}">' in head
