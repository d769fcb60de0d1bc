"""Saving a story. Whoever writes goes through here: the row is locked, nothing newer is overwritten unseen, and
each version stays as a revision."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles import body, placed
from articles.models import Revision, Story

from . import rights, thinning
from .snapshots import put, snapshot


def newest(story):
    """The last revision that the story itself was at (none that was kept aside), or None."""
    return story.revisions.filter(is_side=False).first()


@transaction.atomic
def keep(story, *, by=None, why=""):
    """Keeps the story as it stands in the database. Returns its revision: the last one where nothing changed.

    Call it in the transaction that saved the story. The story's row is locked, so numbers follow each other.
    """
    _lock(story)
    last, taken = newest(story), snapshot(story)
    return _decided(last, why) if _says(last, taken) else _next(story, last, taken, by=by, why=why)


@transaction.atomic
def write(story, said, *, base=None, by=None, why="", is_autosave=False):
    """Puts what somebody wrote in the place of what the story says, and returns the revision that keeps it.

    `said`: what they wrote, cleaned: a snapshot or a part of one. `base`: the number of the revision they wrote on,
    None where they have seen the newest.

    Where that is not the newest, the story stays as it is and their words are kept aside: the revision that is
    returned then `is_side`, and nothing is lost whatever happens next. So it is where `by` may not write them by now
    (the story was approved while they waited for the row): its `refusal` then says why.
    """
    _lock(story)
    refusal = rights.refusal(story, said, by)
    last, before = newest(story), snapshot(story)
    if base is not None and _brings_back(last, before, said):
        last = _next(story, last, before)
    base = story.revision_number if base is None else base
    if not refusal and base != story.revision_number and _is_said_again(last, said, base, by):
        return last
    if refusal or base != story.revision_number:
        if last is None:
            _next(story, last, before)  # what the words stand beside
        return _keep_aside(story, said, base, by, is_autosave, refusal)
    if not _says(last, before):
        last = _next(story, last, before)  # what came into the rows by another road
    taken, columns = put(story, before, said)
    if _says(last, taken):
        return last if is_autosave else _decided(last, why)
    return _next(story, last, taken, columns, by=by, why=why, is_autosave=is_autosave)


def written_on(story, base):
    """What a writer had before them who started from the revision of that number, as a snapshot.

    The revision may have given way to a later autosave: then it is the one before.
    """
    revision = story.revisions.filter(is_side=False, number__lte=base).first()
    return revision.snapshot if revision else snapshot(story)


def _lock(story):
    story.refresh_from_db(from_queryset=Story.objects.select_for_update())


def _says(revision, taken):
    return revision is not None and revision.snapshot == taken


def _brings_back(last, before, said):
    """Whether somebody says a tag again that was renamed or deleted since."""
    gone = {*last.snapshot["tags"]} - {*before["tags"]} if last else set()
    return bool(gone & {*said.get("tags", ())})


def _is_said_again(last, said, base, by):
    """Whether somebody sends once more what they saved on that base, since the answer never reached them."""
    is_own = last and by and last.made_by_id == by.pk and last.base_number <= base < last.number
    return bool(is_own) and all(
        _comparable(last.snapshot.get(name)) == _comparable(words) for name, words in said.items()
    )


def _comparable(value):
    """Names of tags come in the order of their writer, and are kept in that of the alphabet."""
    is_names = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return sorted(map(str.casefold, value)) if is_names else value


def _next(story, last, taken, columns=(), *, by=None, why="", is_autosave=False):
    """The next revision of a locked story, after `last`. Saves the story's row with it."""
    base, number = last.number if last else 0, _next_number(story)
    if is_autosave and thinning.gives_way(last, taken, by, number):
        base = last.base_number
        last.delete()
    revision = _make(story, number, base, taken, by, why=why, is_autosave=is_autosave)
    story.revision_number, story.edited_at, story.words = number, timezone.now(), body.count_words(taken["body"])
    story.save(update_fields=[*columns, "revision_number", "edited_at", "words"])
    placed.note(story)
    return revision


def _keep_aside(story, said, base, by, is_autosave, refusal=""):
    """Somebody's words as a side revision. The same words said again are the same one."""
    taken = {**written_on(story, base), **said}
    side = story.revisions.filter(is_side=True, base_number=base, made_by=by).first()
    if not _says(side, taken):
        side = _make(story, _next_number(story), base, taken, by, is_autosave=is_autosave, is_side=True)
    side.refusal = refusal
    return side


def _make(story, number, base, taken, by, **marks):
    return Revision.objects.create(story=story, number=number, base_number=base, snapshot=taken, made_by=by, **marks)


def _next_number(story):
    return (story.revisions.aggregate(last=Max("number"))["last"] or 0) + 1


def _decided(last, why):
    """An autosave that somebody then saved by hand, or published, gives way to no other."""
    if last.is_autosave:
        last.is_autosave, last.why = False, why
        last.save(update_fields=["is_autosave", "why"])
    return last
