"""The archive's pages: all years, a year, a month, a day. The calendar behind them is months.py."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from newsroom.dates import dated
from newsroom.pagecache.naming import kept

from . import keys, months, pages, printed
from .models import Edition


@dataclass(frozen=True)
class Span:
    """A day, a month or a year as a link says it; `kind` is the name of its page."""

    kind: str
    first: date

    @property
    def name(self):
        form = {"year": "Y", "month": gettext("F Y"), "day": gettext("j F Y")}[self.kind]
        return capfirst(dated(self.first, form))

    def get_absolute_url(self):
        parts = {"year": 1, "month": 2, "day": 3}[self.kind]
        return reverse(self.kind, args=[self.first.year, self.first.month, self.first.day][:parts])


@dataclass(frozen=True)
class Archive:
    """All of it, as a link says it."""

    @property
    def name(self):
        return gettext("Archive")

    def get_absolute_url(self):
        return reverse("archive")


@kept()
@require_safe
def archive(request):
    printed.made_of_many(keys.ARCHIVE)
    return render(request, "articles/archive.html", {"years": months.with_stories(timezone.now())})


@kept()
@require_safe
def year(request, year):
    first, last = months.bounds(year, 1)[0], months.bounds(year, 12)[1]
    at = timezone.now()
    printed.made_of_many(keys.year(first))
    found = months.of_year(year, at)
    if not found:
        empty = {"span": Span("year", first), "way": [Archive()], **_beside_none("year", first, last, at)}
        return render(request, "articles/year.html", empty)
    stories = sum(each.stories for each in found)
    shown = {"months": found, "stories": stories, "number": months.grouped(stories), "week": months.week()}
    around = {"span": Span("year", first), "way": [Archive()], **_beside("year", first, last, at)}
    return render(request, "articles/year.html", {**shown, **around})


@kept("before")
@require_safe
def month(request, year, month):
    at, (first, last) = timezone.now(), months.bounds(year, month)
    editions = Edition.objects.live(at).published_between(first, last)
    page = pages.turn(editions, request.GET.get("before", ""), listing=keys.month(first))
    printed.made_of_many(keys.days(first))
    days = months.days_with_stories(first, last, at)
    shown = {"span": Span("month", first), "page": page, "days": days}
    return render(request, "articles/month.html", {**shown, **_around(page, "month", first, last, at)})


@kept("before")
@require_safe
def day(request, year, month, day):
    at, that_day = timezone.now(), months.day(year, month, day)
    editions = Edition.objects.live(at).published_between(that_day, that_day)
    page = pages.turn(editions, request.GET.get("before", ""), listing=keys.day(that_day))
    shown = {"span": Span("day", that_day), "page": page}
    return render(request, "articles/day.html", {**shown, **_around(page, "day", that_day, that_day, at)})


def _around(page, kind, first, last, at):
    """The way to a month or a day, and those beside it; where it shows no story, its year may have none."""
    if not page.rows:
        return {"way": [Archive()], **(_beside_none(kind, first, last, at) if page.is_first else {})}
    over = [Span("year", first), Span("month", first)][: 1 if kind == "month" else 2]
    return {"way": [Archive(), *over], **_beside(kind, first, last, at)}


def _beside(kind, first, last, at):
    """What with stories comes before and behind."""
    near = months.beside(first, last, at, is_month=kind != "day")
    span = getattr(keys, kind)(first)
    printed.made_of_many(keys.beside(span), *_at_the_end(span, near))
    return _spans(kind, near)


def _beside_none(kind, first, last, at):
    """The same of one without stories, which no story that comes or goes beside it is told of by itself."""
    near = months.beside(first, last, at, is_month=kind != "day")
    key = getattr(keys, kind)
    printed.made_of_many(keys.gap(key(near[0])) if near[0] else keys.first(key(first)), *_at_the_end(key(first), near))
    return _spans(kind, near)


def _at_the_end(span, near):
    return [] if near[1] else [keys.last(span)]


def _spans(kind, near):
    earlier, later = (each and Span(kind, each) for each in near)
    return {"earlier": earlier, "later": later}
