"""Puts right what lists go by, where it was written otherwise: by code from before an upgrade, which ran on for a
minute, or while the paper had another time zone. Every night, and whenever an operator wants it."""

from django.db import transaction
from django.db.models import OuterRef, Subquery

from articles import keys, months
from articles.models import Author, Edition, EditionByline, Leaf
from newsroom.clock import paper_zone
from newsroom.pagecache.marks import mark


def mend():
    """Returns how many bylines and leaves of the calendar were not right. Safe to run twice, and beside the desk."""
    return list_bylines() + write_calendar()


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
        mark({keys.ARCHIVE, *(keys.days(leaf.first) for leaf in mended)})
    return len(mended)


def _what(leaf):
    return leaf.is_month, leaf.first, leaf.begins, leaf.ends
