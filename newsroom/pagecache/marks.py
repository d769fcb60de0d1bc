"""Saying that what readers see has changed. Called in the transaction that changes it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import CharField, DateTimeField, F
from django.utils import timezone

from newsroom.prepared import prepared

from .edge import tasks as edge
from .models import Clock, Mark, Moment

LONG_PAST = timedelta(days=7)  # after which nobody asks for a moment: pages live an hour, and edges are told by then


@transaction.atomic(savepoint=False)
def mark(keys, *, hard=False, count=None):
    """Makes every kept page with one of `keys` (strings) out of date once this transaction is committed.

    Until one request has rendered it anew the old page may be shown to others; where `hard`, never. `count` is the
    clock's, where the transaction holds it already.
    """
    keys = sorted(set(keys))
    if not keys:
        return
    count = count or tick()
    changed = ["count", "hard_count"] if hard else ["count"]
    rows = [Mark(key=key, count=count, hard_count=count if hard else 0) for key in keys]
    Mark.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=changed)
    edge.purge_soon()


@transaction.atomic(savepoint=False)
def mark_at(at, keys, *, hard=False):
    """Makes the pages with one of `keys` out of date at `at` (aware), whoever still runs then."""
    keys = sorted(set(keys))
    if not keys:
        return
    count = tick()
    Moment.objects.filter(at__lt=timezone.now() - LONG_PAST).delete()
    rows = [Moment(key=key, at=at, is_hard=hard, count=count) for key in keys]
    changed = ["is_hard", "count"]
    Moment.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key", "at"], update_fields=changed)
    edge.purge_soon()


def forget(at, keys):
    """Takes back what `mark_at` said of that moment (aware) and these keys."""
    Moment.objects.filter(at=at, key__in=keys).delete()


@transaction.atomic(savepoint=False)
def hand_on(pairs, *, after):
    """Gives the moments after `after` (aware) of the first key of each pair to the second as well."""
    heirs = {}
    for key, heir in pairs:
        heirs.setdefault(key, []).append(heir)
    for moment in _moments(after=after, keys=heirs):
        mark_at(moment.at, heirs[moment.key], hard=moment.is_hard)


@prepared(after=DateTimeField(), keys=[CharField()])
def _moments(after, keys):
    return Moment.objects.filter(key__in=keys, at__gt=after)


def hold():
    """Has whoever marks next wait until this transaction ends, before what is to be marked is looked for. Returns the
    clock's count."""
    return tick()


def tick():
    """Counts the clock on and returns its count. Whoever marks next waits until this transaction ends."""
    if not Clock.objects.filter(pk=Clock.ONLY).update(count=F("count") + 1):
        Clock.objects.bulk_create([Clock(pk=Clock.ONLY)], ignore_conflicts=True)
        return tick()
    [count] = _count()
    return count


@prepared()
def _count():
    return Clock.objects.filter(pk=Clock.ONLY).values_list("count", flat=True)
