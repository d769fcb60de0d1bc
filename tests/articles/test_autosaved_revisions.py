"""Writing leaves one version a minute: an autosave takes the place of the one before it, and of nothing else."""

from itertools import pairwise

import pytest

from articles import publishing, revisions
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei(db):
    return factories.person("Sub-editor")


@pytest.fixture
def arief(db):
    return factories.person("Sub-editor")


@pytest.fixture
def story(clock):
    draft = factories.story(headline="0")
    revisions.keep(draft)
    return draft


@pytest.fixture
def types(story, mei, clock):
    """An autosave after some seconds: types("1"). Gives the revision."""

    def typed(headline, after=10, by=mei, **given):
        clock.forward(seconds=after)
        return revisions.write(story, {"headline": headline}, by=by, is_autosave=True, **given)

    return typed


def kept(story):
    return [(each.number, each.snapshot["headline"]) for each in story.revisions.order_by("number")]


def test_numbers_always_grow_so_that_another_tab_knows(story, types):
    assert [types(headline).number for headline in "123"] == [2, 3, 4]
    assert kept(story) == [(1, "0"), (4, "3")]
    assert revisions.newest(story).base_number == 1


def test_a_quarter_of_an_hour_of_writing_leaves_about_one_a_minute(story, types):
    for number in range(90):
        types(str(number))
    assert 13 <= len(kept(story)) <= 16
    made = list(story.revisions.order_by("number").values_list("made_at", flat=True))
    assert max((b - a).total_seconds() for a, b in pairwise(made)) <= 70


def test_an_autosave_of_somebody_else_stays(story, types, arief):
    types("1", by=arief)
    types("2")
    assert kept(story) == [(1, "0"), (2, "1"), (3, "2")]


def test_what_was_saved_by_hand_stays_even_where_nothing_changed_since(story, types, mei):
    types("1")
    saved = revisions.write(story, {"headline": "1"}, by=mei, why="Done")
    assert (saved.number, saved.is_autosave) == (2, False)
    types("2")
    assert kept(story) == [(1, "0"), (2, "1"), (3, "2")]


def test_what_readers_see_stays(story, types):
    types("1")
    publishing.publish(story)
    types("2")
    assert (2, "1") in kept(story)


def test_what_a_side_revision_was_written_on_stays(story, types, arief):
    types("1")
    side = types("Arief’s", by=arief, base=1)
    types("2")
    assert side.is_side
    assert kept(story) == [(1, "0"), (2, "1"), (3, "Arief’s"), (4, "2")]


def test_an_autosave_without_a_change_is_none(story, types):
    types("1")
    assert types("1").number == 2
    assert kept(story) == [(1, "0"), (2, "1")]


def test_a_conflict_on_a_version_that_gave_way_goes_back_to_the_one_before(story, types, arief):
    types("1")
    types("2")
    side = types("Arief’s", by=arief, base=2)
    assert side.is_side
    assert revisions.written_on(story, side.base_number)["headline"] == "0"


def test_words_that_came_into_the_rows_by_another_road_are_kept_before_they_are_written_over(story, types):
    story.headline = "Imported"
    story.save()
    types("1")
    assert kept(story) == [(1, "0"), (2, "Imported"), (3, "1")]


def test_an_autosave_that_takes_words_away_leaves_the_one_before(story, types, mei, clock):
    types("Ferries go electric in the harbour of Batam")
    types("Ferries")
    assert kept(story) == [(1, "0"), (2, "Ferries go electric in the harbour of Batam"), (3, "Ferries")]


def test_a_word_that_is_still_typed_takes_nothing_away(story, types):
    for headline in ("Fer", "Ferries", "Ferries go", "Ferries to go"):
        types(headline)
    assert kept(story) == [(1, "0"), (5, "Ferries to go")]


@pytest.mark.parametrize("is_autosave", [True, False])
def test_what_is_sent_once_more_is_no_conflict_with_oneself(story, mei, clock, is_autosave):
    said = {"headline": "Ferries", "tags": ["Solar", "ports"]}
    first = revisions.write(story, said, base=1, by=mei, is_autosave=is_autosave)
    assert revisions.write(story, said, base=1, by=mei, is_autosave=is_autosave) == first
    assert story.revisions.count() == 2


def test_what_somebody_else_says_alike_is_a_conflict(story, mei, arief):
    revisions.write(story, {"headline": "Ferries"}, base=1, by=mei)
    assert revisions.write(story, {"headline": "Ferries"}, base=1, by=arief).is_side
