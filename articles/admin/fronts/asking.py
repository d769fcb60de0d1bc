"""What the desk is asked about a place, and about the moment of an arrangement."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import finding
from articles.admin.asking import AskedField
from articles.choosing import PictureInput, StoryInput
from articles.models import Category, Slot, Story, Tag
from newsroom.clock import PaperDateTimeField, moment
from newsroom.fields import TidyFormField
from newsroom.finding import number_of
from pictures.models import Picture


class Asked(forms.Form):
    bound_field_class = AskedField
    use_required_attribute = False
    wrong = ()


class SectionField(forms.ModelChoiceField):
    def label_from_instance(self, category):
        return f"{'— ' * category.path.count('/')}{category.name}"


class PlaceForm(Asked):
    """What a draft says of a place. `said` is what it says so far."""

    story = TidyFormField(
        required=False,
        widget=StoryInput(),
        help_text="By words of its headline, number or address. Left empty, the place fills itself as you say below.",
    )
    headline = TidyFormField(
        label="Headline here",
        max_length=200,
        required=False,
        help_text="For this place only. Left empty, the story’s own.",
    )
    picture = forms.CharField(
        label="Picture here",
        required=False,
        widget=PictureInput(lambda value: []),
        help_text="For this place only. Left empty, the story’s own.",
    )
    starts_at = PaperDateTimeField(label="From", required=False, help_text="Left empty: at once.")
    ends_at = PaperDateTimeField(
        label="Until",
        required=False,
        help_text="Left empty: until the desk puts something else there. After it, the place fills itself.",
    )
    otherwise = forms.ChoiceField(
        label="What else",
        choices=Slot.Otherwise,
        help_text="What stands here where no story is put, or it has ended, or it is not its time.",
    )
    tag = TidyFormField(required=False, help_text="For “The newest with a tag”: its name.")
    section = SectionField(
        Category.objects.order_by("path"),
        required=False,
        empty_label="No section",
        help_text="For “The newest of a section”.",
    )

    field_order = ("headline", "picture", "starts_at", "ends_at", "story", "otherwise", "tag", "section")

    def __init__(self, data=None, *, said=None):
        said = said or {}
        story = Story.objects.filter(pk=said.get("story")).first()
        self.tells = f"“{story}” is pinned here." if story else "No story is pinned here: the place fills itself."
        tag = Tag.objects.filter(pk=said.get("tag")).first()
        moments = {name: Slot._meta.get_field("starts_at").to_python(said.get(key)) for name, key in MOMENTS.items()}
        super().__init__(data, initial={**said, **moments, "tag": tag and tag.name}, label_suffix="")

    def clean_story(self):
        typed = self.cleaned_data["story"]
        if not typed:
            return None
        found = Story.objects.filter(pk=number_of(typed)) or finding.found(Story.objects.all(), typed)[:1]
        if not found:
            raise ValidationError(
                f"No story is found by “{typed}”. Write its number, its address or words of its headline."
            )
        return found[0]

    def clean_picture(self):
        number = self.cleaned_data["picture"]
        picture = Picture.objects.filter(pk=number_of(number)).first() if number else None
        if number and (picture is None or picture.is_withheld):
            raise ValidationError("It is not in the library, or withdrawn: choose another picture.")
        return picture

    def clean_tag(self):
        name = self.cleaned_data["tag"]
        tag = Tag.objects.filter(name__iexact=name).first() if name else None
        if name and tag is None:
            raise ValidationError(f"No tag is called “{name}”. Write it as stories bear it.")
        return tag

    def clean(self):
        said = super().clean()
        starts_at, ends_at = said.get("starts_at"), said.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", f"It would end before it begins at {moment(starts_at)}. Choose a later end.")
        for name, words in (("tag", "Name the tag."), ("section", "Choose the section.")):
            if said.get("otherwise") == name and not said.get(name) and name not in self.errors:
                self.add_error(name, words)
        self.refuse_what_hangs_on_no_story(said)
        return said

    def refuse_what_hangs_on_no_story(self, said):
        """Headline, picture and times go where the story goes: of a place without one a draft keeps none of them."""
        if "story" in self.errors or said.get("story"):
            return
        for name, what in OF_A_STORY.items():
            if said.get(name):
                self.add_error(name, f"{what} belongs to a story put here: choose one first, or empty this field.")

    def told(self):
        """All but the story, as a draft has it."""
        told = self.cleaned_data
        rows = {name: told[name] and told[name].pk for name in ("picture", "tag", "section")}
        moments = {key: told[name] and told[name].isoformat() for name, key in MOMENTS.items()}
        return {"headline": told["headline"], "otherwise": told["otherwise"], **rows, **moments}


OF_A_STORY = {"headline": "A headline", "picture": "A picture", "starts_at": "“From”", "ends_at": "“Until”"}
MOMENTS = {"starts_at": "from", "ends_at": "until"}  # by field, as a draft names it


class MomentForm(Asked):
    """When readers are to see the draft."""

    at = PaperDateTimeField(label="Readers see it from", error_messages={"required": "Say for which moment."})

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at <= timezone.now():
            raise ValidationError(f"{moment(at)} is past. Choose a later moment, or publish now.")
        return at
