"""What the desk's long lists share: a count that stops, and a filter by days."""

from datetime import datetime, time, timedelta

from django.contrib import admin
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property

from .clock import paper_zone

MOST_COUNTED = 1_000


class CappedPaginator(Paginator):
    """Counts at most `MOST_COUNTED` rows: counting half a million takes longer than reading a page of them.

    In the order they are shown in, for which there are indexes; left to itself, PostgreSQL reads the whole table.
    """

    @cached_property
    def count(self):
        return self.object_list[:MOST_COUNTED].count()


class DaysFilter(admin.SimpleListFilter):
    """By days of the paper, today's among them. The address names no date, so that none can be out of range.

    `column`: the moment that counts.
    """

    column = ""
    days_by_name = {
        "today": ("Today", 1),
        "week": ("Past 7 days", 7),
        "month": ("Past 30 days", 30),
        "year": ("Past 365 days", 365),
    }

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _) in self.days_by_name.items()]

    def queryset(self, request, queryset):
        _, days = self.days_by_name.get(self.value(), ("", 0))
        if not days:
            return queryset
        first = timezone.localdate() - timedelta(days=days - 1)
        return queryset.filter(**{f"{self.column}__gte": datetime.combine(first, time.min, tzinfo=paper_zone())})
