"""The desk's forms for a story."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from taggit.forms import TagField, TagWidget

from newsroom.text import line
from pictures.models import Picture

from . import revisions, workflow
from .choosing import (
    BylinesField,
    ChipsInput,
    LinksField,
    PictureInput,
    RowInput,
    chosen_authors,
    chosen_links,
    chosen_picture,
    chosen_section,
)
from .models import Author, Category, Story, StoryByline, Tag
from .translating import InALanguageForm

LONGEST_TAG = Tag._meta.get_field("name").max_length
MOST_TAGS = 100  # more is a text pasted into the wrong field
HIGHEST_NUMBER = 2_147_483_647  # of a revision, in the database
ROWS = ("category", "lead_picture", "translation_of")  # fields that hold one row
NO_BASE = "The page does not say which version it was written on. Copy what you typed, and reload the page."


class SubjectsField(TagField):
    """Tags between commas. One of several words needs no quotes, as taggit would want where there is no comma."""

    def clean(self, value):
        return super().clean(f"{line(value or '')},")


class SectionField(forms.ModelChoiceField):
    def __init__(self):
        super().__init__(
            Category.objects.all(),
            label="Section",
            widget=RowInput("section", chosen_section),
            error_messages={
                "invalid_choice": "Select a valid choice: that section is not there, or no longer.",
                "required": "Choose the section it stands in.",
            },
        )


class OpenedWithField(forms.IntegerField):
    """The number of the revision that a page was opened with. Without it, what is newer would be overwritten unseen."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(error_messages=dict.fromkeys(("required", "invalid"), NO_BASE))
        self.validators += [MinValueValidator(0, NO_BASE), MaxValueValidator(HIGHEST_NUMBER, NO_BASE)]


class FiledForm(forms.ModelForm):
    """A story under a section. `writer`: who fills it in; who has beats files in those sections only."""

    writer = None
    category = SectionField()

    def clean_category(self):
        chosen = self.cleaned_data["category"]
        is_moved = chosen.pk != self.instance.category_id
        if self.writer and is_moved and (refusal := workflow.refusal_to_file(self.writer, chosen)):
            raise ValidationError(refusal)
        return chosen


class NewStoryForm(FiledForm):
    """What a new story begins with. Everything else is written on its own page, where it is saved by itself."""

    class Meta:
        model = Story
        fields = ["headline", "category"]
        widgets = {"headline": forms.Textarea({"rows": 2, "class": "desk-headline"})}


class StoryForm(FiledForm, InALanguageForm):
    """A story as the desk writes it, and the revision that the writer started from.

    `closed`: names of fields that the person in front of it may not change; they are not in the form at all.
    """

    closed = ()

    base = OpenedWithField()
    bylines = BylinesField(
        label="Authors",
        required=False,
        widget=ChipsInput("authors", chosen_authors),
        help_text="In the order of print.",
    )
    links = LinksField(
        label="Related stories and links",
        required=False,
        widget=ChipsInput("links", chosen_links),
        help_text="What to read next. Stories that share its tags are added when it is published.",
    )
    lead_picture = forms.ModelChoiceField(
        Picture.objects.all(),
        required=False,
        widget=PictureInput(chosen_picture(Picture.objects.all())),
        error_messages={"invalid_choice": "Select a valid choice: that picture is not in the library, or no longer."},
    )

    class Meta:
        model = Story
        fields = [
            "kicker",
            "headline",
            "standfirst",
            "body",
            "category",
            "tags",
            "slug",
            "lead_picture",
            "lead_caption",
            "lead_alt",
            "search_title",
            "share_headline",
            "share_text",
            "language",
            "translation_of",
        ]
        field_classes = {"tags": SubjectsField}
        widgets = {
            "headline": forms.Textarea({"rows": 2, "class": "desk-headline"}),
            "standfirst": forms.Textarea({"rows": 3, "class": "desk-standfirst"}),
            "tags": TagWidget({"data-chips": "tags"}),
            "search_title": forms.Textarea({"rows": 2}),
            "share_headline": forms.Textarea({"rows": 2}),
            "share_text": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.closed:
            self.fields.pop(name, None)
        if self.fields.keys() <= {"base"}:
            self.fields.clear()
        if self.instance.pk and not self.is_bound:
            self.initial["bylines"] = list(self.instance.bylines.values("author_id", "role"))
            self.initial["links"] = list(self.instance.links.values("target_id", "url", "title"))
        self.initial["base"] = self.instance.revision_number

    def clean_tags(self):
        """The tags without invisible characters; one that is too long is named."""
        tags = [tag for tag in map(line, self.cleaned_data["tags"]) if tag]
        if len(tags) > MOST_TAGS:
            raise ValidationError(f"These are {len(tags)} tags; a story has at most {MOST_TAGS}.")
        for tag in tags:
            if len(tag) > LONGEST_TAG:
                raise ValidationError(f"“{tag[:40]}…” has {len(tag)} characters; a tag has at most {LONGEST_TAG}.")
        return tags

    def clean_bylines(self):
        names = dict(self._there(Author, "bylines", "author_id").values_list("pk", "name"))
        rows = self._standing("bylines", "author_id", names, "One of the authors is not in the paper’s list.")
        if twice := _first_twice([(row["author_id"], row["role"]) for row in rows]):
            author, role = twice
            raise ValidationError(
                f"{names[author]} stands there twice for {StoryByline.Role(role).label}. Take one off."
            )
        return rows

    def clean_links(self):
        headlines = dict(self._there(Story, "links", "target_id").values_list("pk", "headline"))
        rows = self._standing("links", "target_id", headlines, "One of the related stories is not there.")
        targets = [row["target_id"] for row in rows if row["target_id"]]
        if self.instance.pk in targets:
            raise ValidationError("A story cannot be related to itself. Take that one off.")
        if twice := _first_twice(targets):
            raise ValidationError(f"“{headlines[twice]}” stands there twice. Take one off.")
        return rows

    def _there(self, model, name, key):
        return model.objects.filter(pk__in=[row[key] for row in self.cleaned_data[name] if row[key]])

    def _standing(self, name, key, known, words):
        """The rows without those of what was deleted since the page was opened. What was not there then is refused."""
        rows = self.cleaned_data[name]
        missing = {row[key] for row in rows if row[key] and row[key] not in known}
        if missing:
            opened = revisions.written_on(self.instance, self.cleaned_data.get("base") or 0)
            if missing - {row[key] for row in opened[name]}:
                raise ValidationError(f"{words} Take it off, or choose another.")
        return [row for row in rows if row[key] not in missing]

    def said(self, fields=None):
        """What stands in the form, or in some of its fields, and is in order, as a part of a revision's snapshot."""
        names = self.cleaned_data if fields is None else fields & self.cleaned_data.keys()
        written = {f"{name}_id" if name in ROWS else name for name in names}
        said = {name: getattr(self.instance, name) for name in written & {*revisions.FIELDS}}
        said |= {name: self.cleaned_data[name] for name in written & {"bylines", "links"}}
        return said | {"tags": sorted(self.cleaned_data["tags"])} if "tags" in written else said


def _first_twice(things):
    """The first thing that is in the list a second time, or None."""
    return next((thing for place, thing in enumerate(things) if thing in things[:place]), None)
