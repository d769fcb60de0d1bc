"""What a reader may ask for: words, and where and when to look for them."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Category
from newsroom import languages
from newsroom.clock import FIRST_YEAR, LAST_YEAR
from newsroom.finding import MOST_WORDS
from newsroom.text import line

from . import authors
from .letters import pieces
from .question import LONGEST


@dataclass(frozen=True)
class Wanted:
    """A question and its filters. `sections`, `authors`: numbers, `language`: a code, or None for all; both days (the
    paper's) count."""

    words: str = ""
    sections: tuple | None = None
    authors: tuple | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None
    is_best_first: bool = False

    @property
    def has_days(self):
        return self.since is not None or self.until is not None


class LineField(forms.CharField):
    """Without what no text may hold, so that nothing typed or pasted is refused for it."""

    def bound_data(self, data, initial):
        return line(data or "")

    def to_python(self, value):
        return line(super().to_python(value))


class SectionChoice(forms.ModelChoiceField):
    """By its path, so that the address of a search can be read."""

    def to_python(self, value):
        return super().to_python(line(value or ""))

    def label_from_instance(self, category):
        return f"{'– ' * category.path.count('/')}{category.name}"


class LanguageSelect(forms.Select):
    """Languages by their own names, which are read aloud in them."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["lang"] = languages.of(value).bcp47
        return option


class OrderField(forms.ChoiceField):
    """Whatever else is asked for is its first choice."""

    def to_python(self, value):
        return value if self.valid_value(value) else self.choices[0][0]


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


def _date(label):
    return forms.DateField(
        label=label,
        required=False,
        widget=DateInput,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the day as 2026-11-23.")},
    )


class SearchForm(forms.Form):
    """The form above what was found. What is wrong in one field is said beside it and counts for nothing."""

    use_required_attribute = False

    q = LineField(
        label=_("Words in the story"),
        required=False,
        widget=forms.TextInput({"type": "search", "maxlength": LONGEST, "autocomplete": "off"}),
    )
    section = SectionChoice(
        Category.objects.order_by("path"),
        label=_("Section"),
        required=False,
        to_field_name="path",
        empty_label=_("All sections"),
        error_messages={"invalid_choice": _("The paper has no such section.")},
    )
    author = LineField(label=_("Author"), required=False)
    since = _date(_("From"))
    until = _date(_("To"))
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        widget=LanguageSelect,
        error_messages={"invalid_choice": _("The paper has no stories in such a language.")},
    )
    sort = OrderField(
        required=False, choices=[("", _("Newest first")), ("best", _("Best first"))], widget=forms.HiddenInput
    )

    def __init__(self, query, spoken, at):
        """Takes the names and values of an address' query, the `Language`s of the paper's stories, and the moment
        (aware) at which it is asked."""
        super().__init__(query)
        self.at = at
        self.fields["language"].choices = [("", _("All languages")), *((each.code, each.own_name) for each in spoken)]
        if len(spoken) == 1 and not query.get("language"):
            del self.fields["language"]

    def clean_q(self):
        return self.cleaned_data["q"][:LONGEST]

    def clean_author(self):
        """The numbers of all whose names have the words that were typed, or None."""
        said = self.cleaned_data["author"]
        if not said:
            return None
        typed = pieces(said)[:MOST_WORDS]
        if found := authors.named(typed, self.at):
            return found
        raise forms.ValidationError(_nobody(authors.meant(typed, self.at)))

    def clean_since(self):
        return self._within(self.cleaned_data["since"])

    def clean_until(self):
        return self._within(self.cleaned_data["until"])

    def clean(self):
        """Two days the wrong way round are meant the other way, and stand so in the form."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.cleaned_data |= {"since": until, "until": since}
            self.data = self.data.copy()
            self.data["since"], self.data["until"] = until.isoformat(), since.isoformat()

    def _within(self, day):
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Choose a year from %(first)d on.") % {"first": FIRST_YEAR})
        return day

    def wanted(self):
        """What is asked for, of the fields that are in order."""
        self.is_valid()
        said = self.cleaned_data
        section = said.get("section")
        return Wanted(
            words=said.get("q", ""),
            sections=section and tuple(Category.objects.within(section).values_list("pk", flat=True)),
            authors=said.get("author"),
            language=said.get("language") or None,
            since=said.get("since"),
            until=said.get("until"),
            is_best_first=said.get("sort") == "best",
        )


def _nobody(meant):
    nobody = gettext("Nobody of that name has written for the paper.")
    return f"{nobody} {gettext('Did you mean “%(meant)s”?') % {'meant': meant}}" if meant else nobody
