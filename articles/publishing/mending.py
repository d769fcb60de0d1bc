"""Puts right what lists go by, where it was written otherwise: by code from before an upgrade, which ran on for a
minute, or while the paper had another time zone. Every night, and whenever an operator wants it."""

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles import keys, months
from articles.models import Author, Edition, EditionByline, Leaf
from newsroom.clock import paper_zone
from newsroom.pagecache.marks import hold, mark


def mend():
    """Returns how many bylines and leaves of the calendar were not right. Safe to run twice, and beside the desk."""
    mended = list_bylines() + write_calendar()
    count_stories()
    return mended


@transaction.atomic
def list_bylines():
    """Lists stories under their authors that lack it."""
    unlisted = EditionByline.objects.unlisted()
    authors = list(Author.objects.filter(pk__in=unlisted.values("author")))
    published_at = Edition.objects.filter(pk=OuterRef("edition")).values("published_at")
    mended = unlisted.update(listed_at=Subquery(published_at)) if authors else 0
    mark({keys.of(author) for author in authors})
    return mended


@transaction.atomic
def write_calendar():
    """Leaves for all days and months in which anything was published, and none that begin where no day begins."""
    days = Edition.objects.order_by().datetimes("published_at", "day", tzinfo=paper_zone())
    lacking = {_what(leaf): leaf for day in days for leaf in months.leaves_of(day.date())}
    wrong = [leaf for leaf in Leaf.objects.all() if lacking.pop(_what(leaf), None) is None]
    Leaf.objects.filter(pk__in=[leaf.pk for leaf in wrong]).delete()
    Leaf.objects.bulk_create(lacking.values(), ignore_conflicts=True)
    if mended := [*wrong, *lacking.values()]:
        mark({keys.ARCHIVE, keys.YEARS, *(key(leaf.first) for leaf in mended for key in (keys.days, keys.year))})
    return len(mended)


def count_stories():
    """Keeps how many stories each month has, which its year's page prints."""
    for leaf in Leaf.objects.months():
        _count(leaf)


@transaction.atomic
def _count(leaf):
    """Meanwhile no act goes on. Of a month in which stories will come or go by the clock nothing is kept."""
    hold()
    at, rows = timezone.now(), Leaf.objects.filter(pk=leaf.pk)
    kept = rows.values_list("stories", flat=True).first()
    rows.update(stories=None)
    rows.settled(at).count_stories(at)
    if kept not in (None, rows.with_number(at).values_list("number", flat=True).first()):
        mark({keys.year(leaf.first)})


def _what(leaf):
    return leaf.is_month, leaf.first, leaf.begins, leaf.ends
