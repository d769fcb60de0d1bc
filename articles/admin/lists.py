"""What keeps the desk's story list fast: filters by state, section and author, and a count that stops."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.utils.functional import cached_property

from articles.models import Author, Category, Story

MOST_COUNTED = 2_000


class CappedPaginator(Paginator):
    """Counts at most `MOST_COUNTED` rows: counting half a million takes longer than reading a page of them."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:MOST_COUNTED].count()


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "state", "state"
    choices_by_name = {
        "draft": ("Draft", lambda stories: stories.drafts()),
        "scheduled": ("Scheduled", lambda stories: stories.scheduled()),
        "live": ("Live", lambda stories: stories.live()),
        "edited": ("Live, with unpublished edits", lambda stories: stories.with_unpublished_edits()),
        "ended": ("Ended", lambda stories: stories.ended()),
        "retracted": ("Retracted", lambda stories: stories.retracted()),
    }

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _) in self.choices_by_name.items()]

    def queryset(self, request, queryset):
        _, narrow = self.choices_by_name.get(self.value(), ("", lambda stories: stories))
        return narrow(queryset)


class SectionFilter(admin.SimpleListFilter):
    """Top-level sections, and those below the chosen one."""

    title, parameter_name = "section", "section"

    def lookups(self, request, model_admin):
        chosen = Category.objects.filter(path=request.GET.get(self.parameter_name, "")).first()
        shown = Category.objects.top()
        if chosen:
            shown = (
                shown | Category.objects.within(Category(path=chosen.root_path)) | Category.objects.filter(pk=chosen.pk)
            )
        return [(c.path, "— " * c.path.count("/") + c.name) for c in shown.order_by("path")]

    def queryset(self, request, queryset):
        category = Category.objects.filter(path=self.value() or "").first()
        return queryset.filter(category__in=Category.objects.within(category)) if category else queryset


class AuthorFilter(admin.SimpleListFilter):
    """Authors of the stories edited last; the search field finds the others."""

    title, parameter_name = "author", "author"
    RECENT = 300

    def lookups(self, request, model_admin):
        recent = Story.objects.order_by("-edited_at")[: self.RECENT].values("pk")
        return (
            Author.objects.filter(storybylines__story__in=list(recent.values_list("pk", flat=True)))
            .distinct()
            .values_list("pk", "name")
        )

    def queryset(self, request, queryset):
        if not (self.value() or "").isdecimal():
            return queryset
        return queryset.filter(pk__in=Author.stories.through.objects.filter(author=self.value()).values("story_id"))
