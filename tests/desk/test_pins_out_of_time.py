"""A story that is pinned to a place of the front, before its time there and after it."""

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import layout, publishing
from articles.models import FrontPage
from tests import factories
from tests.desk.arranging import FRONT, act

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(db):
    now = timezone.now()
    return [factories.published(headline=f"Nets {age}", at=now - timedelta(hours=age)) for age in range(1, 4)]


def pinned(place, story, **own):
    """Keeps in the draft a story in a place, with what it has there; times in hours from now."""
    page, now = FrontPage.of(None), timezone.now()
    times = {name: (now + timedelta(hours=own.pop(name))).isoformat() for name in ("from", "until") if name in own}
    said = layout.say(layout.put(page, {}, story.pk, place), place, **own, **times)
    layout.save(page, said, base=layout.opened(page).number, by=None)


def board_of(desk, place):
    screen = html.unescape(desk.get(FRONT).text)
    [found] = re.findall(rf'<li class="front-place[^>]*data-place="{place}".*?</li>', screen, re.DOTALL)
    return found


@pytest.mark.parametrize("time", [{"from": 10}, {"from": -5, "until": -1}])
def test_what_a_place_shows_by_itself_is_said_though_it_is_pinned_there_at_another_time(desk, stories, time):
    pinned("lead-0", stories[0], headline="Nets for all", **time)
    assert "pinned" in board_of(desk, "lead-0")
    assert "Published now, the draft would show “Nets 1” here." in board_of(desk, "lead-0")
    desk.post(f"{FRONT}publish/", {"base": layout.opened(FrontPage.of(None)).number})
    assert "Readers see “Nets 1” here now." in board_of(desk, "lead-0")


def test_what_readers_see_in_its_place_is_called_as_they_know_it(desk, stories):
    pinned("lead-0", stories[2], **{"from": 10})
    desk.post(f"{FRONT}publish/", {"base": layout.opened(FrontPage.of(None)).number})
    stories[0].headline = "Nets, as the desk writes it anew"
    stories[0].save()
    assert "Readers see “Nets 1” here now." in board_of(desk, "lead-0")
    assert "“Nets 1” leads by itself" in html.unescape(act(desk, "clear", "lead-0").text)


def test_a_draft_does_not_say_that_readers_see_what_fills_it(desk, client, stories):
    now = {"lead-0": {**layout.NOTHING, "story": stories[1].pk, "headline": "Nets for all"}}
    publishing.arrange(FrontPage.of(None), now)
    pinned("lead-0", factories.story())
    assert "Nets for all" in client.get("/").text
    assert "Readers see" not in board_of(desk, "lead-0")
    assert "Published now, the draft would show “Nets 1” here." in board_of(desk, "lead-0")


def test_what_is_pinned_in_its_time_is_what_readers_see(desk, stories):
    pinned("lead-0", stories[0], headline="Nets for all", **{"from": -1, "until": 1})
    assert "Readers see" not in board_of(desk, "lead-0")


def test_a_time_that_is_over_is_not_taken_along_to_another_place(desk, stories):
    pinned("list-0", stories[0], headline="Nets for all", **{"from": -5, "until": -1})
    act(desk, "put", f"{stories[0].pk}:lead-0")
    at_once = {**layout.NOTHING, "story": stories[0].pk, "headline": "Nets for all"}
    assert layout.opened(FrontPage.of(None)).slots == {"lead-0": at_once}
    pinned("list-0", stories[1], until=1)
    act(desk, "put", f"{stories[1].pk}:lead-0")
    assert layout.opened(FrontPage.of(None)).slots["lead-0"]["until"]


def test_a_pin_whose_time_is_over_makes_room_for_those_that_move_down(desk, stories):
    page, over = FrontPage.of(None), (timezone.now() - timedelta(hours=1)).isoformat()
    said = layout.put(page, {}, stories[2].pk, "tops-1")
    said = layout.say(layout.put(page, said, stories[1].pk, "tops-0"), "tops-0", until=over)
    said = layout.put(page, said, stories[0].pk, "lead-0")
    moved = layout.put(page, said, factories.published(headline="Masts").pk, "lead-0")
    assert [moved[place]["story"] for place in ("tops-0", "tops-1")] == [stories[0].pk, stories[2].pk]
    assert set(moved) == {"lead-0", "tops-0", "tops-1"}
