"""The desk's fields for a story's language, and for the story that it is a translation of."""

from django import forms
from django.core.exceptions import ValidationError

from newsroom import languages
from newsroom.finding import number_of

from . import finding
from .choosing import StoryInput
from .models import Story


def choices(story=None):
    """Of a story's language (of that number): the paper's, which is the empty one, and all others. Of an older story
    the empty one is what the paper's was then."""
    if had := languages.named("", story):
        return [("", f"{languages.of(had).own_name}, as the paper was"), *languages.choices()]
    papers = languages.of("").own_name
    return [
        ("", f"{papers}, as the paper"),
        *(each for each in languages.choices() if not languages.is_papers(each[0])),
    ]


class LanguageSelect(forms.Select):
    """Tells its script (static/desk/tongue.js) which of the languages run from right to left."""

    def __init__(self):
        rtl = (code for code, _ in languages.choices() if languages.of(code).is_rtl)
        super().__init__({"data-rtl": " ".join(rtl)})


class OriginalField(forms.ModelChoiceField):
    """One of our stories, by its number; without scripts also by its address or words of its headline."""

    def __init__(self):
        super().__init__(
            Story.objects.defer("body"),
            required=False,
            label="Translation of",
            widget=StoryInput(),
            help_text="By words of its headline. Readers are led from each of its translations to the others.",
        )

    def to_python(self, value):
        if value in self.empty_values:
            return None
        typed = str(value)
        found = self.queryset.filter(pk=number_of(typed)) or finding.found(self.queryset, typed)[:1]
        if not found:
            raise ValidationError(
                f"No story is found by “{typed[:60]}”. Write its number, its address or words of its headline."
            )
        return found[0]


class InALanguageForm(forms.ModelForm):
    """A story's form with both fields."""

    language = forms.ChoiceField(
        choices=choices,
        required=False,
        widget=LanguageSelect(),
        help_text="So that it is read aloud, hyphenated and found in its own language.",
    )
    translation_of = OriginalField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if had := languages.named("", self.instance.pk):
            self.fields["language"].choices = choices(self.instance.pk)
            self.fields["language"].widget.attrs["data-own"] = languages.of(had).bcp47

    def clean_translation_of(self):
        """The original, also where one of its translations was chosen: all of them make one set with it."""
        chosen = self.cleaned_data["translation_of"]
        if chosen is None or self.instance.pk is None:
            return chosen
        if self.instance.pk == chosen.pk:
            raise ValidationError("A story cannot be a translation of itself. Choose the one in its first language.")
        if self.instance.pk == chosen.translation_of_id:
            raise ValidationError(f"“{chosen}” is a translation of this one: readers are led from one to the other.")
        if chosen.pk != self.instance.translation_of_id:
            self._refuse_originals()
        return chosen.translation_of or chosen

    def _refuse_originals(self):
        if other := Story.objects.filter(translation_of=self.instance).first():
            raise ValidationError(f"“{other}” is a translation of this story. Say there what else it is one of.")
