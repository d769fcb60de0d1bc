"""Notes on copy: what the desk says to itself about a passage. Kept beside the story, never in it."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from newsroom.models import User
from newsroom.text import block, for_xml, line

from . import body, publishing, workflow
from .models import Act, Note, Remark, Story

LONGEST_REMARK = Remark._meta.get_field("text").max_length
LONGEST_PASSAGE = 2_000
AROUND = Note._meta.get_field("before").max_length
LONGEST_TOLD = 200  # characters of a note in the log
MOST_NOTES = 500  # of one story: more is a loop, not a desk


def mentioned(text):
    """The people whose name or user name stands in the text behind an @."""
    by_name = {}
    for person in User.objects.at_desk() if "@" in text else []:
        for name in filter(None, (person.get_full_name(), person.username)):
            by_name.setdefault(line(name).casefold(), []).append(person)
    if not by_name:
        return []
    longest_first = sorted(map(re.escape, by_name), key=len, reverse=True)
    found = re.findall(rf"(?<!\w)@({'|'.join(longest_first)})(?!\w)", text.casefold())
    return [person for name in dict.fromkeys(found) for person in by_name[name]]


@transaction.atomic
def begin(story, text, *, by, quote=None):
    """A note on the passage that `quote` names (`passage`, `before`, `after`), else on the whole story.

    Raises ValidationError, with a sentence, for words that are none or too many. Returns the note.
    """
    quote = quote or {}
    text = sound(text)
    if len(quote.get("passage", "")) > LONGEST_PASSAGE:
        raise ValidationError(f"The passage has more than {LONGEST_PASSAGE:,} characters. Choose a shorter one.")
    _lock(story.pk)
    if story.notes.count() >= MOST_NOTES:
        raise ValidationError(f"The story has {MOST_NOTES} notes. Answer one of them instead.")
    note = Note.objects.create(story=story, made_by=by, **anchor(quote))
    remark(note, text, by=by)
    return note


@transaction.atomic
def remark(note, text, *, by):
    """Somebody's words in the note's thread, as they stay. Raises ValidationError. Returns the remark."""
    text = sound(text)
    said = Remark.objects.create(note=note, text=text, by=by)
    said.mentions.set(mentioned(text))
    return said


def sound(text):
    """The text as it is kept. Raises ValidationError where nothing of it could be read, or too much."""
    kept = block(text)
    if not kept:
        raise ValidationError("Write what you have to say about it.")
    if len(kept) > LONGEST_REMARK:
        over = len(kept) - LONGEST_REMARK
        few = ngettext("is one character", "are {over} characters", over).format(over=over)
        raise ValidationError(f"There {few} too many. A remark has at most {LONGEST_REMARK:,}: write a second one.")
    return kept


def anchor(quote):
    """The fields of a note from what an editor says of a passage: its words and those around it, as they stand."""
    words = {name: for_xml(str(quote.get(name, ""))) for name in ("passage", "before", "after")}
    return {
        "passage": words["passage"][:LONGEST_PASSAGE],
        "before": words["before"][-AROUND:],
        "after": words["after"][:AROUND],
    }


def may_settle(user, note):
    """Whether somebody may resolve, reopen or move a note: who began it, and who may change or approve its story."""
    return note.made_by_id == user.pk or may_settle_all(user, note.story)


def may_settle_all(user, story):
    """Whether somebody may do so with all notes on a story."""
    return workflow.may_edit(user, story) or workflow.may(user, "approve", story)


@transaction.atomic
def resolve(note, *, by, where=""):
    """Whoever comes first has resolved it; for the second there is nothing left to do."""
    _lock(note.story_id)
    if Note.objects.open().filter(pk=note.pk).update(resolved_by=by, resolved_at=timezone.now()):
        publishing.write_down(note.story, Act.Verb.RESOLVE, by=by, why=_asked(note), where=where)


@transaction.atomic
def reopen(note, *, by=None, where=""):
    """Opens it once more. One that is open stays as it is."""
    _lock(note.story_id)
    if Note.objects.filter(pk=note.pk).exclude(resolved_at=None).update(resolved_by=None, resolved_at=None):
        publishing.write_down(note.story, Act.Verb.REOPEN, by=by, why=_asked(note), where=where)


def _lock(story):
    """Takes the story's lock, as the verbs of publishing do: the gate of one sees this note, or comes before it."""
    Story.objects.select_for_update().only("pk").get(pk=story)


def _asked(note):
    """What the note began with, for the log."""
    return body.shortened(line(note.remarks.first().text), LONGEST_TOLD)


def follow(story, quotes, *, by):
    """Keeps where the notes' passages are found now, of those that somebody may settle. `quotes`: by a note's number,
    as text, what `anchor` takes.

    A passage that is gone is not among them: its note keeps the words it was about.
    """
    notes = story.notes.all() if may_settle_all(by, story) else story.notes.filter(made_by=by)
    for note in notes:
        moved = anchor(quotes.get(str(note.pk), {}))
        if moved["passage"].strip():
            Note.objects.filter(pk=note.pk).update(**moved)
