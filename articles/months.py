"""The archive's calendar, in the paper's time zone."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter

from django.http import Http404

from newsroom.clock import local_day, paper_zone

from .models import Leaf

YEARS = range(1900, 9999)  # far enough from where Python's calendar begins and ends for every time zone


def bounds(year, month):
    """First and last day of a month. Raises Http404 where there is none."""
    if year not in YEARS or not 1 <= month <= 12:
        raise Http404("There is no such month.")
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def day(year, month, day):
    """That date. Raises Http404 where there is none."""
    first, last = bounds(year, month)
    if not 1 <= day <= last.day:
        raise Http404("There is no such day.")
    return first.replace(day=day)


def with_stories(at):
    """Years, newest first, each with the first days of its months in which stories were published that readers see at
    `at` (aware): a list of pairs (year, [date, …])."""
    firsts = Leaf.objects.months().with_stories(at).order_by("-first").values_list("first", flat=True)
    return [(year, list(found)) for year, found in groupby(firsts, key=attrgetter("year"))]


def days_with_stories(first, last, at):
    """The days (dates) from `first` to `last` on which any of what readers see at `at` (aware) was published."""
    return list(
        Leaf.objects.days_between(first, last).with_stories(at).order_by("first").values_list("first", flat=True)
    )


def note(published_at):
    """Keeps the leaves of the calendar on which an edition stands. Call it in the transaction that makes it."""
    Leaf.objects.bulk_create(leaves_of(local_day(published_at)), ignore_conflicts=True)


def leaves_of(day):
    """The two leaves, not saved, of a date."""
    first, last = bounds(day.year, day.month)
    return [_leaf(day, day), _leaf(first, last, is_month=True)]


def _leaf(first, last, *, is_month=False):
    return Leaf(is_month=is_month, first=first, begins=_midnight(first), ends=_midnight(last + timedelta(days=1)))


def _midnight(day):
    return datetime.combine(day, time.min, tzinfo=paper_zone())
