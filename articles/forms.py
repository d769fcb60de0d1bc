"""The desk's form for a story."""

from django import forms
from django.core.exceptions import ValidationError

from newsroom.clock import PaperDateTimeField
from newsroom.text import line

from .models import Story

LONGEST_TAG = 100


class StoryForm(forms.ModelForm):
    """A story, and beside it what a button may need: a moment, a reason, words for readers."""

    act_at = PaperDateTimeField(
        label="Moment", required=False, help_text="For “Schedule” and “End”: in the paper’s own time."
    )
    why = forms.CharField(max_length=400, required=False, help_text="For the record: why you do it.")
    notice = forms.CharField(
        widget=forms.Textarea({"rows": 2}),
        max_length=1000,
        required=False,
        help_text="What readers find in the story’s place once it is ended or retracted.",
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
        ]
        widgets = {
            "headline": forms.Textarea({"rows": 2, "class": "desk-headline"}),
            "standfirst": forms.Textarea({"rows": 3, "class": "desk-standfirst"}),
        }

    def clean_tags(self):
        """The tags without invisible characters; one that is too long is named."""
        tags = [line(tag) for tag in self.cleaned_data["tags"]]
        for tag in tags:
            if len(tag) > LONGEST_TAG:
                raise ValidationError(f"“{tag[:40]}…” has {len(tag)} characters; a tag has at most {LONGEST_TAG}.")
        return [tag for tag in tags if tag]
