"""What keeps the desk's story list fast: filters by state, section, author and time."""

from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.views.main import ChangeList
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles import fulltext
from articles.models import Author, Category, Story
from newsroom.clock import paper_zone
from newsroom.finding import NUMBER
from newsroom.lists import DaysFilter


def brief_moment(at):
    """A moment as narrow as a column: “26 Nov, 17:00”, with the year where it is not this one. "" for none."""
    if at is None:
        return ""
    local = at.astimezone(paper_zone())
    return date_format(local, "j M, H:i" if local.year == timezone.localdate().year else "j M Y")


class StoryList(ChangeList):
    """Leaves the bodies where they are: a page of stories may hold megabytes of them."""

    def get_queryset(self, request, **kwargs):
        return super().get_queryset(request, **kwargs).select_related("category", "assignment__to").defer("body")

    def get_results(self, request):
        super().get_results(request)
        for story in self.result_list:
            kept = {"preserved_filters": self.preserved_filters, "opts": self.opts}
            story.page = add_preserved_filters(kept, reverse("admin:articles_story_change", args=[story.pk]))
        if self.query:
            self.mark_words()

    def mark_words(self):
        """Gives the stories of the page an `excerpt`: where their texts have what was searched for."""
        shown = {story.pk: story for story in self.result_list}
        texts = Story.objects.filter(pk__in=shown).values_list("pk", "body")[: len(shown)]
        for number, text in texts:
            story = shown[number]
            story.excerpt = fulltext.excerpt(self.query, f"{story.headline} {story.kicker}", story.standfirst, text)


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "state", "state"
    choices_by_name = {
        "draft": ("Draft", lambda stories: stories.at_stage(Story.Stage.DRAFT)),
        "submitted": ("Submitted", lambda stories: stories.at_stage(Story.Stage.SUBMITTED)),
        "approved": ("Approved", lambda stories: stories.at_stage(Story.Stage.APPROVED)),
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


class WhoseFilter(admin.SimpleListFilter):
    """What somebody began, was given or signs; what was given to nobody yet."""

    title, parameter_name = "whose", "whose"

    def lookups(self, request, model_admin):
        return [("mine", "Mine"), ("late", "Late, with its writer")]

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.of(request.user)
        return queryset.late() if self.value() == "late" else queryset


class SectionFilter(admin.SimpleListFilter):
    """Top-level sections, and those below the chosen one."""

    title, parameter_name = "section", "section"

    def lookups(self, request, model_admin):
        chosen = self.chosen(request.GET.get(self.parameter_name, ""))
        shown = Category.objects.top()
        if chosen:
            shown = (
                shown | Category.objects.within(Category(path=chosen.root_path)) | Category.objects.filter(pk=chosen.pk)
            )
        return [(c.path, "— " * c.path.count("/") + c.name) for c in shown.order_by("path")]

    def queryset(self, request, queryset):
        category = self.chosen(self.value() or "")
        return queryset.filter(category__in=Category.objects.within(category)) if category else queryset

    def chosen(self, path):
        return Category.objects.filter(path=path.replace("\x00", "")).first()


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
        if not NUMBER.fullmatch(self.value() or ""):
            return queryset
        return queryset.filter(pk__in=Author.stories.through.objects.filter(author=self.value()).values("story_id"))


class EditedFilter(DaysFilter):
    title, parameter_name, column = "last edit", "edited", "edited_at"
