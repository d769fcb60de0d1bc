from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from newsroom.finding import Finds

from . import library
from .lookups import PictureLookups
from .models import Picture
from .renditions import PictureRefused, inspect

WORDS = ["alt", "caption", "credit", "source"]


class UploadForm(forms.ModelForm):
    upload = forms.FileField(
        label="Picture",
        help_text="JPEG, PNG, WebP, AVIF or GIF; at most 50 MB and 100 megapixels. 2,000 pixels wide do.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )

    class Meta:
        model = Picture
        fields = WORDS

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            inspect(upload)
        except PictureRefused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
        return upload


@admin.register(Picture)
class PictureAdmin(Finds, PictureLookups):
    list_display = ["thumbnail", "alt_or_none", "caption", "credit", "uploaded_at"]
    list_display_links = ["thumbnail", "alt_or_none"]
    list_per_page = 40
    show_full_result_count = False
    search_fields = [*WORDS, "digest"]
    search_help_text = "Looks in descriptions, captions, credits and sources."
    readonly_fields = ["preview", "size", "uploaded_at", "uploaded_by"]
    fields = ["preview", *WORDS, "focus_x", "focus_y", "size", "uploaded_at", "uploaded_by"]

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

    @admin.display(description="picture")
    def thumbnail(self, picture):
        return shown(picture.thumbnail())

    @admin.display(description="picture")
    def preview(self, picture):
        return shown(picture.fallback())

    @admin.display(description="description", ordering="alt")
    def alt_or_none(self, picture):
        return picture.alt or "(none yet)"

    @admin.display(description="size")
    def size(self, picture):
        return f"{picture.width:,} × {picture.height:,} pixels"


def shown(rendition):
    """The rendition as an img element, or words where it is still being made."""
    if rendition is None:
        return "Being made…"
    return format_html(
        '<img class="picture-preview" src="{}" width="{}" height="{}" alt="" loading="lazy">',
        rendition.get_absolute_url(),
        rendition.width,
        rendition.height,
    )
