"""Who reads what: reads are counted one by one, rolled up by a task, and weighed by how new they are.

A read at time t weighs 2^((t - EPOCH) / HALF_LIFE): newer reads weigh more, so nothing kept has ever to be
reckoned again (forward decay: Cormode, Shkapenyuk, Srivastava, Xu, "Forward Decay", ICDE 2009). The sum is
kept as its base-2 logarithm, `Heat.heat`, since the sum itself would outgrow a float within years.
"""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from math import exp2, fsum, log2

from django.db import transaction
from django.db.models import F, FloatField, Sum, Value
from django.db.models.functions import Least, Power
from django.utils import timezone

from .models import Category, Edition, Heat, Read

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
HALF_LIFE = timedelta(days=2)
WEEK = timedelta(days=7)
HOT = 9  # stories in “Hot this week”
POPULAR = 8
BATCH = 20_000  # reads rolled up in one transaction
UNREAD = float("-inf")  # log2 of no reads
MOST = 512.0  # half-lives that a score reaches ahead: beyond 1023 a float, and PostgreSQL, gives up


def weight(at):
    """log2 of what a read at `at` weighs."""
    return (at - EPOCH) / HALF_LIFE


def together(heats):
    """The heat of what has these heats: log2 of a sum of powers, the largest taken out so that nothing overflows."""
    high = max(heats)
    return high + log2(fsum(exp2(heat - high) for heat in heats))


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
    weights = defaultdict(list)
    for read in reads:
        weights[read.story_id].append(weight(read.at))
    # Rows first, then their locks, both in order: another roll-up waits for them instead of missing or doubling them.
    Heat.objects.bulk_create([Heat(story_id=pk, heat=UNREAD) for pk in sorted(weights)], ignore_conflicts=True)
    for row in Heat.objects.select_for_update().filter(pk__in=weights).order_by("pk"):
        row.heat = together([row.heat, *weights[row.pk]])
        row.reads += len(weights[row.pk])
        row.save()
    Read.objects.filter(pk__in=[read.pk for read in reads]).delete()
    return len(reads)


def hot(at, number=HOT):
    """Cards of the stories most read of late, hottest first; at most `number`, published within a week of `at`."""
    return Edition.objects.live(at).hot(since=at - WEEK).for_cards()[:number]


def popular(at, number=POPULAR):
    """Top-level categories by the readership of the week, most read first, at most `number`."""
    floor = weight(at - WEEK)
    ahead = Least(F("story__heat__heat") - floor, Value(MOST))
    scores = (
        Edition.objects.live(at)
        .filter(story__heat__heat__gt=floor)
        .values("category__path")
        .annotate(score=Sum(Power(Value(2.0), ahead), output_field=FloatField()))
    )
    by_root = defaultdict(float)
    for row in scores:
        by_root[row["category__path"].partition("/")[0]] += row["score"]
    categories = Category.objects.top().filter(path__in=by_root)
    return sorted(categories, key=lambda category: -by_root[category.path])[:number]
