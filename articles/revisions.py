"""The desk's history of a story: what it said at each save."""

from django.db import transaction
from django.utils import timezone

from . import body
from .models import Revision, Story

FIELDS = ("kicker", "headline", "standfirst", "body", "lead_caption", "slug", "category_id", "lead_picture_id")


def snapshot(story):
    """The story with all that belongs to it, as plain JSON."""
    return {
        **{name: getattr(story, name) for name in FIELDS},
        "tags": sorted(story.tags.names()),
        "bylines": list(story.bylines.values("author_id", "role")),
        "links": list(story.links.values("target_id", "url", "title")),
    }


def newest(story):
    """The story's last revision, or None."""
    return story.revisions.first()


@transaction.atomic
def keep(story, *, by=None, why=""):
    """Keeps the story as it stands in the database. Returns its revision: the last one where nothing changed.

    Call it in the transaction that saved the story. The story's row is locked, so numbers follow each other.
    """
    story.refresh_from_db(from_queryset=Story.objects.select_for_update())
    taken, last = snapshot(story), newest(story)
    if last is not None and last.snapshot == taken:
        return last
    base = last.number if last else 0
    revision = Revision.objects.create(
        story=story, number=base + 1, base_number=base, snapshot=taken, made_by=by, why=why
    )
    story.revision_number, story.edited_at = revision.number, timezone.now()
    story.words = body.count_words(story.body)
    story.save(update_fields=["revision_number", "edited_at", "words"])
    return revision
