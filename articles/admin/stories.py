from django.contrib import admin
from django.utils.html import format_html

from articles import revisions
from articles.forms import RowsFormSet, StoryForm
from articles.models import Story, StoryByline, StoryLink
from newsroom.clock import moment
from newsroom.finding import Finds

from .lists import AuthorFilter, CappedPaginator, EditedFilter, SectionFilter, StateFilter, StoryList
from .lookups import LooksUp
from .moves import MovesStories
from .pickers import Picks
from .saving import SaysWhatIsTaken
from .writing import WritesStories

WRITTEN = [name for name in StoryForm.Meta.fields if name != "tags"]  # columns of the story's own


class RowsOfStory(Picks, admin.TabularInline):
    formset = RowsFormSet
    extra = 0
    max_num = 50

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)


class BylineInline(RowsOfStory):
    model = StoryByline
    fields = ["position", "author", "role"]
    autocomplete_fields = ["author"]
    verbose_name, verbose_name_plural = "author", "authors"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")


class LinkInline(RowsOfStory):
    model = StoryLink
    fk_name = "story"
    fields = ["position", "target", "url", "title"]
    autocomplete_fields = ["target"]


@admin.register(Story)
class StoryAdmin(SaysWhatIsTaken, Picks, Finds, MovesStories, WritesStories, LooksUp):
    form = StoryForm
    inlines = [BylineInline, LinkInline]
    list_display = ["headline", "section", "standing", "names", "published", "edited"]
    list_filter = [StateFilter, SectionFilter, AuthorFilter, EditedFilter]
    search_fields = ["headline", "kicker"]
    search_help_text = "Words of the headline or kicker"
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    list_per_page = 50
    sortable_by = ()
    autocomplete_fields = ["category", "lead_picture"]
    actions = None  # deleting many stories with one click is no part of a desk's day
    save_on_top = False
    fieldsets = [
        (None, {"fields": ["kicker", "headline", "standfirst", "body"]}),
        ("Filed under", {"fields": ["category", "tags", "slug"]}),
        ("Publishing", {"fields": ["base"]}),
        ("Lead picture", {"fields": ["lead_picture", "lead_caption"]}),
    ]

    def get_changelist(self, request, **kwargs):
        return StoryList

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("category").prefetch_related("bylines__author")

    @admin.display(description="section")
    def section(self, story):
        return story.category.name

    @admin.display(description="state")
    def standing(self, story):
        state = story.state()
        edits = " · unpublished edits" if story.has_unpublished_edits else ""
        return format_html('<span class="desk-state desk-state-{}">{}</span>{}', state, state.label, edits)

    @admin.display(description="authors")
    def names(self, story):
        return ", ".join(byline.author.name for byline in story.bylines.all())

    @admin.display(description="published")
    def published(self, story):
        return story.published_at and moment(story.published_at)

    @admin.display(description="edited")
    def edited(self, story):
        return moment(story.edited_at)

    def has_delete_permission(self, request, obj=None):
        """A story that readers have seen, or are about to, is kept: it can be ended or retracted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.live_from is None)

    def lookup_allowed(self, lookup, value, request):
        """Nothing but the filters: no address of the list looks into a column."""
        return lookup in {each.parameter_name for each in self.list_filter}

    def save_model(self, request, obj, form, change):
        """Of a story that is there, what the form holds: its dates may have moved since the form's row was read."""
        obj.save(update_fields=WRITTEN if change else None)

    def save_related(self, request, form, formsets, change):
        """Saves what belongs to the story, keeps a revision, then does what the pressed button asks."""
        super().save_related(request, form, formsets, change)
        story = form.instance
        revisions.keep(story, by=request.user, why=request.POST.get("why", ""))
        self.move(request, form)
