"""The archive's calendar, in the paper's time zone."""

from calendar import monthrange
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.http import Http404

from newsroom.clock import local_day, paper_zone

from .models import Edition

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
    """Years, newest first, each with the first days of its months in which stories were published: a list of pairs
    (year, [date, …])."""
    firsts = Edition.objects.live(at).datetimes("published_at", "month", order="DESC", tzinfo=paper_zone())
    return [(year, [first.date() for first in found]) for year, found in groupby(firsts, key=attrgetter("year"))]


def days_with_stories(editions):
    """The days (dates) on which any of a month's editions was published, oldest first."""
    return sorted({local_day(at) for at in editions.values_list("published_at", flat=True)})
