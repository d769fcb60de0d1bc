from django.contrib import admin, messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from newsroom.finding import Finds
from pictures import library, uses
from pictures.forms import WORDS, UploadForm, WordsForm
from pictures.lookups import PictureLookups
from pictures.models import Picture

from .filters import SOON, AddedByFilter, AddedFilter, MissingFilter, StandingFilter
from .page import PicturePage


@admin.register(Picture)
class PictureAdmin(Finds, PicturePage, PictureLookups):
    form = WordsForm
    list_display = ["thumbnail", "description", "caption", "credited", "rights", "uploaded_at"]
    list_display_links = ["thumbnail", "description"]
    list_filter = [MissingFilter, StandingFilter, AddedByFilter, AddedFilter]
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 40
    show_full_result_count = False
    search_fields = ["alt", "caption", "credit", "source", "digest"]
    search_help_text = "Looks in descriptions, captions, credits and sources."
    readonly_fields = ["preview", "size", "uploaded_at", "uploaded_by"]
    fields = ["preview", *WORDS, "focus_x", "focus_y", "size", "uploaded_at", "uploaded_by"]

    class Media:
        css = {"all": ["desk/pictures.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).with_renditions()

    def get_form(self, request, obj=None, change=False, **kwargs):
        if not change:
            kwargs["form"] = UploadForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request, obj=None):
        return self.fields if obj else ["upload", *WORDS]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def save_form(self, request, form, change):
        if change:
            return super().save_form(request, form, change)
        form.save(commit=False)  # gives the form what save_related() asks of it
        words = {name: form.cleaned_data[name] for name in WORDS}
        form.instance = library.add(form.cleaned_data["upload"], by=request.user, **words)
        form.was_known = not words.items() <= vars(form.instance).items()
        return form.instance

    def save_model(self, request, picture, form, change):
        """A new picture was saved by library.add already."""
        if change:
            super().save_model(request, picture, form, change)
        elif form.was_known:
            self.message_user(request, "This picture was here already; its words stay.", messages.WARNING)

    def get_deleted_objects(self, objs, request):
        """Also refuses those that stand in texts, which no key of the database tells of."""
        shown, counted, needed, kept = super().get_deleted_objects(objs, request)
        held = [(picture, uses.kept_by(picture)) for picture in objs]
        return shown, counted, needed, [*kept, *(still_used(picture, by) for picture, by in held if by)]

    @admin.display(description="picture")
    def thumbnail(self, picture):
        return shown(picture.thumbnail(), alt=str(picture))

    @admin.display(description="picture")
    def preview(self, picture):
        return shown(picture.fallback())

    @admin.display(description="description", ordering="alt")
    def description(self, picture):
        return picture.alt or ("decorative" if picture.is_decorative else warning("no description"))

    @admin.display(description="credit", ordering="credit")
    def credited(self, picture):
        return picture.credit or warning("no credit")

    @admin.display(description="rights", ordering="usable_until")
    def rights(self, picture):
        """“until 3 December 2026” as long as it is far, then louder."""
        today, last = timezone.localdate(), picture.usable_until
        if last is None:
            return ""
        day = date_format(last, "j M Y")
        if last < today:
            return warning(f"ended {day}")
        return warning(f"expires {day}") if last < today + SOON else f"until {day}"

    @admin.display(description="size")
    def size(self, picture):
        return f"{picture.width:,} × {picture.height:,} pixels"


def still_used(picture, by):
    """Why a picture is kept: `by` are headlines of stories that have it."""
    stories = ", ".join(f"“{headline}”" for headline in by)
    return (
        f"“{picture}” stays: it stands in a text or an earlier version of {stories}. "
        "To have it printed no more, let its rights end, and put another into the text."
    )


def warning(words):
    return format_html('<span class="picture-lacks">{}</span>', words)


def shown(rendition, alt=""):
    """The rendition as an img element, or words where it is still being made."""
    if rendition is None:
        return "Being made…"
    return format_html(
        '<img class="picture-preview" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        rendition.get_absolute_url(),
        rendition.width,
        rendition.height,
        alt,
    )
