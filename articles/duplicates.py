"""Another story out of one, for pieces that recur: the tides of the week, the results of a round."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import revisions
from .models import Revision, Story

# What a copy is given. Its address, what to read next and how it is found and shared are of the one story alone.
COPIED = ("kicker", "standfirst", "body", "lead_picture_id", "lead_caption", "lead_alt", "language", "tags", "bylines")
AT_ONCE = timedelta(seconds=10)  # within which a second press is the first one
LONGEST_WHY = Revision._meta.get_field("why").max_length


@transaction.atomic
def duplicate(story, *, headline, category, by):
    """A draft with the words, tags, authors and pictures that the story has at the desk, under its own headline and
    section. Returns it; pressed twice, it is made once."""
    Story.objects.select_for_update().get(pk=story.pk)
    if made := _just_made(headline, category, by):
        return made
    said, _ = revisions.without_what_is_gone(revisions.snapshot(story))
    said = {name: said[name] for name in COPIED} | {"headline": headline, "category_id": category.pk}
    said |= {"language": story.named_language}
    return revisions.begin(said, by=by, why=f"A copy of story {story.pk}: {story.headline}"[:LONGEST_WHY])


def _just_made(headline, category, by):
    made = Story.objects.filter(started_by=by, headline=headline, category=category)
    return made.filter(created_at__gt=timezone.now() - AT_ONCE).first()
