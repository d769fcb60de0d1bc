"""Search engines and a hub are told of what readers see otherwise, by servers that misbehave as real ones do."""

import json
import re
from datetime import timedelta
from urllib.parse import parse_qs, unquote

import pytest

from articles import publishing, telling
from articles.models import Series, Told
from tests import factories
from tests.weather.office import says, sends

pytestmark = pytest.mark.django_db
KEY = "a-key-of-ours-0"


@pytest.fixture
def index_now(settings, clock, elsewhere):
    """IndexNow, which has been told of all there was."""
    settings.INDEXNOW_KEY, settings.INDEXNOW_ADDRESS = KEY, f"{elsewhere.root}/indexnow"
    elsewhere.reply = says(b"", 202)
    telling.tell()
    return elsewhere


def told(call):
    return json.loads(call.sent)["urlList"]


def test_a_search_engine_is_told_once_what_came_changed_and_went(index_now, settings, clock, client):
    factories.story()
    story = factories.published()
    assert telling.tell() == 1 and telling.tell() == 0
    for change in (publishing.update, publishing.end):
        clock.forward(minutes=1)
        change(story)
        assert telling.tell() == 1
    address = settings.SITE_ADDRESS + story.get_absolute_url()
    assert [told(call) for call in index_now.asked] == [[address]] * 3
    said = json.loads(index_now.asked[0].sent)
    assert said["key"] == KEY == client.get(said["keyLocation"].removeprefix(settings.SITE_ADDRESS)).content.decode()
    assert client.get("/another-key-00.txt").status_code == 404


def test_what_is_scheduled_is_told_at_its_time(index_now, clock):
    story = factories.story()
    publishing.schedule(story, clock.ahead(hours=1), ends_at=clock.ahead(hours=2))
    assert telling.tell() == 0
    for _ in range(2):
        clock.forward(hours=1, seconds=1)
        assert telling.tell() == 1
    assert len(index_now.asked) == 2


@pytest.mark.parametrize(
    ("reply", "rest"),
    [
        (says(b"", 503), timedelta(minutes=2)),
        (says(b"", 429, Retry_After="600"), timedelta(minutes=10)),
        (says(b"", 403), timedelta(hours=1)),
        (says(b"", 301, Location="http://127.0.0.1:1/"), timedelta(minutes=2)),
        (sends(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf"), timedelta(minutes=2)),
    ],
    ids=["fails", "is busy", "refuses", "has moved", "breaks off"],
)
def test_a_service_that_fails_is_left_alone_and_told_later(index_now, clock, caplog, reply, rest):
    factories.published()
    good, index_now.reply = index_now.reply, reply
    assert telling.tell() == 0
    assert Told.objects.get().trouble in caplog.text
    asked, index_now.reply = len(index_now.asked), good
    clock.at += rest - timedelta(seconds=1)
    assert telling.tell() == 0 and len(index_now.asked) == asked
    clock.forward(seconds=2)
    assert telling.tell() == 1 and Told.objects.get().trouble == ""


def test_who_tells_at_the_same_time_tells_nothing(index_now, clock):
    factories.published()
    assert Told.objects.take_turn("IndexNow", 0, clock.at)
    assert telling.tell() == 0
    clock.forward(minutes=3)
    assert telling.tell() == 1


def test_a_hub_is_told_of_every_feed_that_has_the_story(settings, clock, elsewhere, client):
    settings.WEBSUB_HUB = f"{elsewhere.root}/hub"
    elsewhere.reply = says(b"", 204)
    telling.tell()
    below = factories.category("Payments", parent=factories.category())
    story = factories.published(category=below, tags=["Solar"], authors=[factories.author("Ana")])
    publishing.correct(story, "correction", "Four islands, not three.")
    publishing.put_in_series(story, Series.objects.create(title="The price of rice", slug="rice"))
    assert telling.tell() == 1
    asked = parse_qs(elsewhere.asked[0].sent.decode())
    assert asked["hub.mode"] == ["publish"]
    feeds = [each.removeprefix(settings.SITE_ADDRESS) for each in asked["hub.url"]]
    pages = ["/", "/money/", "/money/payments/", "/tag/solar/", "/author/ana/", "/series/rice/", "/corrections/"]
    assert set(feeds) == {f"{page}feed/{form}" for page in pages for form in ("", "atom/", "json/")}
    for feed in feeds:
        assert settings.WEBSUB_HUB in client.get(feed).content.decode()


def test_a_hub_is_told_of_the_series_that_a_story_has_left(settings, elsewhere, clock):
    settings.WEBSUB_HUB = f"{elsewhere.root}/hub"
    elsewhere.reply = says(b"", 204)
    rice, fish = (Series.objects.create(title=title, slug=title.lower()) for title in ("Rice", "Fish"))
    story, other = factories.published(), factories.published()
    publishing.put_in_series(other, rice), publishing.put_in_series(story, rice)
    telling.tell()
    publishing.put_in_series(story, fish)
    assert _series_told(elsewhere) == {"rice", "fish"}
    publishing.take_out_of_series(other)  # the last part
    assert _series_told(elsewhere) == {"rice"}
    publishing.end(story, at=clock.ahead(hours=1))
    clock.forward(hours=2)
    assert _series_told(elsewhere) == {"fish"}
    assert _series_told(elsewhere) == set()


def _series_told(hub):
    """Slugs of the series of whose feeds the hub is told now."""
    hub.asked.clear()
    telling.tell()
    return {
        found for asked in hub.asked for found in re.findall(r"/series/([a-z]+)/feed/", unquote(asked.sent.decode()))
    }


def test_nobody_is_told_of_a_paper_that_names_no_service(db):
    factories.published()
    assert telling.tell() == 0 and not Told.objects.exists()
