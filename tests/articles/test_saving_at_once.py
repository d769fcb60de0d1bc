"""Saves of one story in the same moment: real threads, each with its own connection."""

import pytest

from articles import presence, publishing, revisions
from articles.models import Presence, Revision, Story
from tests import factories


def save(story, headline, base, **given):
    """A save on an object of the thread's own, as a request of its own would have it."""
    said = {"headline": headline, "tags": ["Ports", headline]}
    return lambda: revisions.write(Story.objects.get(pk=story.pk), said, base=base, **given)


@pytest.mark.parametrize("is_autosave", [True, False])
def test_of_many_who_save_on_one_version_one_is_first_and_all_are_kept(side_by_side, is_autosave):
    story = factories.story(headline="As it was")
    base = revisions.keep(story).number
    words = [f"Words {number}" for number in range(4)]
    kept = side_by_side(*(save(story, each, base, is_autosave=is_autosave) for each in words))
    assert [each for each in kept if isinstance(each, Exception)] == []
    assert sorted(each.number for each in kept) == [2, 3, 4, 5]
    (first,) = [each for each in kept if not each.is_side]
    story.refresh_from_db()
    assert story.headline == first.snapshot["headline"]
    assert revisions.snapshot(story) == revisions.newest(story).snapshot
    assert {each.snapshot["headline"] for each in Revision.objects.all()} == {"As it was", *words}


def test_a_save_and_a_publication_at_once_leave_a_whole_edition(side_by_side):
    story = factories.story(headline="As it was")
    base = revisions.keep(story).number
    publish = lambda: publishing.publish(Story.objects.get(pk=story.pk))  # noqa: E731
    saved, edition = side_by_side(save(story, "Words", base), publish)
    assert not isinstance(saved, Exception)
    assert edition.revision.snapshot["headline"] == edition.headline
    assert sorted(tag.name for tag in edition.tags.all()) == edition.revision.snapshot["tags"]


def test_who_waits_for_an_approval_does_not_write_into_the_approved_copy(side_by_side):
    """Whichever of the two is first: words that came second are beside the story."""
    mei = factories.person("Reporter")
    story = factories.story(headline="As it was", started_by=mei)
    base = revisions.keep(story).number
    publishing.submit(story, by=mei)
    approve = lambda: publishing.approve(Story.objects.get(pk=story.pk))  # noqa: E731
    saved, _ = side_by_side(save(story, "Too late", base, by=mei, is_autosave=True), approve)
    story.refresh_from_db()
    assert (saved.is_side, story.headline) == (True, "As it was")
    assert saved.snapshot["headline"] == "Too late"


def test_somebody_with_two_tabs_is_present_once(side_by_side, django_user_model):
    story, mei = factories.story(), django_user_model.objects.create_user("mei")
    outcomes = side_by_side(*[lambda: presence.note(story, mei, has_typed=True)] * 4)
    assert outcomes == [[], [], [], []]
    assert Presence.objects.count() == 1
