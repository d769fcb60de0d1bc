"""What is scheduled is seen at its second in a warm cache: nobody is at work but the process that answers."""

from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler

from articles import publishing
from newsroom.clock import day_end, local_day
from newsroom.pagecache.cache import PageCache
from tests import factories
from tests.pagecache.conftest import ByHand, Paper, connections_stay, wall

__all__ = ["connections_stay", "wall"]

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
HEADLINE = "Ferry towns vote"


@pytest.fixture
def paper(settings, db, tasks_wait, wall, connections_stay):
    settings.ALLOWED_HOSTS = ["paper.test"]
    paper = Paper()
    paper.cache = PageCache(WSGIHandler(), 10_000_000)
    paper.cache.follower = ByHand(paper.cache.watch)
    factories.published(headline="Nets are mended", at=wall.at - HOUR)
    return paper


def lists(at):
    """Where a story of Money, on the subject of ferries, stands."""
    month = f"{at:%Y/%-m}"
    sitemap = f"/sitemap-{at:%Y-%-m}.xml"
    return ["/", "/feed/", "/money/", "/money/feed/", "/tag/ferries/", f"/archive/{month}/", sitemap]


def seen(paper, story, at):
    """The status at the story's address, and the lists that speak of it."""
    paper.cache.follower.look()
    number = story.get_absolute_url()
    speaking = [each for each in lists(at) if number in paper.ask(each).text]
    return paper.ask(number).status, speaking


def test_a_story_comes_at_its_second_and_goes_at_its_second(paper, wall):
    starts, ends = wall.at + HOUR, wall.at + 2 * HOUR
    story = factories.story(headline=HEADLINE, tags=["Ferries"])
    assert seen(paper, story, starts) == (404, [])
    publishing.schedule(story, starts, ends_at=ends)
    for moment, expected in ((starts, (200, lists(starts))), (ends, (410, []))):
        wall.at = moment - SECOND
        before = seen(paper, story, starts)
        assert seen(paper, story, starts) == before != expected
        wall.at = moment + SECOND
        assert seen(paper, story, starts) == expected


def test_lists_say_the_year_from_the_midnight_on_at_which_it_is_another(paper, wall):
    """But under a heading that says it."""
    midnight = day_end(local_day(wall.at).replace(month=12, day=31))
    wall.at = midnight - HOUR
    factories.published(headline=HEADLINE, tags=["Ferries"])
    year = midnight.year - 1
    listed = ("/", "/money/", "/tag/ferries/", f"/archive/{year}/12/", f"/archive/{year}/12/31/")

    def said(moment):
        wall.at = moment
        pages = {address: paper.ask(address).text for address in listed}
        assert [address for address in listed if ">31 December" not in pages[address]] == []
        return [address for address in listed if f">31 December {year}<" in pages[address]]

    assert said(midnight - SECOND) == []
    assert said(midnight + SECOND) == ["/", "/money/", "/tag/ferries/"]


def test_an_update_comes_at_its_second(paper, wall):
    story = factories.published(headline="Ferry towns wait", slug="ferry-towns", tags=["Ferries"], at=wall.at - HOUR)
    at = wall.at + HOUR
    story.headline = HEADLINE
    story.save()
    publishing.schedule(story, at)
    wall.at = at - SECOND
    for _ in range(2):
        paper.cache.follower.look()
        assert HEADLINE not in paper.ask(story.get_absolute_url()).text + paper.ask("/").text
    wall.at = at + SECOND
    assert HEADLINE in paper.ask(story.get_absolute_url()).text
    assert HEADLINE in paper.ask("/").text and HEADLINE in paper.ask("/feed/").text


def test_what_was_cancelled_does_not_come(paper, wall):
    story = factories.story(headline=HEADLINE, tags=["Ferries"])
    publishing.schedule(story, wall.at + HOUR)
    publishing.cancel(story)
    wall.at += HOUR + SECOND
    assert seen(paper, story, wall.at) == (404, [])
