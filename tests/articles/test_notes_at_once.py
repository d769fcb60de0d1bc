"""Notes on copy, when two people act on one in the same moment."""

from articles import notes, publishing
from articles.models import Note, Story
from tests import factories


def test_two_who_resolve_at_once_both_find_it_resolved(side_by_side):
    people = [factories.person("Editor") for _ in range(2)]
    note = notes.begin(factories.story(), "Really?", by=people[0])
    outcomes = side_by_side(*(lambda person=person: notes.resolve(note, by=person) for person in people))
    assert outcomes == [None, None]
    kept = Note.objects.get()
    assert kept.resolved_at and kept.resolved_by in people


def test_a_story_is_not_published_over_a_note_that_is_opened_meanwhile(side_by_side):
    story = factories.story()
    note = notes.begin(story, "Really?", by=None)
    notes.resolve(note, by=None)
    side_by_side(lambda: publishing.publish(Story.objects.get(pk=story.pk)), lambda: notes.reopen(note))
    done = list(story.acts.order_by("pk").values_list("verb", flat=True))
    assert done in (["resolve", "publish", "reopen"], ["resolve", "reopen"])


def test_answers_at_once_are_both_kept(side_by_side):
    note = notes.begin(factories.story(), "Really?", by=factories.person("Editor"))
    side_by_side(*(lambda text=text: notes.remark(note, text, by=note.made_by) for text in ("Yes", "No")))
    assert sorted(note.remarks.values_list("text", flat=True)) == ["No", "Really?", "Yes"]
