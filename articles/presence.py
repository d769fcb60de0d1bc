"""Who has a story open at the desk right now. A page says so every 20 seconds; who is silent for a minute is gone."""

from datetime import timedelta

from django.utils import timezone

from .models import Presence

GONE_AFTER = timedelta(seconds=60)


def note(story, user, *, has_typed=False):
    """Notes that somebody has the story open, and whether they typed since they were last noted.

    Returns the others as a list of `Presence`, the one who typed last first.
    """
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - GONE_AFTER).delete()  # of all stories: the table stays small
    Presence.objects.bulk_create(
        [Presence(story=story, user=user, seen_at=now, typed_at=now if has_typed else None)],
        update_conflicts=True,
        unique_fields=["story", "user"],
        update_fields=["seen_at", "typed_at"] if has_typed else ["seen_at"],
    )
    others = story.presences.exclude(user=user).select_related("user")
    return sorted(others, key=lambda each: (each.typed_at or each.seen_at, each.seen_at), reverse=True)
