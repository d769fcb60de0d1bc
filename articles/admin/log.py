"""The log of every act on a story: read, searched and taken along as a file, never written here."""

import csv
from datetime import UTC, date, datetime, time, timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode

from articles.models import Act
from newsroom.clock import moment, paper_zone
from newsroom.finding import NUMBER, Finds
from newsroom.lists import CappedPaginator
from newsroom.missing import MissesRows
from newsroom.models import User

from .page import StoryPage

MOST_SEARCHED = 50_000  # acts, the newest of what the filters leave: more would take longer than a reader waits
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet's formula begins
COLUMNS = ["when", "takes effect", "who", "what", "story", "headline", "where", "why"]
NOBODY = "paper"  # in the address, in place of a person's number
THE_PAPER = "The paper itself"


class VerbFilter(admin.SimpleListFilter):
    title, parameter_name = "what", "verb"

    def lookups(self, request, model_admin):
        return Act.Verb.choices

    def queryset(self, request, queryset):
        return queryset.filter(verb=self.value()) if self.value() in Act.Verb else queryset


class PersonFilter(admin.SimpleListFilter):
    """Everybody with an account at the desk, also of those who left; and the paper, for what nobody pressed."""

    title, parameter_name = "who", "by"

    def lookups(self, request, model_admin):
        people = User.objects.filter(is_staff=True).by_name()
        return [(NOBODY, THE_PAPER), *((str(each.pk), each.name) for each in people)]

    def queryset(self, request, queryset):
        if self.value() == NOBODY:
            return queryset.filter(by=None)
        return queryset.filter(by=self.value()) if NUMBER.fullmatch(self.value() or "") else queryset


class DayFilter(admin.SimpleListFilter):
    """One day of the paper, by a field for a date; the address says it as 2026-11-23."""

    title, parameter_name = "day", "day"
    template = "admin/articles/act/day_filter.html"

    def lookups(self, request, model_admin):
        return [("any", "Any")]  # Django leaves out a filter without choices; the template shows a field instead

    def choices(self, changelist):
        kept = [pair for pair in changelist.get_filters_params().items() if pair[0] != self.parameter_name]
        everything = changelist.get_query_string(remove=[self.parameter_name])
        return [{"day": self.day(), "today": timezone.localdate(), "kept": kept, "everything": everything}]

    def queryset(self, request, queryset):
        day = self.day()
        if day is None:
            return queryset
        start = datetime.combine(day, time.min, tzinfo=paper_zone())
        return queryset.filter(
            done_at__gte=start, done_at__lt=datetime.combine(day + timedelta(days=1), time.min, tzinfo=paper_zone())
        )

    def day(self):
        """The date that the address names, None where it is none or no clock shows it."""
        try:
            day = date.fromisoformat(self.value() or "")
        except ValueError:
            return None
        return day if 1970 <= day.year <= 9997 else None


class NumberFilter(admin.SimpleListFilter):
    """The acts of one story, by its number: the link under a story's own acts leads here."""

    title, parameter_name = "story", "story"
    template = "admin/articles/act/number_filter.html"

    def lookups(self, request, model_admin):
        return [("any", "Any")]

    def choices(self, changelist):
        kept = [pair for pair in changelist.get_filters_params().items() if pair[0] != self.parameter_name]
        everything = changelist.get_query_string(remove=[self.parameter_name])
        return [{"number": self.value() or "", "kept": kept, "everything": everything}]

    def queryset(self, request, queryset):
        return queryset.filter(story_number=self.value()) if NUMBER.fullmatch(self.value() or "") else queryset


class ReadOnly(MissesRows, admin.ModelAdmin):
    """Looked at by those who may; changed by nobody, the superuser included."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Act)
class ActAdmin(Finds, ReadOnly):
    list_display = ["when", "who", "what", "story_and_number", "where", "why"]
    list_display_links = None
    empty_value_display = ""
    list_filter = [DayFilter, VerbFilter, PersonFilter, NumberFilter]
    list_select_related = ["by"]
    search_fields = ["headline"]
    search_help_text = f"Words of the headline, in the newest {MOST_SEARCHED:,} acts that the filters leave"
    ordering = ["-done_at", "-id"]
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 100
    sortable_by = ()

    def get_urls(self):
        export = path("export/", self.admin_site.admin_view(self.export), name="articles_act_export")
        return [export, *super().get_urls()]

    def lookup_allowed(self, lookup, value, request):
        """Nothing but the filters: no address of the log looks into a column."""
        return lookup in {each.parameter_name for each in self.list_filter}

    def get_search_results(self, request, queryset, search_term):
        if search_term.strip():
            queryset = queryset.filter(done_at__gte=self.searched_since(queryset))
        return super().get_search_results(request, queryset, search_term)

    def searched_since(self, queryset):
        """The moment (aware) of the oldest act that is searched: it is found in the index that the list is read by."""
        moments = queryset.order_by(*self.ordering).values_list("done_at", flat=True)
        return next(iter(moments[MOST_SEARCHED - 1 : MOST_SEARCHED]), datetime.min.replace(tzinfo=UTC))

    def changelist_view(self, request, extra_context=None):
        kept = f"?{request.GET.urlencode()}" if request.GET else ""
        export = reverse("admin:articles_act_export") + kept
        return super().changelist_view(request, {"export": export, "title": "Act log", **(extra_context or {})})

    @admin.display(description="when")
    def when(self, act):
        done = moment(act.done_at)
        return f"{done}, for {moment(act.takes_effect_at)}" if act.takes_effect_at > act.done_at else done

    @admin.display(description="who")
    def who(self, act):
        return doer(act)

    @admin.display(description="what")
    def what(self, act):
        return act.get_verb_display()

    @admin.display(description="story")
    def story_and_number(self, act):
        """The headline of that moment; a link as long as the story is there. Of the paper itself, what was changed."""
        if not act.story_number:
            return act.headline
        if act.story_id is None:
            return f"{act.headline} (number {act.story_number}, deleted)"
        address = reverse("admin:articles_story_change", args=[act.story_id])
        return format_html('<a href="{}">{}</a>', address, act.headline or f"Story {act.story_number}")

    def export(self, request):
        """What the list shows under the same address, all of it, as a file for spreadsheets."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        acts = self.get_changelist_instance(request).queryset
        named = f"acts-{timezone.localdate():%Y-%m-%d}.csv"
        return StreamingHttpResponse(
            csv_lines(acts.iterator(chunk_size=1_000), paper_zone()),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{named}"'},
        )


def doer(act):
    return act.by.name if act.by else THE_PAPER


class Line:
    """A file that gives each written line back."""

    def write(self, line):
        return line


def csv_lines(acts, zone):
    """The acts as lines of a CSV file (RFC 4180) in UTF-8, with the mark by which Excel knows it; times in `zone`."""
    writer = csv.writer(Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for act in acts:
        yield writer.writerow(map(harmless, cells(act, zone)))


def cells(act, zone):
    done, takes_effect = (at.astimezone(zone).isoformat("T", "seconds") for at in (act.done_at, act.takes_effect_at))
    what = act.get_verb_display()
    return done, takes_effect, doer(act), what, str(act.story_number or ""), act.headline, act.where, act.why


def harmless(cell):
    """The cell as words in any spreadsheet: what would be taken for a formula is written behind an apostrophe.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell


class TellsActs(StoryPage):
    """For the story admin: where all acts of the story are found."""

    def story_context(self, request, story):
        log = f"{reverse('admin:articles_act_changelist')}?{urlencode({'story': story.pk})}" if story else ""
        return {**super().story_context(request, story), "log": log}
