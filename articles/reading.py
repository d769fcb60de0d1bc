"""Who reads what: reads are counted one by one, rolled up by a task, and weighed by how new they are.

A read at time t weighs 2^((t - EPOCH) / HALF_LIFE): newer reads weigh more, so nothing kept has ever to be
reckoned again (forward decay: Cormode, Shkapenyuk, Srivastava, Xu, "Forward Decay", ICDE 2009). The sum is
kept as its base-2 logarithm, `Heat.heat`, since the sum itself would outgrow a float within years.
"""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from math import exp2, log2

from django.db import transaction
from django.db.models import F, FloatField, Sum, Value
from django.db.models.functions import Power
from django.utils import timezone

from .models import Category, Edition, Heat, Read

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
HALF_LIFE = timedelta(days=2)
WEEK = timedelta(days=7)
HOT = 9  # stories in “Hot this week”
POPULAR = 8
BATCH = 20_000  # reads rolled up in one transaction


def weight(at):
    """log2 of what a read at `at` weighs."""
    return (at - EPOCH) / HALF_LIFE


def add(heat, at, count=1):
    """`heat` (log2 of a sum, or None) after `count` more reads at `at`."""
    more = weight(at) + log2(count)
    if heat is None:
        return more
    high, low = max(heat, more), min(heat, more)
    return high + log2(1 + exp2(low - high))


def count(story_id, at=None):
    """Notes one read of a story that is live. Returns whether it was noted."""
    at = at or timezone.now()
    if not Edition.objects.live(at).filter(story=story_id).exists():
        return False
    Read.objects.create(story_id=story_id, at=at)
    return True


def roll_up():
    """Adds the reads noted so far to each story's heat. Returns how many. Safe to run twice or side by side."""
    total = 0
    while rolled := _roll_up_some():
        total += rolled
    return total


@transaction.atomic
def _roll_up_some():
    reads = list(Read.objects.select_for_update(skip_locked=True).order_by("pk")[:BATCH])
    by_story = defaultdict(list)
    for read in reads:
        by_story[read.story_id].append(read.at)
    kept = Heat.objects.select_for_update().in_bulk(by_story)
    for story_id, times in sorted(by_story.items()):
        row = kept.get(story_id) or Heat(story_id=story_id, heat=None)
        for at in times:
            row.heat = add(row.heat, at)
        row.reads += len(times)
        row.save()
    Read.objects.filter(pk__in=[read.pk for read in reads]).delete()
    return len(reads)


def hot(at, number=HOT):
    """Cards of the stories most read of late, hottest first; at most `number`, published within a week of `at`."""
    return Edition.objects.live(at).hot(since=at - WEEK).for_cards()[:number]


def popular(at, number=POPULAR):
    """Top-level categories by the readership of the week, most read first; each has `.score`."""
    floor = weight(at - WEEK)
    scores = (
        Edition.objects.live(at)
        .filter(story__heat__heat__gt=floor)
        .values("category__path")
        .annotate(score=Sum(Power(Value(2.0), F("story__heat__heat") - floor), output_field=FloatField()))
    )
    by_root = defaultdict(float)
    for row in scores:
        by_root[row["category__path"].partition("/")[0]] += row["score"]
    categories = Category.objects.top().filter(path__in=by_root)
    return sorted(categories, key=lambda category: -by_root[category.path])[:number]
