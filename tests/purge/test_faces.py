"""The faces beside the names over a story: whose they are, and which pages go out of date with them."""

import re

import pytest

from articles import publishing
from pictures import withdrawing
from tests import factories
from tests.purge.test_exact import Watched

pytestmark = pytest.mark.django_db


def faces(paper, story):
    """How many stand over a story, by the page as it was kept last."""
    body = paper.before[story.get_absolute_url()].body.decode()
    over = re.search(r'<div class="facts">.*?</p>', body, re.S)[0]
    return over.count("<img")


def test_faces_come_and_go_with_just_the_pages_that_show_them(site, subtests):
    watched = Watched(site, subtests)
    story = watched.paper.stories[4]
    author = story.bylines.first().author
    picture, another = factories.picture(color="red"), factories.picture(color="blue")
    assert faces(watched, story) == 0

    def portray(portrait):
        with publishing.renaming(author):
            author.portrait = portrait
            author.save()

    with watched.act("give somebody a face"):
        portray(picture)
    assert faces(watched, story) == 1
    with watched.act("tell their job"), publishing.renaming(author):
        author.job = "Reporter at sea"
        author.save()
    with watched.act("give them another"):
        portray(another)
    with watched.act("take it away"):
        portray(None)
    portray(another)
    watched.before = watched.press.crawl(story.get_absolute_url())
    assert faces(watched, story) == 1
    withdrawing.withdraw(another, why="He asked us to.")
    watched.before = watched.press.crawl(story.get_absolute_url())
    assert faces(watched, story) == 0


def test_a_crowd_is_named_and_not_shown(client):
    authors = [factories.author(f"Writer {number}", portrait=factories.picture()) for number in range(4)]
    few, many = factories.published(authors=authors[:3]), factories.published(authors=authors)
    assert len(client.get(few.get_absolute_url()).context["faces"]) == 3
    assert client.get(many.get_absolute_url()).context["faces"] == []
