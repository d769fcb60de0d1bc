from django.contrib import admin

from articles.choosing import PictureInput, chosen_picture
from articles.models import Author
from newsroom.finding import Finds
from newsroom.missing import MissesRows
from pictures.models import Picture

from .pickers import Picks
from .saving import KeepsOldAddresses, SpoilsPages, TriesOnceMore

PORTRAIT = 224  # pixels wide: it is 7rem on an author's page, of two pixels a point


@admin.register(Author)
class AuthorAdmin(TriesOnceMore, SpoilsPages, Picks, Finds, KeepsOldAddresses, MissesRows, admin.ModelAdmin):
    list_display = ["name", "job", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user"]
    fields = ["name", "slug", "job", "biography", "portrait", "user"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The portrait is picked where all pictures are: in the library’s dialog."""
        if db_field.name != "portrait":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return db_field.formfield(widget=PictureInput(chosen_picture(Picture.objects.all()), PORTRAIT))
