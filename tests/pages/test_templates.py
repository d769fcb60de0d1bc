import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone
from PIL import Image

from articles import publishing
from articles.models import Author, Category, Edition, Heat, Story, StoryByline
from articles.templatetags import paper
from pictures import library
from tests import factories

pytestmark = pytest.mark.django_db

BODY = "<p>The first mast went up behind the fish market in a week without wind.</p><h2>A ledger</h2><p>It grew.</p>"


def a_section(name, **fields):
    category = Category(name=name, slug=name.lower(), **fields)
    publishing.file_category(category)
    return category


def a_story(category, headline="Ferry towns get their own network", names=("Dewi Lestari",), **fields):
    fields = {"standfirst": "Four islands share one mast.", "body": BODY, **fields}
    story = Story.objects.create(category=category, headline=headline, **fields)
    for position, name in enumerate(names):
        author, _ = Author.objects.get_or_create(name=name, slug=name.lower().replace(" ", "-"))
        StoryByline.objects.create(story=story, author=author, position=position)
    return publishing.publish(story)


def a_picture():
    path = ContentFile(b"", name="a.jpg")
    Image.new("RGB", (900, 600), "teal").save(path, "JPEG")
    path.seek(0)
    return library.add(path, alt="A mast over a market", credit="Mei Tan")


def shown(source, **context):
    return Template("{% load paper %}" + source).render(Context(context))


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def names_over(*names):
    edition = a_story(a_section("Science"), names=names)
    return paper.byline_names(Edition.objects.for_page().get(pk=edition.pk))


def test_one_name_stands_alone():
    assert plain(names_over("Dewi Lestari")) == "By Dewi Lestari"


def test_three_names_are_joined_by_a_comma_and_an_and():
    assert plain(names_over("Dewi Lestari", "Aung Min", "Mei Tan")) == "By Dewi Lestari, Aung Min and Mei Tan"


def test_each_name_leads_to_its_author():
    assert '<a href="/author/aung-min/" dir="auto">Aung Min</a>' in names_over("Dewi Lestari", "Aung Min")


def test_who_took_the_pictures_does_not_stand_in_the_main_line():
    edition = a_story(a_section("Science"))
    edition.bylines.create(author=Author.objects.create(name="Mei Tan", slug="mei"), role="photography", position=5)
    assert "Mei Tan" not in paper.byline_names(edition)


def test_a_story_without_names_has_no_line():
    assert names_over() == ""


def test_a_hostile_name_stays_text():
    assert "<img" not in names_over('<img src=x onerror="alert(1)">')


def test_a_moment_is_told_in_the_papers_zone():
    told = paper.moment({}, datetime(2026, 11, 23, 6, 5, tzinfo=UTC))
    assert told == '<time datetime="2026-11-23T14:05:00+08:00">23 November 2026, 14:05</time>'


def test_only_a_relative_moment_may_be_told_from_now():
    at = datetime(2026, 11, 23, 6, 5, tzinfo=UTC)
    told = paper.moment({"at": at + timedelta(days=365)}, at, relative=True)
    assert "data-recent" in told and '>23 November 2026<span class="clock">, 14:05</span>' in told
    assert "data-recent" not in paper.moment({}, at)


@pytest.mark.parametrize(("page", "said"), [({}, 2026), ({"year": 2025}, 2026), ({"year": 2026}, None)])
def test_a_list_leaves_out_the_year_that_goes_without_saying(page, said):
    """Of its heading, or of the moment that it is of, by the paper's clock: there it was 2027 already."""
    at, moment = (datetime(2026, 12, 31, hour, 30, tzinfo=UTC) for hour in (2, 17))
    told = paper.moment({"at": moment, **page}, at, relative=True)
    assert (">31 December 2026<" in told) is (said == 2026)
    assert paper.moment({"at": moment, **page}, at).endswith(">31 December 2026, 10:30</time>")


@pytest.mark.parametrize(("shows", "said"), [("science", "page"), ("space", "true"), ("story", "true"), ("money", "")])
def test_the_section_bar_says_where_the_reader_is(shows, said):
    science = a_section("Science")
    space = a_section("Space", parent=science)
    sections = {"science": science, "space": space, "money": a_section("Money", in_bar=False)}
    context = {"edition": a_story(space)} if shows == "story" else {"category": sections[shows]}
    bar = shown("{% section_bar %}", **context)
    assert re.findall(r'aria-current="(\w+)"', bar) == ([said, said] if said else [])


def test_the_section_bar_leaves_sub_sections_out():
    a_section("Space", parent=a_section("Science"))
    assert "Space" not in shown("{% section_bar %}")


def test_the_section_bar_leaves_out_what_the_desk_left_out():
    a_section("Science", in_bar=False)
    a_section("Money")
    bar = shown("{% section_bar %}")
    assert "Money" in bar
    assert "Science" not in bar


def test_hot_this_week_prints_at_most_nine_stories_with_their_summaries():
    section = a_section("Science")
    for number in range(12):
        a_story(section, f"Story {number}")
    page = shown("{% hot_this_week %}")
    assert page.count("<li>") == 9
    assert page.count("Four islands share one mast.") == 9


def test_furniture_that_has_nothing_to_show_prints_nothing():
    assert shown("{% hot_this_week %}{% popular_categories %}").strip() == ""


@pytest.mark.parametrize(("tag", "queries"), [("section_bar", 1), ("hot_this_week", 1), ("popular_categories", 2)])
@pytest.mark.parametrize("stories", [1, 20])
def test_furniture_asks_as_often_for_one_story_as_for_twenty(tag, queries, stories, django_assert_num_queries):
    for number in range(stories):
        edition = a_story(a_section(f"Section{number}"), f"Story {number}")
        Heat.objects.create(story=edition.story, heat=400, reads=1)
    with django_assert_num_queries(queries):
        shown("{% " + tag + " %}")


def test_a_body_without_pictures_asks_nothing(django_assert_num_queries):
    edition = a_story(a_section("Science"))
    with django_assert_num_queries(0):
        assert "behind the fish market" in paper.body_html(edition)


@pytest.fixture
def pictured(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = a_picture()
    body = f'{BODY}<figure data-picture="{picture.pk}"><figcaption>At noon.</figcaption></figure>'
    return a_story(a_section("Science"), body=body)


def test_a_body_shows_its_pictures_with_their_credit(pictured, django_assert_num_queries):
    with django_assert_num_queries(1):
        body = paper.body_html(pictured)
    assert 'alt="A mast over a market"' in body
    assert ' <span class="credit">Mei Tan</span></figcaption>' in body  # a figure ends with its caption
    assert "At noon." in body


def test_a_body_leaves_out_a_picture_that_is_not_ready_yet():
    body = f'{BODY}<figure data-picture="{a_picture().pk}"></figure>'
    assert "<figure" not in paper.body_html(a_story(a_section("Science"), body=body))


def pages_of(edition):
    day = timezone.localtime(edition.published_at)
    month = f"/archive/{day.year}/{day.month}/"
    return [
        "/",
        edition.get_absolute_url(),
        edition.category.get_absolute_url(),
        "/author/dewi-lestari/",
        "/archive/",
        month,
        f"{month}{day.day}/",
        "/search/?q=ferry",
    ]


def test_every_page_has_one_h1_and_runs_and_styles_nothing_inline(client, pictured):
    for address in pages_of(pictured):
        response = client.get(address)
        page = response.content.decode()
        assert response.status_code == 200, address
        assert len(re.findall(r"<h1[\s>]", page)) == 1, address
        inline = re.findall(r"<style|\sstyle=|\son\w+=|<script(?! type=\"application/ld)(?![^>]*\ssrc=)", page)
        assert inline == ["<script"], address  # the one that the first paint needs: test_first_paint.py


def test_every_page_asks_its_own_site_only(client, pictured):
    for address in pages_of(pictured):
        page = client.get(address).content.decode()
        fetched = re.findall(r'<(?:script|img|source|iframe)[^>]*\s(?:src|srcset)="([^"]+)"', page)
        assert fetched
        assert not [one for one in fetched if not one.startswith("/")], address


def test_a_hostile_headline_stays_text_on_every_page(client):
    edition = a_story(a_section("Science"), '"><script>alert(1)</script>')
    for address in pages_of(edition):
        assert b"<script>alert" not in client.get(address).content, address


def test_the_share_links_keep_a_hostile_headline_in_its_place(client):
    page = client.get(a_story(a_section("Science"), "A & B? 100% “sure”").get_absolute_url()).content.decode()
    assert "intent/post?text=A%20%26%20B%3F%20100%25%20%E2%80%9Csure%E2%80%9D&amp;url=http%3A%2F%2F" in page


def test_search_goes_on_with_its_question(client):
    section = a_section("Science")
    for number in range(25):
        a_story(section, f"Ferry number {number}")
    page = client.get("/search/?q=ferry+number").content.decode()
    assert re.search(r'href="\?q=ferry\+number&amp;before=[^"]+"', page)


def test_an_empty_paper_is_friendly(client):
    assert "Come back soon" in client.get("/").content.decode()


def test_a_retracted_story_says_why(client):
    edition = a_story(a_section("Science"))
    publishing.retract(edition.story, notice="The figures could not be verified.")
    response = client.get(edition.get_absolute_url())
    assert response.status_code == 410
    assert "The figures could not be verified." in response.content.decode()


def test_the_page_for_a_failure_needs_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string("500.html", request=RequestFactory().get("/"))
    assert "could not be made" in page and '<a href="">Try again</a>' in page
    assert '<link rel="icon" href="data:,">' in page  # or browsers would ask for one, which stands in the database


def test_robots_are_shown_the_sitemap_and_kept_from_the_desk(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /desk/" in lines
    assert f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml" in lines


def test_the_sitemap_lists_a_story_with_its_last_change(client):
    edition = a_story(a_section("Science"))
    day = timezone.localtime(edition.published_at)
    assert f"sitemap-{day.year}-{day.month}.xml" in client.get("/sitemap.xml").content.decode()
    stories = client.get(f"/sitemap-{day.year}-{day.month}.xml").content.decode()
    assert f"<loc>{settings.SITE_ADDRESS}{edition.get_absolute_url()}</loc>" in stories
    assert f"<lastmod>{timezone.localtime(edition.starts_at):%Y-%m-%dT%H:%M:%S}" in stories


def sheet(name="site"):
    return Path(finders.find(f"css/{name}.css")).read_text(encoding="utf-8")


def test_the_stylesheet_orders_its_layers_first_and_forces_nothing():
    assert sheet().startswith("@layer ")
    assert "!important" not in sheet()
    assert not re.findall(r"(?m)^[^{}@/]*#[\w-]+[^{};]*\{", sheet())


def test_every_font_the_stylesheet_names_is_there():
    fonts = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', sheet() + sheet("italics"))
    assert len(fonts) == 19
    assert [font for font in fonts if not finders.find(font)] == []


@pytest.mark.parametrize(("parts", "most"), [(["basic"], 16_000), (["basic", "names"], 22_500)])
def test_a_story_fetches_few_bytes_of_fonts(parts, most):
    """In English, and with Vietnamese names in its text and its labels."""
    assert sum(sent(face, part) for face in ("newsreader", "public-sans") for part in parts) <= most


def sent(face, part):
    """The bytes of a font's file."""
    return Path(finders.find(f"fonts/{face}-{part}.woff2")).stat().st_size


def test_the_faces_of_every_page_are_fetched_with_its_style_sheet(client):
    ahead = re.findall(rb'rel="preload" href="/static/fonts/([^".]+)', client.get("/").content)
    assert ahead == [b"newsreader-basic", b"public-sans-basic"]


def test_a_story_and_all_it_is_set_in_are_fifty_kilobytes_with_italics(client):
    page = client.get(a_story(a_section("Science"), body=f"<p>{'A mast. ' * 500}</p>").get_absolute_url()).content
    files = re.findall(r'(?:src|href)="/static/([^"]+\.(?:css|js|woff2))"', page.decode())
    packed = {file: len(brotli.compress(Path(finders.find(file)).read_bytes())) for file in files}
    assert packed["js/site.js"] <= 2_000
    whole = len(brotli.compress(page)) + sum(packed.values())
    assert whole <= 38_500
    italics = sent("newsreader-400-italic", "basic")
    names = sum(sent(face, "names") for face in ("newsreader", "newsreader-400-italic", "public-sans"))
    assert whole + italics + names <= 50_000  # Vietnamese names in text, italics and labels


def test_a_story_older_than_a_week_is_not_hot():
    story = Story.objects.create(category=a_section("Science"), headline="Old", standfirst="Long ago.", body=BODY)
    author = Author.objects.create(name="Mei", slug="mei")
    StoryByline.objects.create(story=story, author=author)
    publishing.publish(story, at=timezone.now() - timedelta(days=8))
    assert "Old" not in shown("{% hot_this_week %}")


def test_a_related_story_without_a_picture_has_its_standfirst_in_that_room(client):
    section, picture = a_section("Science"), factories.picture()
    story = a_story(section)
    for headline, lead in (("Seen", picture), ("Told", None)):
        factories.published(headline=headline, standfirst=f"{headline} by all.", category=section, lead_picture=lead)
    related = client.get(story.get_absolute_url()).content.decode().partition('class="related"')[2]
    assert "card__names" not in related.partition("</section>")[0]
    assert "Told by all." in related and "Seen" in related and "Seen by all." not in related
