"""The desk's forms for a picture: what is said of it, and the upload that brings it."""

from django import forms
from django.core.exceptions import ValidationError

from newsroom.text import line

from .models import Picture
from .renditions import PictureRefused, inspect

WORDS = ["alt", "is_decorative", "caption", "credit", "source", "usable_until"]


UNDESCRIBED = "Say in one sentence what the picture shows, or tick “is decorative” if it tells nothing."
DESCRIBED_DECORATION = "Screen readers pass a decorative picture over: take this away, or the description."


class WordsForm(forms.ModelForm):
    """What is said of a picture: what it shows, or that readers who cannot see it miss nothing. One of the two."""

    class Meta:
        model = Picture
        fields = WORDS
        widgets = {"usable_until": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def clean(self):
        said = super().clean()
        is_described, is_decorative = bool(line(said.get("alt") or "")), said.get("is_decorative")
        if not is_described and not is_decorative and "alt" not in self.errors:
            self.add_error("alt", UNDESCRIBED)
        if is_described and is_decorative:
            self.add_error("is_decorative", DESCRIBED_DECORATION)
        return said


class UploadForm(WordsForm):
    upload = forms.FileField(
        label="Picture",
        help_text="JPEG, PNG, WebP, AVIF or GIF; at most 50 MB and 100 megapixels. 2,000 pixels wide do.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            inspect(upload)
        except PictureRefused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
        return upload
