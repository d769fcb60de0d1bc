from django.contrib import admin

from articles import addresses, publishing
from articles.models import Category, OldAddress, StoryTag, Tag
from newsroom.finding import Finds

from .pickers import Picks
from .saving import KeepsOldAddresses, SaysWhatIsTaken, SpoilsPages


@admin.register(Category)
class CategoryAdmin(SaysWhatIsTaken, SpoilsPages, Picks, Finds, KeepsOldAddresses, admin.ModelAdmin):
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


@admin.register(Tag)
class TagAdmin(SaysWhatIsTaken, SpoilsPages, Finds, KeepsOldAddresses, admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug"]

    def get_deleted_objects(self, objs, request):
        """The tags and the number of their stories. Django would list each story, at two queries apiece."""
        stories = StoryTag.objects.filter(tag__in=objs).count()
        return [str(tag) for tag in objs], {"tags": len(objs), "stories that bear them": stories}, set(), []


@admin.register(OldAddress)
class OldAddressAdmin(SaysWhatIsTaken, SpoilsPages, Picks, admin.ModelAdmin):
    list_display = ["path", "target"]
    list_select_related = ["story", "category", "tag", "author"]
    search_fields = ["path"]
    autocomplete_fields = ["story", "category", "tag", "author"]
    show_full_result_count = False
