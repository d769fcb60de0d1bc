"""A new story that begins with what another says."""

from django.db import transaction

from articles.models import Story

from .keeping import keep
from .snapshots import put, snapshot


@transaction.atomic
def begin(said, *, by=None, why=""):
    """Makes a draft of what is said: a part of a snapshot, with a headline and a section at least. Returns it, with its
    first revision kept."""
    story = Story(headline=said["headline"], category_id=said["category_id"], started_by=by)
    story.save()
    put(story, snapshot(story), said)
    story.save()
    keep(story, by=by, why=why)
    return story
