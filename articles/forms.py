"""The desk's form for a story."""

from django import forms
from django.core.exceptions import ValidationError
from taggit.forms import TagField

from newsroom.clock import moment
from newsroom.text import line

from .models import Story, Tag

LONGEST_TAG = Tag._meta.get_field("name").max_length
MOST_TAGS = 100  # more is a text pasted into the wrong field


class SubjectsField(TagField):
    """Tags between commas. One of several words needs no quotes, as taggit would want where there is no comma."""

    def clean(self, value):
        return super().clean(f"{line(value or '')},")


class StoryForm(forms.ModelForm):
    """A story as the desk writes it, and the revision that the writer started from."""

    base = forms.IntegerField(widget=forms.HiddenInput, required=False)

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
        ]
        field_classes = {"tags": SubjectsField}
        widgets = {
            "headline": forms.Textarea({"rows": 2, "class": "desk-headline"}),
            "standfirst": forms.Textarea({"rows": 3, "class": "desk-standfirst"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["base"] = self.instance.revision_number

    def clean(self):
        """Refuses once to put one writer's words in the place of another's that they have not seen."""
        newest = self.instance.revisions.first() if self.instance.pk else None
        base = self.cleaned_data.get("base")
        if newest is None or base is None or base >= newest.number:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("base")] = newest.number  # so that saving once more is a decision
        raise ValidationError(
            f"{newest.made_by or 'Somebody'} saved this story at {moment(newest.made_at)}, after you had opened it. "
            "Nothing of yours is saved yet. Open the story in another tab to see that version and take over what you "
            "need; saving once more puts yours in its place, and that one stays among the revisions.",
            code="overtaken",
        )

    def clean_tags(self):
        """The tags without invisible characters; one that is too long is named."""
        tags = [tag for tag in map(line, self.cleaned_data["tags"]) if tag]
        if len(tags) > MOST_TAGS:
            raise ValidationError(f"These are {len(tags)} tags; a story has at most {MOST_TAGS}.")
        for tag in tags:
            if len(tag) > LONGEST_TAG:
                raise ValidationError(f"“{tag[:40]}…” has {len(tag)} characters; a tag has at most {LONGEST_TAG}.")
        return tags


class RowsFormSet(forms.BaseInlineFormSet):
    """The rows below a story, each with its position; those that are given none come last.

    A row that somebody else removed meanwhile stays removed, and keeps nothing else from being saved: Django would
    refuse the whole form for it, and show neither the row nor the reason.
    """

    def add_fields(self, form, index):
        super().add_fields(form, index)
        position = form.fields["position"]
        position.required = False
        if not form.instance.pk:
            position.initial = form.initial["position"] = None

    def clean(self):
        super().clean()
        rows = [form.instance for form in self.forms if form.has_changed() or form.instance.pk]
        last = max((row.position for row in rows if row.position is not None), default=-1)
        for place, row in enumerate((row for row in rows if row.position is None), start=last + 1):
            row.position = place

    def _should_delete_form(self, form):
        return super()._should_delete_form(form) or "id" in form.errors
