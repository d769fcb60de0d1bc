"""The archive's calendar, in the paper's time zone."""

from calendar import monthrange
from datetime import date, timedelta

from django.db.models import Max, Min
from django.http import Http404

from newsroom.clock import local_day

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
    """Years, newest first, each with the first days of its months from the first story to the last: a list of
    pairs (year, [date, …])."""
    ends = Edition.objects.live(at).aggregate(first=Min("published_at"), last=Max("published_at"))
    if ends["first"] is None:
        return []
    years, day = {}, local_day(ends["last"]).replace(day=1)
    while day >= local_day(ends["first"]).replace(day=1):
        years.setdefault(day.year, []).append(day)
        day = (day - timedelta(days=1)).replace(day=1)
    return list(years.items())


def days_with_stories(editions):
    """The days (dates) on which any of a month's editions was published, oldest first."""
    return sorted({local_day(at) for at in editions.values_list("published_at", flat=True)})
