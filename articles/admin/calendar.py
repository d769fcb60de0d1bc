"""The calendar: what is planned, due and scheduled, by days of the paper."""

from calendar import Calendar as Months
from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from articles import planning, workflow
from newsroom.clock import local_day, paper_zone

from .narrowing import Narrowed
from .page import StoryPage

WEEK = timedelta(days=7)
FIRST, LAST = date(1971, 1, 1), date(9990, 1, 1)  # what the calendar turns to
VIEWS = {"week": "Week", "month": "Month"}


class Spread:
    """The weeks that the calendar shows: that of a day, or those of its month."""

    def __init__(self, view, day):
        self.view, self.day = view, day
        monday = day - timedelta(days=day.weekday())
        whole_week = [[monday + timedelta(days=each) for each in range(7)]]
        self.weeks = Months().monthdatescalendar(day.year, day.month) if view == "month" else whole_week

    @property
    def first(self):
        return self.weeks[0][0]

    @property
    def last(self):
        return self.weeks[-1][-1]

    def bounds(self):
        """The instants (aware) at which the first day begins and the last one is over, by clocks of the paper."""
        return midnight(self.first), midnight(self.last + timedelta(days=1))

    @property
    def before(self):
        return self.day.replace(day=1) - timedelta(days=1) if self.view == "month" else self.day - WEEK

    @property
    def after(self):
        return (
            (self.day.replace(day=28) + timedelta(days=4)).replace(day=1) if self.view == "month" else self.day + WEEK
        )

    def days(self, entries, today):
        """The weeks as lists of days, each with its entries and what the page has to know of it."""
        by_day = {}
        for entry in entries:
            by_day.setdefault(local_day(entry.at), []).append(entry)
        return [[self.shown(day, by_day.get(day, []), today) for day in week] for week in self.weeks]

    def shown(self, day, entries, today):
        is_outside = self.view == "month" and day.month != self.day.month
        return {
            "day": day,
            "entries": entries,
            "is_today": day == today,
            "is_outside": is_outside,
            "is_chosen": day == self.day,
        }


def midnight(day):
    """The instant (aware) at which a day of the paper begins. Where clocks jump over midnight, it is the jump."""
    return datetime.combine(day, time.min, tzinfo=paper_zone())


def day_asked(request, today):
    """The date that the address names; today where it is none that a calendar turns to."""
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today
    return day if FIRST <= day <= LAST else today


def open_plans(user, entries):
    """Marks the stories whose planned day somebody may change. Returns whether there is one."""
    planned = [entry.story for entry in entries if entry.kind == "planned"]
    for story in planned:
        story.may_be_assigned = workflow.may(user, "assign", story)
    return any(story.may_be_assigned for story in planned)


class ShowsCalendar(StoryPage):
    """For the story admin: the calendar at `…/story/calendar/?view=month&day=2026-11-23`."""

    def get_urls(self):
        calendar = path("calendar/", self.admin_site.admin_view(self.calendar_view), name="articles_story_calendar")
        return [calendar, *super().get_urls()]

    def calendar_view(self, request):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        today, chosen = timezone.localdate(timezone=paper_zone()), Narrowed(request)
        view = request.GET.get("view") if request.GET.get("view") in VIEWS else "week"
        spread = Spread(view, day_asked(request, today))
        entries = planning.calendar(chosen.stories(), chosen.arrangements(), *spread.bounds())
        context = {
            **self.admin_site.each_context(request),
            "title": "Calendar",
            "spread": spread,
            "weeks": spread.days(entries, today),
            "has_entries": bool(entries),
            "today": today,
            "views": VIEWS,
            "chosen": chosen,
            "may_plan": open_plans(request.user, entries),
            "zone": paper_zone().key,
        }
        return TemplateResponse(request, "admin/articles/story/calendar.html", context)
