"""Has the pages that an act spoils go out of date, in the act's own transaction: at once, and at each moment to come at
which what readers see changes by itself. What exactly is spoilt, spoilt.py says."""

from contextlib import contextmanager
from itertools import pairwise

from articles import months
from articles.models import Story
from newsroom.pagecache import marks

from .editions import SHORTEST
from .outlook import outlook
from .spoilt import Spoilt


@contextmanager
def spoiling(story, now):
    """Marks what the block changes of what readers see of the story, at `now` (aware) and later.

    Before it compares, it takes the clock's lock and keeps it: of two acts at once, the second sees what the first did.
    """
    before = outlook(story, now)
    yield
    if story.pk is None:  # a draft that was deleted
        return
    after = outlook(story, now, before)
    if not any(map(differ, before, after)) and len(before) == len(after):
        return
    count = marks.hold()
    forget(story, before)
    now_spoilt = Spoilt(story, before[0], after[0])
    marks.mark(now_spoilt.keys, hard=now_spoilt.is_hard, count=count)
    marks.hand_on(now_spoilt.handed_on, after=now)
    foresee(story, after)
    months.miscounted({seen.day for seen in (*before, *after) if seen.edition})


def differ(one, other):
    return (one.at, one.guises, one.told) != (other.at, other.guises, other.told)


def foresee(story, seen):
    """Marks what is spoilt at each moment to come."""
    for last, then in pairwise(seen):
        spoilt = Spoilt(story, last, then, is_ahead=True)
        marks.mark_at(then.at, spoilt.keys, hard=spoilt.is_hard)
        marks.hand_on(spoilt.handed_on, after=then.at)


def forget(story, seen):
    """Takes back what was foreseen, unless another story starts or ends in the same moment and needs it as well."""
    others = Story.objects.exclude(pk=story.pk)
    for last, then in pairwise(seen):
        if not others.turning_between(then.at, then.at + SHORTEST).exists():
            marks.forget(then.at, Spoilt(story, last, then, is_ahead=True).keys)
