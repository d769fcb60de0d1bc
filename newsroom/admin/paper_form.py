"""The form of “The paper”: its words and looks, the sections in its bar, the links in its footer."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from articles import publishing
from articles.models import Category
from newsroom import colours
from newsroom.models import Artwork, Paper
from newsroom.text import line

from . import emblems, places

MOST_LINKS = 30
EMPTY_ROWS = 3
COLOUR = Paper._meta.get_field("accent").validators[0]
UNKNOWN_ZONE = "“%(value)s” is no time zone of the list. Choose the city nearest to you whose time is yours."
UNKNOWN_LANGUAGE = "“%(value)s” is no language of the list. Choose the one that most of your stories are in."
UNDIALLED = "“%(value)s” has no digits to dial. Write the number as readers dial it from abroad: +65 6123 4567."
UNNAMED = "There are stories that name no language, begun while the paper was in {}. Say what they are in."
ASKED_ANEW = "Your answer was about other languages."
AS_SAVED = "Saved here is {}. Saving again replaces it."
is_web_address = URLValidator(schemes=["http", "https"])
WORN = {"logo": emblems.logo, "dark_logo": emblems.logo, "icon": emblems.icon}


class Upload(forms.FileField):
    """A picture for the paper to wear. What was chosen before stays until another is, or its box is ticked."""

    def __init__(self, label, accept, help_text):
        widget = forms.FileInput({"accept": accept})
        super().__init__(label=label, required=False, help_text=help_text, widget=widget)


class OneOf(forms.ChoiceField):
    """A list of more than anybody reads: whoever has it open types how theirs begins."""

    def __init__(self, name, **told):
        field = Paper._meta.get_field(name)
        super().__init__(label=field.verbose_name.capitalize(), help_text=field.help_text, required=False, **told)


class PaperForm(forms.ModelForm):
    """`seen`: the number of the save that whoever fills it in had before them. `asks_of_older`: whether it asks what
    becomes of stories that name no language."""

    asks_of_older = False

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    new_logo = Upload(
        "Logo",
        ".svg,.png,.webp,.jpg,.jpeg",
        "In place of the name on every page. An SVG, or a PNG or WebP at least 240 pixels high or 1200 wide.",
    )
    new_dark_logo = Upload(
        "Logo for dark pages", ".svg,.png,.webp,.jpg,.jpeg", "Only where the other cannot be read on a dark ground."
    )
    new_icon = Upload(
        "Icon",
        ".png,.webp,.jpg,.jpeg",
        "A square of 512 × 512 pixels or more: in the browser’s tab, and on telephones. It is made into all sizes.",
    )
    logo, dark_logo, icon = (forms.CharField(widget=forms.HiddenInput, required=False) for _ in range(3))
    no_logo, no_dark_logo, no_icon = (forms.BooleanField(label="Take it off", required=False) for _ in range(3))
    social = forms.CharField(
        label="Accounts elsewhere",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="One address to a line: https://bsky.app/profile/… The footer links to them.",
    )

    time_zone = OneOf("time_zone", error_messages={"invalid_choice": UNKNOWN_ZONE})
    language_code = OneOf("language_code", choices=places.tongues, error_messages={"invalid_choice": UNKNOWN_LANGUAGE})

    older = forms.ChoiceField(
        label="Stories that name no language",
        required=False,  # asked where the language changes and there are any
        widget=forms.RadioSelect,
        choices=[("stay", ""), ("follow", "")],
        error_messages={"invalid_choice": "Choose one of the two."},
    )

    asked_of = forms.CharField(widget=forms.HiddenInput, required=False)  # the languages that were asked about

    class Meta:
        model = Paper
        fields = ["name", "strapline", "accent", "footer", "mail", "telephone", "postal", "time_zone", "language_code"]
        widgets = {
            "accent": forms.TextInput({"size": 9, "spellcheck": "false", "autocapitalize": "none"}),
            "footer": forms.Textarea({"rows": 3}),
            "postal": forms.Textarea({"rows": 4}),
        }

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        self.fields["time_zone"].choices = places.zones(instance.time_zone)
        self.initial |= {name: getattr(instance, name) for name in WORN}
        self.initial |= {"seen": instance.saves, "social": "\n".join(instance.social)}

    def clean_accent(self):
        accent = self.cleaned_data["accent"].lower()
        COLOUR(accent)
        if refusal := colours.refusal(accent):
            raise ValidationError(refusal)
        return accent

    def clean_telephone(self):
        telephone = self.cleaned_data["telephone"]
        if telephone and not Paper(telephone=telephone).dial:
            raise ValidationError(UNDIALLED, params={"value": telephone})
        return telephone

    def clean_social(self):
        addresses = list(dict.fromkeys(filter(None, map(line, self.cleaned_data["social"].splitlines()))))
        for address in addresses:
            if not is_web(address):
                raise ValidationError(f"“{address[:80]}” is no address. Write all of it, from https:// on.")
        return addresses

    def clean(self):
        cleaned = super().clean()
        for name in WORN:
            setattr(self.instance, name, self.worn(name, cleaned))
        self.instance.social = cleaned.get("social", self.instance.social)
        self._ask_of_older(cleaned)
        return cleaned

    def _ask_of_older(self, cleaned):
        """What of the stories that name no language, where the paper's is to be another."""
        chosen = Paper(language_code=cleaned.get("language_code", self.instance.language_code))
        self.asks_of_older = publishing.is_asked_of_older(chosen, self.instance)
        had, has = self.instance.language, chosen.language
        self.fields["older"].choices = [
            ("stay", f"The older ones stay {had.name}; new ones are {has.name}"),
            ("follow", f"They are {has.name} from now on, as new ones are"),
        ]
        if self.asks_of_older:
            self._want_an_answer(had, f"{had.code} {has.code}")

    def _want_an_answer(self, had, asking):
        """An answer counts for the languages of which it was asked."""
        answer, asked = self.cleaned_data.get("older"), self.cleaned_data.get("asked_of") or asking
        self.data["asked_of"] = asking
        if answer and asked != asking:
            del self.data["older"]
            self.add_error("older", f"{ASKED_ANEW} {UNNAMED.format(had.name)}")
        elif not answer and "older" not in self.errors:
            self.add_error("older", UNNAMED.format(had.name))

    @property
    def older_stay(self):
        return self.cleaned_data.get("older") == "stay"

    def tell_saved(self, stored):
        """Says at each field that differs from the paper as it is stored what is saved there."""
        for name in [*self.Meta.fields, "social", *WORN]:
            saved = getattr(stored, name)
            if saved != getattr(self.instance, name):
                self.add_error(f"new_{name}" if name in WORN else name, AS_SAVED.format(in_words(name, saved)))

    def worn(self, name, cleaned):
        """What the paper is to wear there. It stays chosen where something else in the form is wrong."""
        file, chosen = cleaned.get(f"new_{name}"), ""
        if file:
            try:
                chosen = WORN[name](file)
            except ValidationError as error:
                self.add_error(f"new_{name}", error)
        elif not cleaned.get(f"no_{name}") and is_kept(cleaned.get(name, "")):
            chosen = cleaned[name]
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = chosen
        return chosen


class LinkForm(forms.Form):
    """A link in the footer. A row without words and address is no link."""

    column = forms.CharField(label="Heading", max_length=40, required=False)
    words = forms.CharField(label="Words", max_length=60, required=False)
    address = forms.CharField(label="Address", max_length=300, required=False)

    def clean(self):
        said = {name: line(self.cleaned_data.get(name, "")) for name in self.fields}
        if said["words"] and not said["address"]:
            self.add_error("address", "Where does it lead? Write /about/, or all of an address from https:// on.")
        if said["address"] and not said["words"]:
            self.add_error("words", "What do readers see? Write a word or two.")
        if said["address"] and not (is_path(said["address"]) or is_web(said["address"])):
            self.add_error("address", "Write /about/ for a page of the paper, or an address from https:// on.")
        return said


class Links(forms.BaseFormSet):
    def said(self):
        """The rows that are links, in their order."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("address")]


LinkForms = forms.formset_factory(LinkForm, Links, extra=EMPTY_ROWS, max_num=MOST_LINKS, validate_max=True)


class BarForm(forms.Form):
    """For each section of the first level its place, and whether the bar shows it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sections = list(Category.objects.top())
        for place, section in enumerate(self.sections, 1):
            number = forms.IntegerField(label=f"Place of {section}", min_value=1, max_value=999, initial=place)
            number.error_messages["required"] = f"Which place has {section}? Write a number."
            self.fields[f"place-{section.pk}"] = number
            shown = forms.BooleanField(label=section.name, required=False, initial=section.in_bar)
            self.fields[f"shown-{section.pk}"] = shown

    def rows(self):
        """Triples (section, its place, whether it is shown), as bound fields."""
        return [(each, self[f"place-{each.pk}"], self[f"shown-{each.pk}"]) for each in self.sections]

    @property
    def is_moved(self):
        """Whether it says something else than the sections themselves."""
        return self.said() != [(section.pk, section.in_bar) for section in self.sections]

    def said(self):
        """Pairs of a section's number and whether the bar shows it, in the order asked for."""
        placed = sorted(self.sections, key=lambda section: self.cleaned_data[f"place-{section.pk}"])
        return [(section.pk, self.cleaned_data[f"shown-{section.pk}"]) for section in placed]


def in_words(name, saved):
    """What is saved of the paper under that name, for a sentence."""
    if name in WORN:
        return "another picture" if saved else "no picture"
    return f"“{', '.join(saved) if isinstance(saved, list) else saved}”" if saved else "nothing"


def is_kept(name):
    return bool(name) and Artwork.objects.filter(name__startswith=name).exists()


def is_path(address):
    return address.startswith("/") and not address.startswith("//") and " " not in address


def is_web(address):
    try:
        is_web_address(address)
    except ValidationError:
        return False
    return True
