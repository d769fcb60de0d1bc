"""Saying that what readers see has changed. Called in the transaction that changes it."""

from django.db import transaction
from django.db.models import F

from .edge import tasks as edge
from .models import Clock, Mark, Moment


@transaction.atomic
def mark(keys, *, hard=False):
    """Makes every kept page with one of `keys` (strings) out of date once this transaction is committed.

    Until one request has rendered it anew the old page may be shown to others; where `hard`, never.
    """
    keys = sorted(set(keys))
    if not keys:
        return
    count = tick()
    changed = ["count", "hard_count"] if hard else ["count"]
    rows = [Mark(key=key, count=count, hard_count=count if hard else 0) for key in keys]
    Mark.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=changed)
    edge.purge_soon()


@transaction.atomic
def mark_at(at, keys, *, hard=False):
    """Makes the pages with one of `keys` out of date at `at` (aware), whoever still runs then."""
    keys = sorted(set(keys))
    if not keys:
        return
    count = tick()
    rows = [Moment(key=key, at=at, is_hard=hard, count=count) for key in keys]
    changed = ["is_hard", "count"]
    Moment.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key", "at"], update_fields=changed)
    edge.purge_soon()


def tick():
    """Counts the clock on and returns its count. Whoever marks next waits until this transaction ends."""
    if not Clock.objects.filter(pk=Clock.ONLY).update(count=F("count") + 1):
        Clock.objects.bulk_create([Clock(pk=Clock.ONLY)], ignore_conflicts=True)
        return tick()
    return Clock.objects.values_list("count", flat=True).get(pk=Clock.ONLY)
