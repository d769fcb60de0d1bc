"""The archive's calendar, in the paper's time zone."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter

from django.db.models import BooleanField, DateField, DateTimeField
from django.http import Http404
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import get_format, number_format

from newsroom.clock import local_day, paper_zone
from newsroom.prepared import prepared

from .models import Leaf

YEARS = range(1900, 9999)  # far enough from where Python's calendar begins and ends for every time zone


@dataclass(frozen=True)
class Month:
    """A month on its year's page: its `first` day, how many `stories`, and its days as (date, whether it has any)."""

    first: date
    stories: int
    days: list

    @property
    def number(self):
        return grouped(self.stories)

    @property
    def begins_on(self):
        """In which column of seven its first day stands: from 1, in the order of the paper's language."""
        return (self.first.weekday() - _week_begins()) % 7 + 1


def week():
    """The short names of the days of a week, in the order of the paper's language."""
    return [WEEKDAYS_ABBR[(_week_begins() + step) % 7] for step in range(7)]


def _week_begins():
    """With which day (0: Monday) a week begins in the paper's language; Django counts from Sunday."""
    return (get_format("FIRST_DAY_OF_WEEK") - 1) % 7


def grouped(number):
    """As people write it: 66,102."""
    return number_format(number, force_grouping=True)


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


def of_year(year, at):
    """The `Month`s of a year from the first to the last that has stories which readers see at `at` (aware); [] where
    none has."""
    numbers = {leaf.first.month: leaf.number for leaf in Leaf.objects.months_of(year).with_number(at) if leaf.number}
    if not numbers:
        return []
    filled = set(days_with_stories(date(year, 1, 1), date(year, 12, 31), at))
    return [_month(year, each, numbers.get(each, 0), filled) for each in range(min(numbers), max(numbers) + 1)]


def _month(year, month, stories, filled):
    first, last = bounds(year, month)
    days = [first + timedelta(days=number) for number in range(last.day)]
    return Month(first, stories, [(day, day in filled) for day in days])


def beside(first, last, at, *, is_month):
    """The first days of the nearest months, or the nearest days, with stories that readers see at `at` (aware): of
    those before `first`, and of those after `last`. None where there is none."""
    at_hand = {"at": at, "is_month": is_month}
    return next(iter(_before(first=first, **at_hand)), None), next(iter(_behind(last=last, **at_hand)), None)


@prepared(first=DateField(), at=DateTimeField(), is_month=BooleanField())
def _before(first, at, is_month):
    return _firsts(at, is_month).filter(first__lt=first).order_by("-first")[:1]


@prepared(last=DateField(), at=DateTimeField(), is_month=BooleanField())
def _behind(last, at, is_month):
    return _firsts(at, is_month).filter(first__gt=last).order_by("first")[:1]


def _firsts(at, is_month):
    return Leaf.objects.filter(is_month=is_month).with_stories(at).values_list("first", flat=True)


def note(published_at):
    """Keeps the leaves of the calendar on which an edition stands. Call it in the transaction that makes it."""
    Leaf.objects.bulk_create(leaves_of(local_day(published_at)), ignore_conflicts=True)


def miscounted(days):
    """The months of those days (dates) are counted until the night, when `publishing.mend` counts them anew."""
    if counted := _counted(firsts={day.replace(day=1) for day in days}):
        Leaf.objects.filter(pk__in=counted).update(stories=None)


@prepared(firsts=[DateField()])
def _counted(firsts):
    return Leaf.objects.months().filter(first__in=firsts, stories__isnull=False).values_list("pk", flat=True)


def leaves_of(day):
    """The two leaves, not saved, of a date."""
    first, last = bounds(day.year, day.month)
    return [_leaf(day, day), _leaf(first, last, is_month=True)]


def _leaf(first, last, *, is_month=False):
    return Leaf(is_month=is_month, first=first, begins=_midnight(first), ends=_midnight(last + timedelta(days=1)))


def _midnight(day):
    return datetime.combine(day, time.min, tzinfo=paper_zone())
