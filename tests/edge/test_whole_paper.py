"""What the paper's own pages tell caches in front of it, through the page cache."""

from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from articles import publishing
from newsroom.pagecache.cache import PageCache
from newsroom.pagecache.edge.models import Standing
from newsroom.pagecache.edge.purging import _owed, clock_shows
from newsroom.pagecache.edge.telling import Edge, written
from tests import factories
from tests.pagecache.conftest import Answered, ByHand, connections_stay, environ  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(connections_stay):  # noqa: F811
    pages = PageCache(WSGIHandler(), 1_000_000)
    pages.follower = ByHand(pages.watch)
    return pages


@pytest.fixture
def ask(pages):
    edge = Edge(pages, "fastly", seal=object())
    pages.follower.listeners.clear()
    return lambda path, **said: Answered(edge, environ(path, HTTP_HOST="127.0.0.1", **said))


def life(answer):
    words = answer.headers["surrogate-control"].split(", ")
    return {name: int(seconds) for name, seconds in (word.split("=") for word in words)}


def keys(answer):
    return set(answer.headers["surrogate-key"].split())


def test_the_first_answer_already_says_it_all(ask):
    story = factories.published()
    answer = ask(story.get_absolute_url())
    assert any(key.startswith(f"story:{story.pk}/") for key in keys(answer))
    assert life(answer)["max-age"] > 0
    assert "x-accel-expires" in answer.headers


@pytest.mark.parametrize("act", [publishing.update, publishing.retract])
def test_what_is_purged_is_what_the_pages_said_they_print(act, ask):
    story = factories.published()
    own, front = keys(ask(story.get_absolute_url())), keys(ask("/"))
    standing = Standing.objects.begun(clock_shows(), timezone.now())
    story.headline = "The mast has fallen"
    story.save()
    act(story)
    purged = {written(owed.key) for owed in _owed(standing, clock_shows(), timezone.now())}
    assert purged & own
    assert purged & front


def test_nothing_in_the_desk_is_kept_anywhere(ask):
    answer = ask("/desk/login/")
    assert "private" in answer.headers["cache-control"] or "no-store" in answer.headers["cache-control"]
    assert {"surrogate-key", "surrogate-control", "x-accel-expires"}.isdisjoint(answer.headers)


def test_a_page_that_is_not_there_yet_is_kept_until_it_is(ask):
    draft = factories.story()
    publishing.schedule(draft, timezone.now() + timedelta(minutes=1))
    answer = ask(f"/money/{draft.slug}-{draft.pk}/")
    assert answer.status == 404
    assert life(answer)["max-age"] < 60
    assert life(answer)["stale-while-revalidate"] == 0
