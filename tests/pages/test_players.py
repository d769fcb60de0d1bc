"""Embeds on a reader's page: our own picture of them, and nobody else asked until play is pressed."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from articles import embeds, publishing
from articles.models import Embed
from tests import factories

pytestmark = pytest.mark.django_db

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
CHART = "https://datawrapper.dwcdn.net/WpAbK/"
POST = "https://www.instagram.com/p/C1a-b_2cD/"


def figure(address):
    return f'<figure data-embed="{address}"><a href="{address}">A link</a></figure>'


def kept(address, provider="youtube", **fields):
    return Embed.objects.create(address=address, provider=provider, state=Embed.State.FETCHED, **fields)


@pytest.fixture
def page_of(client):
    """The HTML of a story with these embeds."""

    def page_of(*addresses):
        story = factories.published(body="".join(map(figure, addresses)))
        return client.get(story.get_absolute_url()).content.decode()

    return page_of


def test_an_embed_is_shown_with_our_picture_its_title_and_a_way_there(page_of):
    kept(VIDEO, title="The ferry leaves", author="Harbour TV", picture=factories.picture())
    html = page_of(VIDEO)
    assert "The ferry leaves" in html and "Harbour TV" in html and f'href="{VIDEO.replace("&", "&amp;")}"' in html
    assert 'aria-label="Play “The ferry leaves” from YouTube"' in html
    assert "<iframe" not in html and "A link" not in html


def test_titles_of_others_are_words_and_nothing_more(page_of):
    kept(VIDEO, title='<script>alert(1)</script>"><img src=x onerror=alert(1)>')
    html = page_of(VIDEO)
    assert "<script>alert" not in html and "<img src=x" not in html


@pytest.mark.parametrize("state", [Embed.State.WAITING, Embed.State.FAILED])
def test_what_is_not_fetched_can_be_played_all_the_same(page_of, state):
    Embed.objects.create(address=VIDEO, provider="youtube", state=state)
    assert 'data-player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ' in page_of(VIDEO)


def test_of_what_was_never_asked_for_the_address_is_enough(page_of):
    assert 'aria-label="Play from Instagram"' in page_of(POST)


def test_a_picture_without_renditions_breaks_nothing(page_of):
    picture = factories.picture()
    picture.renditions.all().delete()
    kept(VIDEO, title="The ferry leaves", picture=picture)
    assert "player__picture" not in page_of(VIDEO)


def test_the_room_is_that_of_the_player():
    def room(address, **told):
        Embed.objects.update_or_create(address=address, defaults={"provider": "x", **told})
        shown = embeds.shown([address])[address]
        return shown.width, shown.height

    assert room(VIDEO, width=200, height=113) == (16, 9)
    assert room(VIDEO, width=113, height=200) == (113, 200)
    assert room(VIDEO, width=9999, height=1) == (16, 9)
    assert room(CHART, width=600, height=420) == (0, 420)
    assert room(CHART, width=600, height=9999) == (0, 1600)
    assert room(POST, width=600, height=9999) == (0, 460)


def test_the_number_of_queries_is_the_same_for_one_and_many(django_assert_num_queries):
    addresses = [f"https://vimeo.com/{1000 + number}" for number in range(5)]
    for number, address in enumerate(addresses):
        kept(address, "vimeo", picture=factories.picture(color=("red", "green", "blue", "navy", "teal")[number]))
    for asked in (addresses[:1], addresses):
        with django_assert_num_queries(2):
            embeds.shown(asked)
    with django_assert_num_queries(0):
        assert embeds.shown(["https://example.org/"]) == {}


def test_pages_may_frame_the_players_and_nobody_else(client, settings):
    policy = client.get(factories.published().get_absolute_url()).headers["Content-Security-Policy"]
    [frames] = [part.split()[1:] for part in policy.split("; ") if part.startswith("frame-src")]
    assert frames == [
        "'self'",
        "https://datawrapper.dwcdn.net",
        "https://open.spotify.com",
        "https://platform.twitter.com",
        "https://player.vimeo.com",
        "https://www.instagram.com",
        "https://www.tiktok.com",
        "https://www.youtube-nocookie.com",
    ]


SHIFTS = """() => { window.shifts = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: false }); }"""
# How charts say their height: https://developer.datawrapper.de/docs/responsive-iframe
SPEAKS = "<script>parent.postMessage({'datawrapper-height': {'WpAbK': 777}}, '*')</script><p>Played.</p>"


@pytest.fixture
def asked(page):
    """The hosts of others that the browser asks, which answer with a page that says “Played.”"""
    asked = []

    def answer(route):
        host = urlsplit(route.request.url).netloc
        asked.append(host)
        route.fulfill(body=SPEAKS, content_type="text/html")

    page.route(lambda url: urlsplit(url).netloc.rpartition(":")[0] not in ("localhost", "127.0.0.1"), answer)
    return asked


@pytest.fixture
def story(transactional_db):
    """A story with a video in it, and words around it."""
    kept(VIDEO, title="The ferry leaves", picture=factories.picture())
    draft = factories.story(body=f"<p>Look:</p>{figure(VIDEO)}<p>That was it.</p>")
    publishing.publish(draft)
    return draft


@pytest.mark.browser
@pytest.mark.parametrize("press", ["click", "Enter", "Space"])
def test_nobody_else_is_asked_until_play_is_pressed(page, asked, story, press):
    page.goto(story.get_absolute_url())
    page.wait_for_load_state("networkidle")
    assert asked == []
    play = page.get_by_role("button", name="Play “The ferry leaves” from YouTube")
    play.scroll_into_view_if_needed()
    page.evaluate(SHIFTS)
    before = page.locator(".player").bounding_box()
    play.click() if press == "click" else play.press(press)
    frame = page.locator(".player iframe")
    page.frame_locator(".player iframe").get_by_text("Played.").wait_for()
    assert set(asked) == {"www.youtube-nocookie.com"}
    assert (
        page.locator(".player").bounding_box()
        == before
        == frame.bounding_box() | {"y": before["y"], "height": before["height"]}
    )
    assert page.evaluate("window.shifts") == 0
    assert frame.get_attribute("title") == "Play “The ferry leaves” from YouTube"
    assert frame.get_attribute("referrerpolicy") == "strict-origin-when-cross-origin"
    assert page.evaluate("document.activeElement.localName") == "iframe"


@pytest.mark.browser
def test_the_button_is_large_enough_for_a_thumb(page, story):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(story.get_absolute_url())
    box = page.locator(".player__play").bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44


@pytest.mark.browser
def test_a_chart_takes_the_height_it_asks_for(page, asked, transactional_db):
    story = factories.published(body=figure(CHART))
    page.goto(story.get_absolute_url())
    page.locator(".player__play").click()
    expect(page.locator(".player iframe")).to_have_js_property("offsetHeight", 777)


@pytest.mark.browser
def test_without_scripts_the_link_is_left_and_no_dead_button(browser, live_server, story):
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(story.get_absolute_url())
        assert page.get_by_role("link", name="See it at YouTube").is_visible()
        assert page.get_by_role("button", name="Play").count() == 0
