"""“My desk” tells of pictures that readers are about to lose, and of frames that stand empty."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Story
from pictures import rights, withdrawing
from tests import factories

pytestmark = pytest.mark.django_db


def within(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def my_desk(client):
    """The first page as somebody in that role sees it."""

    def my_desk(role="Photo desk"):
        client.force_login(factories.person(role))
        return client.get("/desk/")

    return my_desk


def names(found):
    return [(str(loss.picture), [place.title for place in loss.places]) for loss in found]


def in_a_story(picture, headline="Ferries", make=factories.published):
    return make(headline=headline, lead_picture=picture)


def test_a_week_before_its_right_ends_a_picture_is_told_of_with_its_stories(my_desk):
    mast = factories.bare_picture(alt="A mast", usable_until=within(7))
    in_a_story(mast)
    in_a_story(mast, "Harbours", factories.story)
    answer = my_desk()
    assert names(answer.context["rights"]["ending"]) == [("A mast", ["Ferries", "Harbours"])]
    text = " ".join(answer.text.split())
    assert "Their right ends within a week" in text
    assert ">Ferries</a> (live), " in text
    assert ">Harbours</a> (draft)" in text


@pytest.mark.parametrize("days", [-1, 8])
def test_not_earlier_and_not_when_it_is_over(my_desk, days):
    mast = factories.bare_picture(usable_until=within(8 if days == 8 else 0))
    in_a_story(mast, make=factories.story)
    type(mast).objects.update(usable_until=within(days))
    assert "rights end" not in my_desk().text.lower()


def test_one_that_nothing_has_troubles_nobody(my_desk):
    factories.bare_picture(usable_until=within(3))
    once = factories.bare_picture(usable_until=within(3))
    story = in_a_story(once, make=factories.story)
    revisions.write(story, {"lead_picture_id": None})
    assert my_desk().context["some_rights_end"] is False


def test_the_first_to_end_comes_first(my_desk):
    for days in (5, 1, 3):
        in_a_story(factories.bare_picture(alt=f"In {days}", usable_until=within(days)), make=factories.story)
    assert [name for name, _ in names(rights.ending(timezone.localdate()))] == ["In 1", "In 3", "In 5"]


def planned(**fields):
    return factories.published(at=timezone.now() + timedelta(days=3), **fields)


@pytest.mark.parametrize("make", [factories.published, planned, factories.story])
def test_a_withdrawn_picture_that_a_story_would_lack_is_told_of_with_the_reason(my_desk, make):
    mast, other = factories.bare_picture(alt="A mast"), factories.bare_picture()
    in_a_story(mast, make=make)
    for picture in (mast, other):
        withdrawing.withdraw(picture, "The family asked us to.")
    answer = my_desk()
    assert names(answer.context["rights"]["empty_frames"]) == [("A mast", ["Ferries"])]
    assert "“The family asked us to.”" in answer.text


def test_of_what_readers_once_saw_there_is_nothing_to_be_told(my_desk):
    mast = factories.bare_picture()
    story = in_a_story(mast)
    revisions.write(story, {"lead_picture_id": None})
    publishing.update(Story.objects.get())
    withdrawing.withdraw(mast, "The family asked us to.")
    assert my_desk().context["rights"]["empty_frames"] == []


@pytest.mark.parametrize("make", [planned, factories.story])
def test_a_right_that_ends_is_told_of_for_what_is_still_to_come(my_desk, make):
    in_a_story(factories.bare_picture(alt="A mast", usable_until=within(5)), make=make)
    assert names(my_desk().context["rights"]["ending"]) == [("A mast", ["Ferries"])]


def test_of_many_stories_the_first_are_named(my_desk):
    mast = factories.bare_picture(usable_until=within(2))
    for _ in range(5):
        in_a_story(mast, make=factories.story)
    assert "and others" in my_desk().text
    assert len(rights.ending(timezone.localdate())[0].places) == 4


@pytest.mark.parametrize(
    ("role", "is_told"), [("Editor", True), ("Chief", True), ("Sub-editor", False), ("Reporter", False)]
)
def test_those_are_told_who_can_do_something_about_it(my_desk, role, is_told):
    in_a_story(factories.bare_picture(usable_until=within(2)))
    assert ("Their right ends within a week" in my_desk(role).text) is is_told


def test_many_cost_as_many_queries_as_one(client):
    client.force_login(factories.person("Photo desk"))

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/")
        return len(queries)

    in_a_story(factories.bare_picture(usable_until=within(2)))
    few = asked()
    for _ in range(8):
        in_a_story(factories.bare_picture(usable_until=within(2)), make=factories.story)
    assert asked() == few
