from django.contrib import admin
from django.utils.html import format_html

from articles.forms import StoryForm
from articles.models import Story
from articles.templatetags.tongues import language_mark
from newsroom.lists import CappedPaginator

from .autosave import AutosavesStories
from .beside import TellsWhatIsBeside
from .board import ShowsBoard
from .bulk import MovesTicked
from .calendar import ShowsCalendar
from .checklist import ShowsChecklist
from .conflicts import SettlesConflicts
from .corrections import ShowsCorrections
from .duplicates import DuplicatesStories
from .embeds import AsksOutside
from .finding import FindsStories
from .late import KeepsLateWords
from .lists import (
    AuthorFilter,
    EditedFilter,
    SectionFilter,
    StateFilter,
    StoryList,
    WhoseFilter,
    brief_moment,
)
from .log import TellsActs
from .lookups import LooksUp
from .moves import MovesStories
from .notes import NotesOnStories
from .outside import ShowsOutside
from .planning import AssignsStories
from .presence import TellsWhoIsThere
from .preview import PreviewsStories
from .received import TellsReceived
from .saving import SavesStories, TriesOnceMore
from .sharing import SharesStories
from .writing import WritesStories

FOUND_AND_SHARED = ["search_title", "share_headline", "share_text"]


@admin.register(Story)
class StoryAdmin(
    TellsReceived,
    TriesOnceMore,
    KeepsLateWords,
    FindsStories,
    AsksOutside,
    SavesStories,
    AutosavesStories,
    SettlesConflicts,
    TellsWhoIsThere,
    MovesStories,
    MovesTicked,
    WritesStories,
    ShowsChecklist,
    LooksUp,
    PreviewsStories,
    ShowsOutside,
    DuplicatesStories,
    NotesOnStories,
    SharesStories,
    TellsWhatIsBeside,
    AssignsStories,
    ShowsBoard,
    ShowsCalendar,
    ShowsCorrections,
    TellsActs,
):
    form = StoryForm
    list_display_links = None  # the headline leads to the story, and not what stands below it
    list_display = ["told", "section", "standing", "due", "names", "published", "edited"]
    list_filter = [StateFilter, WhoseFilter, SectionFilter, AuthorFilter, EditedFilter]
    search_fields = ["headline", "kicker"]
    paginator = CappedPaginator
    show_full_result_count = False
    empty_value_display = ""
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    list_per_page = 50
    sortable_by = ()
    fieldsets = [
        (None, {"fields": ["kicker", "headline", "standfirst", "body", "base"]}),
        ("Filed under", {"fields": ["category", "tags", "bylines"]}),
        ("Lead picture", {"fields": ["lead_picture", "lead_caption", "lead_alt"]}),
        ("Read next", {"fields": ["links"]}),
        ("Address", {"fields": ["slug"]}),
        ("Language", {"fields": ["language", "translation_of"]}),
        ("Found and shared", {"fields": FOUND_AND_SHARED, "classes": ["collapse"]}),
    ]
    add_fieldsets = [(None, {"fields": ["headline", "category"]})]

    def get_changelist(self, request, **kwargs):
        return StoryList

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("category").prefetch_related("bylines__author")

    @admin.display(description="section")
    def section(self, story):
        """Its own, and where it is not the paper's, the story's language."""
        return format_html("{} {}", story.category.name, language_mark(story))

    @admin.display(description="state")
    def standing(self, story):
        """The state, and for the list's actions which revision it is that stands in the row."""
        state = story.state()
        edits = " · unpublished edits" if story.has_unpublished_edits else ""
        seen = format_html('<input type="hidden" name="seen-{}" value="{}">', story.pk, story.revision_number)
        return format_html('<span class="desk-state desk-state-{}">{}</span>{}{}', state, state.label, edits, seen)

    @admin.display(description="due")
    def due(self, story):
        """How late the story is, or the moment the desk waits for."""
        order = getattr(story, "assignment", None)
        if order is None or story.published_at:
            return ""
        if late := order.lateness():
            return format_html('<strong class="desk-late">{}</strong>', late)
        return brief_moment(order.awaited_at)

    @admin.display(description="authors")
    def names(self, story):
        return ", ".join(byline.author.name for byline in story.bylines.all())

    @admin.display(description="published")
    def published(self, story):
        return brief_moment(story.published_at)

    @admin.display(description="edited")
    def edited(self, story):
        return brief_moment(story.edited_at)

    def has_delete_permission(self, request, obj=None):
        """A story that readers have seen, or are about to, is kept: it can be ended or retracted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.live_from is None)

    def lookup_allowed(self, lookup, value, request):
        """Nothing but the filters: no address of the list looks into a column."""
        return lookup in {each.parameter_name for each in self.list_filter}
