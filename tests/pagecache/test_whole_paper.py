"""The paper itself behind its page cache."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from newsroom.pagecache.cache import PageCache
from tests import factories
from tests.pagecache.conftest import ByHand, Paper


@pytest.fixture
def paper(settings, db, connections_stay):
    """The whole paper in place of the small site, with a story that is read."""
    settings.ALLOWED_HOSTS = ["paper.test"]
    settings.PAPER_NAME = "The Paper"
    paper = Paper()
    paper.cache = PageCache(WSGIHandler(), 10_000_000)
    paper.cache.follower = ByHand(paper.cache.watch)
    paper.story = factories.published(headline="Ferries stay in port")
    factories.read(paper.story, times=3)
    return paper


def addresses(story):
    own = story.get_absolute_url()
    return [
        "/",
        own,
        own.rstrip("/"),
        "/money/",
        "/archive/",
        "/feed/",
        "/corrections/",
        "/nowhere/",
    ]


@pytest.mark.parametrize("place", range(8))
def test_a_kept_page_is_what_django_answers(place, paper):
    path = addresses(paper.story)[place]
    kept = [paper.ask(path), paper.ask(path)]
    plain = Client(headers={"host": "paper.test"}).get(path)
    assert {(each.status, each.body) for each in kept} == {(plain.status_code, plain.content)}
    assert "etag" in kept[0].headers


def test_a_kept_page_costs_no_query(paper, django_assert_num_queries):
    for path in ("/", "/money/"):
        paper.ask(path)
        with django_assert_num_queries(0):
            assert "Ferries stay in port" in paper.ask(path).text


def test_a_page_is_rendered_without_its_furniture(paper, django_assert_max_num_queries):
    """Nine lists of the most read stories are as many queries as none."""
    paper.ask("/")
    with django_assert_max_num_queries(8):
        assert "Hot this week" in paper.ask("/money/").text
