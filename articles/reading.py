"""Who reads what: reads are noted one by one (newsroom/reads), rolled up, and weighed by how new they are.

A read at time t weighs 2^((t - EPOCH) / HALF_LIFE): newer reads weigh more, so nothing kept has ever to be
reckoned again (forward decay: Cormode, Shkapenyuk, Srivastava, Xu, "Forward Decay", ICDE 2009). The sum is
kept as its base-2 logarithm, `Heat.heat`, since the sum itself would outgrow a float within years.
"""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from math import exp2, fsum, log2

from django.conf import settings
from django.db import transaction
from django.db.models import F, FloatField, Sum, Value
from django.db.models.functions import Least, Power
from django.utils import timezone

from newsroom.pagecache import marks
from newsroom.reads import spool

from . import keys
from .models import Category, Edition, Heat, ReadSheet

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
HALF_LIFE = timedelta(days=2)
WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)
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


def roll_up():
    """Adds the reads that this machine's web processes have noted to the stories' heat. Returns how many that were.
    Safe to run twice or side by side; other machines' reads are rolled up there."""
    before = _shown()
    noted = sum(_roll_up(sheet) for sheet in spool.at(settings.READS).sheets())
    if noted and _shown() != before:
        marks.mark([keys.HOT, keys.POPULAR])
    return noted


def _roll_up(sheet):
    """All that is on the sheet, which goes away where nobody writes on it any more. Returns how many reads."""
    noted = 0
    try:
        is_finished = sheet.is_finished()  # asked first: what is read below is all there will be then
        while some := _take_some(sheet):
            noted += some
        if is_finished:
            sheet.put_away()
            ReadSheet.objects.filter(pk=sheet.name).delete()
    except FileNotFoundError:  # somebody else has taken the rest and put it away
        pass
    return noted


@transaction.atomic
def _take_some(sheet):
    """The row is locked before the sheet is read, so that whoever comes second sees what the first has taken."""
    ReadSheet.objects.bulk_create([ReadSheet(name=sheet.name)], ignore_conflicts=True)
    row = ReadSheet.objects.select_for_update().filter(pk=sheet.name).first()
    reads = sheet.reads(row.taken, BATCH) if row else []  # no row: somebody else has just put the sheet away
    if reads:
        add(reads)
        row.taken += len(reads)
        row.save()
    return len(reads)


@transaction.atomic
def add(reads):
    """Adds reads, pairs of a story's number and a moment (aware, of whole seconds), to the heat of the stories that
    readers could see then. A number of no story is left out, as one that somebody made up."""
    weights = defaultdict(list)
    for story_id, at in _could_be(reads):
        weights[story_id].append(weight(at))
    # Rows first, then their locks, both in order: another roll-up waits for them instead of missing or doubling them.
    Heat.objects.bulk_create([Heat(story_id=pk, heat=UNREAD) for pk in sorted(weights)], ignore_conflicts=True)
    rows = list(Heat.objects.select_for_update().filter(pk__in=weights).order_by("pk"))
    for row in rows:
        row.heat = together([row.heat, *weights[row.pk]])
        row.reads += len(weights[row.pk])
    changes = {"unique_fields": ["story"], "update_fields": ["heat", "reads"]}
    Heat.objects.bulk_create(rows, update_conflicts=True, **changes)


def _could_be(reads):
    """Those of stories that were live at some instant of the second in which they were read."""
    lives = defaultdict(list)
    asked = Edition.objects.filter(story__in={story_id for story_id, _ in reads})
    for story_id, start, end in asked.values_list("story", "starts_at", "ends_at"):
        lives[story_id].append((start - SECOND, end))
    return [read for read in reads if any(start < read[1] < end for start, end in lives[read[0]])]


def _shown():
    """What the two lists show now, by number."""
    at = timezone.now()
    stories = Edition.objects.live(at).hot(since=at - WEEK)[:HOT].values_list("story", flat=True)
    return list(stories), [category.pk for category in popular(at)]


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
