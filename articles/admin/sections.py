from django.contrib import admin

from articles import publishing
from articles.models import Category, OldAddress, Tag


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "path", "position"]
    list_editable = ["position"]
    ordering = ["path"]
    search_fields = ["name", "path"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent"]
    fields = ["name", "slug", "parent", "description", "position"]

    def save_model(self, request, obj, form, change):
        publishing.file_category(obj)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug"]


@admin.register(OldAddress)
class OldAddressAdmin(admin.ModelAdmin):
    list_display = ["path", "story"]
    list_select_related = ["story"]
    search_fields = ["path"]
    autocomplete_fields = ["story"]
    show_full_result_count = False
