from django.contrib import admin

from articles import addresses, layout, publishing
from articles.models import Category, OldAddress, StoryTag, Tag
from newsroom.finding import Finds
from newsroom.lists import MOST_COUNTED
from newsroom.merging import MakesOne
from newsroom.missing import MissesRows
from newsroom.whence import whence

from .pickers import Picks
from .saving import KeepsOldAddresses, SpoilsPages, TriesOnceMore


@admin.register(Category)
class CategoryAdmin(TriesOnceMore, SpoilsPages, Picks, Finds, KeepsOldAddresses, MissesRows, admin.ModelAdmin):
    list_display = ["name", "path", "position", "in_bar"]
    list_editable = ["position", "in_bar"]
    ordering = ["path"]
    search_fields = ["name", "path"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent"]
    fields = ["name", "slug", "parent", "description", "position", "in_bar"]

    def save_model(self, request, obj, form, change):
        with addresses.kept(obj):
            publishing.file_category(obj)


class UseFilter(admin.SimpleListFilter):
    title, parameter_name = "use", "use"

    def lookups(self, request, model_admin):
        return [("none", "Unused: on no story")]

    def queryset(self, request, queryset):
        return queryset.unused() if self.value() == "none" else queryset


@admin.register(Tag)
class TagAdmin(MakesOne, TriesOnceMore, SpoilsPages, Finds, KeepsOldAddresses, MissesRows, admin.ModelAdmin):
    list_display = ["name", "slug", "stories"]
    list_filter = [UseFilter]
    list_per_page = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    filed = "live_number"
    tells = (
        "All stories of the others, also as readers see them, bear the one that stays. The addresses of the others "
        "lead to it. This cannot be taken back."
    )
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_live_number(MOST_COUNTED)

    @admin.display(description="stories that readers see")
    def stories(self, tag):
        return f"{MOST_COUNTED:,} or more" if tag.live_number >= MOST_COUNTED else tag.live_number

    def merge(self, request, chosen, stays):
        publishing.merge_tags(chosen, stays, by=request.user, where=whence(request, "list"))
        pages = [page.title for page in layout.pages_filled_by(stays)]
        return f"Places that fill themselves by it stand here: {', '.join(pages)}." if pages else ""

    def get_deleted_objects(self, objs, request):
        """The tags and the number of their stories. Django would list each story, at two queries apiece."""
        stories = StoryTag.objects.filter(tag__in=objs).count()
        return [str(tag) for tag in objs], {"tags": len(objs), "stories that bear them": stories}, set(), []


@admin.register(OldAddress)
class OldAddressAdmin(TriesOnceMore, SpoilsPages, Picks, MissesRows, admin.ModelAdmin):
    list_display = ["path", "target"]
    list_select_related = ["story", "category", "tag", "author"]
    search_fields = ["path"]
    autocomplete_fields = ["story", "category", "tag", "author"]
    show_full_result_count = False
