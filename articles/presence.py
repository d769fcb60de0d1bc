"""Who has a story, or the arrangement of a page, open at the desk right now.
Their browser says so every 20 seconds; who is silent for a minute is gone."""

from datetime import timedelta

from django.utils import timezone

from .models import Presence

GONE_AFTER = timedelta(seconds=60)


def note(work, user, *, has_typed=False):
    """Notes that somebody has `work` (a Story or a FrontPage) open, and whether they typed since they were last noted.

    Returns the others as a list of `Presence`, the one who typed last first.
    """
    now, kind = timezone.now(), work.presences.field.name
    Presence.objects.filter(seen_at__lt=now - GONE_AFTER).delete()  # of all work: the table stays small
    Presence.objects.bulk_create(
        [Presence(**{kind: work}, user=user, seen_at=now, typed_at=now if has_typed else None)],
        update_conflicts=True,
        unique_fields=[kind, "user"],
        update_fields=["seen_at", "typed_at"] if has_typed else ["seen_at"],
    )
    others = work.presences.exclude(user=user).select_related("user")
    return sorted(others, key=lambda each: (each.typed_at or each.seen_at, each.seen_at), reverse=True)
