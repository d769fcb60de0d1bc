"""Has the carrier forget what is out of date, in the order of the clock.

Nothing is lost and nothing depends on who runs when: how far it has got is kept beside the marks, a batch that may not
have been done is done again, and purging twice does no harm.
"""

import logging
from datetime import timedelta
from itertools import batched, groupby
from operator import attrgetter
from time import sleep
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from newsroom.pagecache.models import Clock, Mark, Moment

from . import carriers
from .calls import Unpurged
from .models import Standing
from .telling import written

log = logging.getLogger(__name__)

# Seconds after which nobody answers with what was there before a mark: half a one until every process has seen it, one
# that an nginx in between may keep an answer. What is purged earlier could be fetched anew from those.
SETTLED = 1.5
REST = timedelta(seconds=20)  # for a carrier that fails and does not say how long


class Owed(NamedTuple):
    """A key that the carrier is to be told of, and the clock when it was marked; 0 where a moment passed."""

    key: str
    is_hard: bool
    count: int = 0


def purge():
    """Tells the carrier of all that is out of date. Returns how many keys that were. Safe to run twice or side by side.

    It looks once more after each turn: who marked something while the turn was still ours has left it to us.
    """
    carrier, told = carriers.ours(), 0
    while carrier and owed_now() and (standing := Standing.objects.take_turn(timezone.now())):
        try:
            told += _tell(carrier, standing)
        except Unpurged as error:
            _fail(standing, error)
            break
        finally:
            standing.give_back()
    return told


def owed_now():
    """Whether there is anything to tell."""
    count, now = clock_shows(), timezone.now()
    return bool(_owed(Standing.objects.begun(count, now), count, now))


def clock_shows():
    return Clock.objects.filter(pk=Clock.ONLY).values_list("count", flat=True).first() or 0


def _owed(standing, count, now):
    """What the carrier does not know by then; marks in the order of the clock."""
    return [*_passed(standing, count, now), *_marked(standing, count)]


def _marked(standing, count):
    marks = Mark.objects.filter(count__gt=standing.count, count__lte=count).order_by("count")
    return [Owed(mark.key, mark.hard_count > standing.count, mark.count) for mark in marks]


def _passed(standing, count, now):
    """Moments that have come since the last time, and new ones: pages that are kept may not know their end yet."""
    has_come, is_new = Q(at__gt=standing.at, at__lte=now), Q(count__gt=standing.count, count__lte=count)
    moments = Moment.objects.filter(has_come | is_new).order_by("at")
    return [Owed(moment.key, moment.is_hard and moment.at <= now) for moment in moments]


def _tell(carrier, standing):
    """What is hard at once, though somebody may still answer with it; and all of it when nobody does any more."""
    count, now = clock_shows(), timezone.now()
    owed = _owed(standing, count, now)
    for keys, _ in _batches(carrier, [each for each in owed if each.is_hard]):
        carrier.purge(keys, hard=True)
    sleep(SETTLED if owed else 0)
    for keys, batch in _batches(carrier, owed):
        carrier.purge(keys, hard=batch[0].is_hard)
        standing.reach(count=max(standing.count, batch[-1].count - 1))  # the next may be of the same transaction
    _succeed(standing, count, now)
    return len(owed)


def _batches(carrier, owed):
    """Keys as the carrier has them, all hard or all soft, with what they were made of; as many as it takes at once."""
    for _, alike in groupby(owed, attrgetter("is_hard")):
        for batch in batched(alike, carrier.most, strict=False):
            yield list(dict.fromkeys(written(each.key) for each in batch)), batch


def _succeed(standing, count, now):
    if standing.trouble:
        log.warning("The carrier purges again.")
    standing.reach(count=count, at=now, trouble="")


def _fail(standing, error):
    """Logged once for as long as it lasts."""
    rest, trouble = timedelta(seconds=error.wait) if error.wait else REST, str(error)[:300]
    if trouble != standing.trouble:
        log.error("The carrier does not purge, and is asked again and again: %s", trouble)
    standing.reach(trouble=trouble, rests_until=timezone.now() + rest)
