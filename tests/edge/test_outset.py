"""A carrier that was just switched on is told of all that is marked after the first page it could keep."""

from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError
from django.utils import timezone

from articles import publishing
from newsroom.pagecache import marks
from newsroom.pagecache.cache import PageCache
from newsroom.pagecache.edge.models import Standing, StandingQuerySet
from newsroom.pagecache.edge.outset import Outset
from newsroom.pagecache.edge.purging import _owed, clock_shows, owed_now
from newsroom.pagecache.edge.telling import Edge
from newsroom.pagecache.watch import Watch
from tests import factories
from tests.pagecache.conftest import Answered, ByHand, connections_stay, environ  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db


def process(carrier="fastly"):
    """A new one of the paper's, as a function that asks it for a page."""
    pages = PageCache(WSGIHandler(), 1_000_000)
    pages.follower = ByHand(pages.watch)
    edge = Edge(pages, carrier)
    return lambda path="/": Answered(edge, environ(path, HTTP_HOST="127.0.0.1"))


def owed():
    return {each.key for each in _owed(Standing.objects.get(), clock_shows(), timezone.now())}


def outset(count):
    """Of a process that has seen the clock show that."""
    watch = Watch()
    watch.set_back(count)
    return Outset(watch)


def test_what_is_published_before_the_worker_comes_round(connections_stay):  # noqa: F811
    marks.mark(["all/top"])
    process()()
    story = factories.published()
    assert owed_now()
    assert f"story:{story.pk}/page" in owed()
    assert Standing.objects.get().count == 1


def test_and_what_another_process_has_not_seen_either(connections_stay):  # noqa: F811
    process()()
    publishing.retract(factories.published())
    expected = owed()
    process()()
    assert owed() == expected != set()


def test_without_a_carrier_nobody_is_owed_anything(connections_stay):  # noqa: F811
    process("none")()
    assert not Standing.objects.exists()


def test_it_begins_with_who_was_first_to_see_the_clock(connections_stay):  # noqa: F811
    early, late = outset(3), outset(5)
    late.learn(None, [], [])
    began = Standing.objects.get().at
    early.learn(None, [], [])
    outset(9).learn(None, [], [])
    standing = Standing.objects.get()
    assert (standing.count, standing.at) == (3, began)


def test_moments_as_well(db):
    now = timezone.now()
    Standing.objects.begin(3, now)
    Standing.objects.begin(3, now - timedelta(seconds=1))
    assert Standing.objects.get().at == now - timedelta(seconds=1)


def test_a_database_that_cannot_take_it_is_asked_again_for_the_same(monkeypatch):
    fails = [True, True, False]
    begin = StandingQuerySet.begin

    def seldom(self, *first):
        if fails.pop(0):
            raise OperationalError("database is locked")
        return begin(self, *first)

    monkeypatch.setattr(StandingQuerySet, "begin", seldom)
    first = outset(3)
    first.learn(None, [], [])
    first.watch.learn(8, [], [], 0)
    first.look(0), first.look(0), first.look(0)
    assert (Standing.objects.get().count, fails) == (3, [])
