from django.contrib import admin

from articles.models import Author
from newsroom.finding import Finds

from .pickers import Picks
from .saving import KeepsOldAddresses, SaysWhatIsTaken


@admin.register(Author)
class AuthorAdmin(SaysWhatIsTaken, Picks, Finds, KeepsOldAddresses, admin.ModelAdmin):
    list_display = ["name", "job", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user", "portrait"]
    fields = ["name", "slug", "job", "biography", "portrait", "user"]
