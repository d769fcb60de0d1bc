"""A story is found by the number at the end of its address; all that is asked otherwise gets one plain answer."""

from urllib.parse import quote, unquote

import pytest
from django.urls import get_resolver

from articles import publishing
from articles.models import FlatPage, OldAddress
from articles.models.taxonomy import RESERVED_SLUGS
from articles.publishing import flat
from tests import factories

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/money/",
    "/tag/solar/",
    "/author/mei-lin-tan/",
    "/archive/",
    "/archive/2026/10/",
    "/archive/2026/10/12/",
    "/search/",
    "/robots.txt",
    "/sitemap.xml",
    "/nowhere/",
]

FRONTS = ["money/boats", "science/ferries", "x", "money/", "Money/Ferries", "a/b/c/d", "เรือ", "🚢", "%2e%2e"]
FRONTS += ["a%2fb", "ferries-12", "%ff"]
FRONTS += ["archive/2026", "a%0Ab", "static/x", "a.b", "-", "feed", "x" * 3000]
ELSEWHERE = ["//evil.example", "//evil.example/", "///evil.example/", "/\\evil.example", "//evil.example/%2e%2e"]
ELSEWHERE += ["/%09/evil.example", "//money/", "//evil.example/feed", "//evil.example/money"]
ELSEWHERE += ["//evil.example//archive", "/https://evil.example/", "//tag/solar", "//evil/tag/solar"]
ELSEWHERE += ["/tag//evil.example"]
ELSEWHERE += ["/\r\nLocation: //evil.example"]
NOTHING = ["/%00/", "/%00", "/tag/%00/", "/author/%00/", "/%00/feed/", "/desk%00", "/static/%00", "/money/%00/"]
NOTHING += ["/money%00/", "/%ff/", "/%ff", "/tag/%ff/", "/author/%c3%28/", "/%ed%a0%80/", "/%f0%9f%98%80/"]
NOTHING += ["/%E2%80%AE/", "/%25/", "/%2500/", "/.", "/..", "/./", "/../", "/%2e%2e/%2e%2e/etc/passwd", "/money/.."]
NOTHING += ["/.git/config", "/wp-login.php", "/a.b/", "/money//", "/money/%20/", "/%20/", "/ฟ/", "/tag//"]
NOTHING += ["/tag/a%2Fb/", "/tag/./", "/author/", "/tag/", "/read/", "/read/x/"]


@pytest.fixture
def story():
    return factories.published(headline="Ferries", authors=[factories.author()], tags=["Solar"])


def ask(client, path):
    """A request for the raw path, which the test client would read as a host where it begins with //."""
    return client.get("/", PATH_INFO=path)


def test_whatever_stands_before_the_number_is_put_right_by_one_redirect(client, story):
    asked = [f"/{front}-{story.pk}{end}" for front in FRONTS for end in ("/", "")]
    answers = {path: client.get(path) for path in asked}
    found = {path: (answer.status_code, answer.get("Location")) for path, answer in answers.items()}
    assert found == dict.fromkeys(asked, (301, story.get_absolute_url()))


def test_a_story_lives_at_one_address(client, story):
    assert story.get_absolute_url() == f"/money/ferries-{story.pk}/"
    assert client.get(story.get_absolute_url()).status_code == 200
    assert client.get(story.get_absolute_url().rstrip("/")).url == story.get_absolute_url()


@pytest.mark.parametrize("change", [{"headline": "Boats"}, {"slug": "เรือ"}, {"slug": "covid-19"}])
def test_a_change_of_words_breaks_no_address(client, story, change):
    before = story.get_absolute_url()
    for name, value in change.items():
        setattr(story, name, value)
    story.save()
    publishing.update(story)
    assert client.get(before).url == story.get_absolute_url() != before
    assert client.get(story.get_absolute_url()).status_code == 200


def test_a_number_that_no_story_has_is_not_found(client, story):
    numbers = ["0", "999999999999999", "9999999999999999", "9" * 19, "9" * 30, "٣", "1.5", "+1", "1e3"]
    asked = [f"/money/ferries-{number}{end}" for number in numbers for end in ("/", "")]
    assert {path: client.get(path).status_code for path in asked} == dict.fromkeys(asked, 404)


def test_a_draft_and_a_scheduled_story_are_not_found_at_any_address(client):
    draft = factories.story()
    assert client.get(draft.get_absolute_url()).status_code == client.get(f"/x-{draft.pk}").status_code == 404


@pytest.mark.parametrize("front", ["money/ferries", "x"])
def test_a_retracted_story_is_gone_wherever_it_is_asked_for(client, story, front):
    publishing.retract(story, notice="This was wrong.")
    answer = client.get(f"/{front}-{story.pk}/")
    assert answer.status_code == 410
    assert "This was wrong." in answer.text


def test_an_old_address_leads_to_its_story_though_it_ends_in_the_number_of_another(client, story):
    other = factories.published()
    OldAddress.objects.create(path=f"2009/05/post-{other.pk}", story=story)
    assert client.get(f"/2009/05/post-{other.pk}/").url == story.get_absolute_url()
    publishing.retract(other)
    assert client.get(f"/2009/05/post-{other.pk}/").url == story.get_absolute_url()
    assert client.get(other.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("asked", ["/2009/05/some-post/", "/2009/05/some-post", "/?p=12", "/2009/caf%C3%A9/"])
def test_an_old_address_is_one_redirect_away(client, story, asked):
    for path in ("2009/05/some-post", "?p=12", "2009/café"):
        OldAddress.objects.create(path=path, story=story)
    answer = client.get(asked)
    assert (answer.status_code, answer.url) == (301, story.get_absolute_url())


def test_an_old_address_of_a_story_that_readers_have_not_seen_is_not_found(client):
    OldAddress.objects.create(path="2009/05/some-post", story=factories.story())
    assert client.get("/2009/05/some-post/").status_code == 404


def test_an_old_address_of_a_retracted_story_leads_to_its_notice(client, story):
    OldAddress.objects.create(path="2009/05/some-post", story=story)
    publishing.retract(story)
    assert client.get("/2009/05/some-post/", follow=True).status_code == 410


def test_a_short_link_to_nothing_is_the_front_page(client, story):
    asked = ["", "%00", "%ff", "x", "1" * 5000, "12&p=13", "12/../..", "//evil.example", "%2F"]
    assert {number: client.get(f"/?p={number}").status_code for number in asked} == dict.fromkeys(asked, 200)


def test_nobody_is_sent_to_another_site(client, story):
    answers = {path: ask(client, path) for path in ELSEWHERE}
    sent = {path: answer.headers["Location"] for path, answer in answers.items() if answer.status_code != 404}
    assert [told for told in sent.items() if not told[1].startswith(("/%2F", "/money/", "/tag/"))] == []


def test_a_story_asked_for_at_another_site_is_found_at_ours(client, story):
    assert ask(client, f"//evil.example/x-{story.pk}/").url == story.get_absolute_url()
    assert ask(client, f"//evil.example-{story.pk}").url == story.get_absolute_url()


def test_an_address_of_nothing_is_not_found(client, story):
    assert {path: client.get(path).status_code for path in NOTHING} == dict.fromkeys(NOTHING, 404)


@pytest.mark.parametrize(
    "path", ["/" + "a" * 100_000, "/" + "a/" * 30_000, "/" + "-0" * 40_000, "/tag/" + quote("ฟ" * 9_000)]
)
@pytest.mark.parametrize("end", ["/", ""])
def test_a_very_long_address_is_not_found(client, story, path, end):
    assert client.get(path.rstrip("/") + end).status_code == 404


def test_a_very_long_question_without_its_slash_is_not_found(client):
    assert client.get("/search?q=" + "x" * 20_000).status_code == 404


@pytest.mark.parametrize(
    "page", ["money", "tag/solar", "author/mei-lin-tan", "archive", "archive/2026/10", "feed", "desk"]
)
def test_a_forgotten_slash_is_put_right_by_one_redirect(client, story, page):
    answer = client.get(f"/{page}")
    assert (answer.status_code, answer.url) == (301, f"/{page}/")
    assert client.get(f"/{page}/").status_code == (302 if page == "desk" else 200)


def test_a_forgotten_slash_keeps_the_question(client):
    assert client.get("/search?q=%E0%B9%80&before=").url == "/search/?q=%E0%B9%80&before="


IN_BIG_LETTERS = ["/Money/", "/Money/Feed/", "/Archive/2026/10/", "/Feed/Atom/", "/Tag/Solar/", "/Author/Mei-Lin-Tan/"]
IN_BIG_LETTERS += ["/MONEY", "/About", "/Search", "/Robots.TXT", "/Desk", "/Tag/Solar", "/Łódź/"]
NOWHERE_IN_SMALL_LETTERS = ["/Nowhere/", "/Tag/Wind/", "/Author/Ana/", "/money/Boats/", "/Tag/Drafts/", "/Nowhere"]
NOWHERE_IN_SMALL_LETTERS += ["/Archive/2026/13/", "/Money/?before=x", "/Desk/Nowhere/", "//Evil.example/Money/"]


def in_small_letters(path):
    return path.lower() if path.endswith(("/", "TXT")) else f"{path.lower()}/"


def test_an_address_in_big_letters_leads_to_the_same_in_small_ones(client, story):
    factories.category("Łódź", slug="łódź")
    about = FlatPage(headline="About", slug="about", body="<p>Nine of us.</p>")
    flat.save_page(about)
    flat.publish_page(about)
    factories.story(tags=["Drafts"])
    answers = {path: client.get(path) for path in IN_BIG_LETTERS}
    found = {path: (answer.status_code, unquote(answer["Location"])) for path, answer in answers.items()}
    assert found == {path: (301, in_small_letters(path)) for path in IN_BIG_LETTERS}
    asked = [*NOWHERE_IN_SMALL_LETTERS, "/money/nowhere/"]
    assert {path: ask(client, path).status_code for path in asked} == dict.fromkeys(asked, 404)
    assert client.post("/Money/").status_code == 405


@pytest.mark.parametrize("page", ["nowhere", "money/nowhere", "nowhere-999", "desk-", "..."])
def test_a_slash_that_would_not_help_is_not_added(client, story, page):
    assert client.get(f"/{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_head_as_get_and_takes_no_post(client, story, page):
    got, head = client.get(page), client.head(page)
    assert (head.status_code, head.headers.get("Content-Type")) == (got.status_code, got.headers["Content-Type"])
    assert head.content == b""
    assert client.post(page).status_code == 405


def test_a_storys_page_takes_no_post(client, story):
    assert client.post(story.get_absolute_url()).status_code == 405
    assert client.head(story.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", ["0", "9" * 15, "9" * 19, "9" * 5000, "x", "%00"], ids=lambda number: number[:20])
def test_a_read_of_a_story_that_there_is_not_is_no_error(client, number):
    answer = client.post(f"/read/{number}/", headers={"user-agent": "Mozilla/5.0", "sec-fetch-site": "same-origin"})
    assert answer.status_code in (204, 404, 405)


def first_parts(patterns):
    """The first part of each address that the urls name, where it is a word."""
    for each in patterns:
        before, slash, _ = str(each.pattern).lstrip("^").partition("/")
        if not before and hasattr(each, "url_patterns"):
            yield from first_parts(each.url_patterns)
        elif slash and before.isalpha():
            yield before


def test_no_section_can_be_called_as_another_page_is():
    taken = set(first_parts(get_resolver().url_patterns))
    assert {"desk", "media", "tag", "feed"} <= taken
    assert taken <= RESERVED_SLUGS
