"""What a button asks before it acts: one small form for each verb that needs more than a press.

They stand in dialogs inside the story's form and are sent with it, each field under its verb: `schedule-at`,
`end-notice`. The same forms are asked on the board.
"""

from django import forms

from articles import publishing
from articles.models import Act, Correction, Edition, Story
from newsroom.clock import FAR_FUTURE, PaperDateTimeField
from newsroom.fields import TidyFormField
from newsroom.text import block

STATE = Story.State
LONGEST_REASON = Act._meta.get_field("why").max_length
LONGEST_OVERRIDE = LONGEST_REASON // 2  # the log names what was overridden beside it
NO_MOMENT = "Say for which moment."


def reason(**said):
    known = {"label": "Reason", "max_length": LONGEST_REASON, "required": False, "help_text": "For the log."}
    return TidyFormField(**{**known, **said})


def notice():
    return TidyFormField(
        label="Notice to readers",
        tidy=block,
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        required=False,
        help_text="What they find where the story stood.",
    )


class AskedField(forms.BoundField):
    """Described by the line that says whose clock it goes by, and marked as wrong where the act was refused for it."""

    @property
    def zone_id(self):
        """Of that line's element; "" for what is no moment."""
        return f"{self.auto_id}_zone" if isinstance(self.field, PaperDateTimeField) else ""

    @property
    def aria_describedby(self):
        return " ".join(filter(None, (self.zone_id, super().aria_describedby)))

    def build_widget_attrs(self, attrs, widget=None):
        is_wrong = self.name in self.form.wrong and not (widget or self.field.widget).is_hidden
        return {**super().build_widget_attrs(attrs, widget), **({"aria-invalid": "true"} if is_wrong else {})}


class Asks(forms.Form):
    """A verb's own form. What it gives are keywords of that verb in `publishing`; what was left empty is not named.

    `story`, where there is one, gives the fields their words and what they start with.
    """

    bound_field_class = AskedField
    verb = title = tells = refused = ""
    wrong = ()  # the names of fields for which the act was refused
    use_required_attribute = False  # the browser cannot point at a field of a dialog that is closed

    def __init__(self, data=None, *, story=None, **kwargs):
        super().__init__(data, prefix=self.verb, auto_id="id_%s", label_suffix="", **kwargs)
        if story is not None:
            self.suit(story)

    def suit(self, story):
        """Fits the form to the story's state."""

    def clean(self):
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    def typed(self):
        """What was sent for it, word for word, by field."""
        return {name: self.data.get(self.add_prefix(name), "") for name in self.fields}


class AsksWhen(Asks):
    verb, title = "schedule", "Schedule"
    tells = "Readers see the story as it is saved, from that minute on. Nobody has to be at the desk."
    at = PaperDateTimeField(label="Readers see it from", error_messages={"required": NO_MOMENT})
    ends_at = PaperDateTimeField(
        label="Until", required=False, help_text="Left empty: for good.", show_hidden_initial=True
    )
    why = reason()

    def suit(self, story):
        if story.state() == STATE.LIVE:
            self.title = "Schedule the update"
            self.tells = "Readers go on seeing the present version until that minute, and from then on this one."
            self.fields["at"].label = "Readers see this version from"
            del self.fields["ends_at"]
        self.initial.setdefault("at", first_moment(story))
        self.initial["ends_at"] = self.initial.get("ends_at") or story.awaited_end_at

    def clean(self):
        """An end that was shown and emptied is none; one that was not shown stays."""
        said = super().clean()
        is_emptied = "ends_at" in self.changed_data and self.cleaned_data.get("ends_at", "") is None
        return {**said, "ends_at": FAR_FUTURE} if is_emptied else said


def first_moment(story):
    """What is scheduled now, else what was planned, else the end of the embargo."""
    planned = getattr(getattr(story, "assignment", None), "planned_for", None)
    is_waiting = story.state() == STATE.SCHEDULED
    return story.live_from if is_waiting else story.awaited_update_at or planned or story.embargo_until


class AsksToSendBack(Asks):
    verb, title = "send_back", "Send back"
    tells = "The story is a draft again, and its writer can go on with it."
    why = reason(
        required=True,
        help_text="The writer reads it above the story.",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why: the writer reads it above the story."},
    )


class AsksToEnd(Asks):
    verb, title = "end", "End the story"
    tells = "It leaves every page; its address then says that it is gone."
    at = PaperDateTimeField(label="Ends at", required=False, help_text="Left empty: now.")
    notice = notice()
    why = reason()

    def suit(self, story):
        if story.state() == STATE.SCHEDULED:
            self.fields["at"].required, self.fields["at"].help_text = True, ""
            self.fields["at"].error_messages["required"] = NO_MOMENT
        self.initial.setdefault("at", story.awaited_end_at)


class AsksToRetract(Asks):
    verb, title = "retract", "Retract the story"
    tells = "It leaves every page at once, its address shows the notice, and the corrections page says so."
    notice = notice()
    unnamed = forms.BooleanField(
        label="Do not name the headline",
        required=False,
        help_text="On Corrections and in its feed: where the headline itself does harm, as a libel does.",
    )
    why = reason()

    def suit(self, story):
        """Begins with what readers are told where nobody says more: they are never left without the headline."""
        self.fields["notice"].help_text = (
            "They find it where the story stood, and on Corrections. Say what was wrong, if you can. "
            "Emptied, it is the sentence above."
        )
        if seen := Edition.objects.last_seen(story):
            self.initial.setdefault("notice", publishing.plain_notice(seen))


class AsksToRestore(Asks):
    verb, title = "restore", "Restore the story"
    tells = (
        "Readers see it again, at its old address and with its first date. "
        "The corrections page keeps the retraction, and says when the story was restored."
    )
    version = forms.ChoiceField(
        label="What readers see",
        choices=[("stood", "As it last stood: the words that readers saw"), ("saved", "As it is saved now")],
        initial="stood",
        required=False,  # who says nothing shows nothing new
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the two."},
    )
    why = reason(required=True, error_messages={"required": "Say why the story is restored: it stands in the log."})

    def suit(self, story):
        if story.revision_number > story.published_revision:
            stood, saved = self.fields["version"].choices
            self.fields["version"].choices = [stood, (saved[0], f"{saved[1]}, with edits that readers have never seen")]

    def clean(self):
        said = super().clean()
        return {**said, "as_saved": True} if said.pop("version", "") == "saved" else said


class AsksToCorrect(Asks):
    verb, title = "correct", "Correct the story"
    tells = "Readers find this with the story and on the corrections page. It cannot be taken back."
    kind = forms.ChoiceField(choices=Correction.Kind, initial=Correction.Kind.CORRECTION)
    text = TidyFormField(
        label="What readers are told",
        tidy=block,
        widget=forms.Textarea({"rows": 4}),
        max_length=Correction._meta.get_field("text").max_length,
        help_text="What was wrong, and what is right.",
        error_messages={"required": "Say what was wrong, and what is right."},
    )
    with_edits = forms.BooleanField(
        label="Show readers the story as it is saved now, too",
        required=False,
        help_text="Tick it where you have mended the text.",
    )
    why = reason()


class AsksUntilWhen(Asks):
    verb, title = "embargo", "Embargo"
    tells = "Until that minute nobody can publish the story, on any road."
    until = PaperDateTimeField(label="Under embargo until", required=False, help_text="Left empty: no embargo.")
    why = reason()

    def clean(self):
        return {"until": None, **super().clean()}

    def suit(self, story):
        self.initial.setdefault("until", story.embargo_until)


class AsksToOverride(Asks):
    verb, title = "override", "Publish against the checklist"
    tells = "Readers see the story although something on the checklist must be mended."
    at = PaperDateTimeField(label="Readers see it from", required=False, help_text="Left empty: now.")
    override = reason(
        required=True,
        max_length=LONGEST_OVERRIDE,
        help_text="It is kept in the log, with your name and what was overridden.",
        error_messages={"required": "Say why the story cannot wait until that is mended."},
    )


FORMS = {
    form.verb: form
    for form in (
        AsksWhen,
        AsksToSendBack,
        AsksToEnd,
        AsksToRetract,
        AsksToRestore,
        AsksToCorrect,
        AsksUntilWhen,
        AsksToOverride,
    )
}


def form_for(verb, data=None, **kwargs):
    """The form that the verb asks by; one without fields where it asks nothing."""
    return FORMS.get(verb, Asks)(data, **kwargs)
