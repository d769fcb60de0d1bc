"""What was deleted counts nowhere in the draft of a front."""

import html
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import layout, publishing
from articles.models import FrontPage, Tag
from tests import factories
from tests.desk.arranging import FRONT, act

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(db):
    now = timezone.now()
    return [factories.published(headline=f"Nets {age}", at=now - timedelta(hours=age)) for age in range(1, 8)]


@pytest.fixture
def sails(stories):
    """A draft that is pinned to a place, with all that a place can have of a story."""
    story, page = factories.story(headline="Sails"), FrontPage.of(None)
    own = {"headline": "Sails for all", "picture": factories.bare_picture().pk, "until": "2036-01-02T08:00:00+00:00"}

    def pinned(place, said=None):
        said = layout.say(layout.put(page, said or {}, story.pk, place), place, **own)
        layout.save(page, said, base=layout.opened(page).number, by=None)
        return story

    return pinned


def places():
    """By name, the stories of places of the front's draft."""
    return {name: said["story"] for name, said in layout.opened(FrontPage.of(None)).slots.items()}


def test_a_place_whose_story_was_deleted_is_as_if_it_had_never_been_there(desk, stories, sails):
    publishing.delete(sails("tops-1"))
    screen = desk.get(FRONT).text
    assert ">changed<" not in screen and "Readers see the page as it stands here." in screen
    act(desk, "put", f"{stories[5].pk}:tops-1")
    assert places() == {"tops-1": stories[5].pk}
    assert "One place is changed." in desk.get(FRONT).text


def test_a_deleted_lead_pushes_nobody_down(desk, stories, sails):
    page, said = FrontPage.of(None), {}
    for number in range(4):
        said = layout.put(page, said, stories[number].pk, f"tops-{number}")
    publishing.delete(sails("lead-0", said))
    assert "has no place any more" not in act(desk, "put", f"{stories[6].pk}:lead").text
    assert places() == {"lead-0": stories[6].pk, **{f"tops-{number}": stories[number].pk for number in range(4)}}


def test_a_draft_is_what_readers_see_once_what_was_published_in_it_is_deleted(desk, stories, sails):
    story = sails("tops-1")
    desk.post(f"{FRONT}publish/", {"base": layout.opened(FrontPage.of(None)).number})
    publishing.delete(story)
    assert "Readers see the page as it stands here." in desk.get(FRONT).text


def test_what_a_place_asked_for_otherwise_outlives_its_story_and_names_no_deleted_tag(desk, stories, sails):
    page, tag = FrontPage.of(None), Tag.objects.create(name="Trams", slug="trams")
    story = sails("tops-1", {"tops-1": {**layout.NOTHING, "otherwise": "tag", "tag": tag.pk}})
    desk.post(f"{FRONT}publish/", {"base": layout.opened(page).number})
    publishing.delete(story)
    assert layout.opened(page).slots == {"tops-1": {**layout.NOTHING, "otherwise": "tag", "tag": tag.pk}}
    tag.delete()
    screen = html.unescape(desk.get(FRONT).text)
    assert "the newest, for the tag is gone" in screen and "Readers see the page as it stands here." in screen


def test_the_question_before_deleting_names_the_fronts_that_pin_the_story(desk, stories, sails):
    story = sails("tops-1")
    publishing.arrange(FrontPage.of(stories[0].category), layout.say({}, "lead-0", story=story.pk))
    asked = desk.get(f"/desk/articles/story/{story.pk}/delete/").text
    assert (
        "The story is pinned here, for readers or in the draft: The front, Front of Money. Its place fills itself then."
        in asked
    )
    asked = desk.get(f"/desk/articles/story/{factories.story().pk}/delete/").text
    assert "is pinned" not in asked
