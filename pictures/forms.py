"""The desk's forms for a picture: what is said of it, and the upload that brings it."""

from django import forms
from django.core.exceptions import ValidationError
from taggit.forms import TagField
from taggit.utils import parse_tags

from newsroom.text import line

from . import library
from .models import Keyword, Picture
from .renditions import PictureRefused, inspect

WORDS = [
    "alt",
    "is_decorative",
    "caption",
    "keywords",
    "credit",
    "source",
    "licence",
    "rights_holder",
    "usable_until",
    "taken_on",
    "notes",
]
# Fields that say one thing: where one of them was changed, both are written as the editor saw them.
TOGETHER = [{"alt", "is_decorative"}, {"focus_x", "focus_y"}]
LONGEST_KEYWORD = Keyword._meta.get_field("name").max_length
MOST_KEYWORDS = 100  # more is a text pasted into the wrong field

UNDESCRIBED = "Say in one sentence what the picture shows, or tick “is decorative” if it tells nothing."
DESCRIBED_DECORATION = "Screen readers pass a decorative picture over: take this away, or the description."


class KeywordsInput(forms.TextInput):
    """Keywords between commas; one that has a comma of its own stands in straight quotes."""

    def format_value(self, value):
        return value if value is None or isinstance(value, str) else in_one_line(each.name for each in value)


class ShownKeywords(KeywordsInput):
    """The keywords as they stood when the page was shown."""

    input_type = "hidden"


class KeywordsField(TagField):
    """Keywords between commas. One of several words needs no quotes, as taggit would want where there is no comma."""

    widget = KeywordsInput
    hidden_widget = ShownKeywords

    def has_changed(self, initial, data):
        """Whether `data` (a line) has other keywords than `initial`: a picture's, or the line that was shown."""
        shown = self.widget.format_value(initial or "")
        return parse_tags(f"{line(shown)},") != parse_tags(f"{line(data or '')},")

    def clean(self, value):
        found = [keyword for keyword in map(line, super().clean(f"{line(value or '')},")) if keyword]
        if len(found) > MOST_KEYWORDS:
            raise ValidationError(f"These are {len(found)} keywords; a picture has at most {MOST_KEYWORDS}.")
        for keyword in found:
            if len(keyword) > LONGEST_KEYWORD:
                raise ValidationError(
                    f"“{keyword[:40]}…” has {len(keyword)} characters; a keyword has at most {LONGEST_KEYWORD}. "
                    "Put commas between keywords."
                )
        return found


def in_one_line(keywords):
    """Their names (strings) by the alphabet, as `KeywordsField` takes them."""
    return ", ".join(f'"{name}"' if "," in name else name for name in sorted(keywords, key=str.casefold))


class WordsForm(forms.ModelForm):
    """What is said of a picture: what it shows, or that readers who cannot see it miss nothing. One of the two."""

    class Meta:
        model = Picture
        fields = WORDS
        field_classes = {"keywords": KeywordsField}
        labels = {"keywords": "Keywords"}
        widgets = {
            "alt": forms.Textarea({"rows": 2}),
            "caption": forms.Textarea({"rows": 3}),
            "keywords": KeywordsInput,
            "usable_until": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "taken_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "notes": forms.Textarea({"rows": 3}),
        }

    def clean(self):
        said = super().clean()
        is_described = bool(line(said.get("alt", self.instance.alt) or ""))
        is_decorative = said.get("is_decorative", self.instance.is_decorative)
        if not is_described and not is_decorative and "alt" not in self.errors:
            self.add_error("alt", UNDESCRIBED)
        if is_described and is_decorative:
            self.add_error("is_decorative", DESCRIBED_DECORATION)
        return said

    @property
    def changed_columns(self):
        """Names of the picture's own columns that were changed: all that may be written. A colleague changed others."""
        return [name for name in self.changed_data if name != "keywords"]

    def _save_m2m(self):
        """Keywords, too, are written where they were changed only."""
        if "keywords" in self.changed_data:
            super()._save_m2m()

    def write(self):
        """Saves what was changed and gives the picture."""
        picture = self.save(commit=False)
        library.write(picture, self.changed_columns)
        self.save_m2m()
        return picture


class ShownForm(WordsForm):
    """Words of a picture that was shown a while ago. What is sent carries along how each field stood then: against that
    it is told what somebody changed, and not against what a colleague wrote meanwhile. What comes without is compared
    with the picture as it is.
    """

    def __init__(self, *args, **about):
        super().__init__(*args, **about)
        for name, field in self.fields.items():
            field.show_hidden_initial = not self.is_bound or self.add_initial_prefix(name) in self.data

    @property
    def changed_columns(self):
        changed = set(super().changed_columns)
        written = changed.union(*(pair for pair in TOGETHER if not pair.isdisjoint(changed)))
        return [name for name in self.fields if name in written]


class SaidForm(ShownForm):
    """Some of the words, as scripts send them: what is not sent stays as it is, and is not asked for."""

    def __init__(self, data, **about):
        super().__init__(data, **about)
        for name in set(self.fields) - set(data):
            del self.fields[name]

    def clean(self):
        is_about_description = not self.fields.keys().isdisjoint(("alt", "is_decorative"))
        return super().clean() if is_about_description else self.cleaned_data


class PictureForm(ShownForm):
    """All that the picture's page changes: its words, and what stays in view where it is cropped."""

    class Meta(WordsForm.Meta):
        fields = [*WORDS, "focus_x", "focus_y"]


class UploadForm(WordsForm):
    """One picture with its words, kept as soon as nothing is wrong with either: `picture`. `by` is who uploads, `found`
    what the darkroom saw in the file, where it is a picture."""

    upload = forms.FileField(
        label="Picture",
        allow_empty_file=True,  # the darkroom says what to do about it
        help_text="JPEG, PNG, WebP, AVIF, HEIC or GIF; at most 50 MB and 100 megapixels. 2,000 pixels wide do.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,.heic,.heif,.avif"}),
    )
    by = found = picture = None

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            self.found = inspect(upload)
        except PictureRefused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
        return upload

    def full_clean(self):
        super().full_clean()
        if self.is_bound and not self.errors:
            self.keep()

    def keep(self):
        """Within the form, since it may be refused even now: the place where pictures lie may be full."""
        words = {name: self.cleaned_data[name] for name in WORDS}
        try:
            self.picture = library.add(self.cleaned_data["upload"], by=self.by, found=self.found, **words)
        except PictureRefused as refusal:
            self.add_error("upload", str(refusal))
