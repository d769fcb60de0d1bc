"""What a button asks before it acts: one small form for each verb that needs more than a press.

They stand inside the story's form and are sent with it, each field under its verb: `schedule-at`, `end-notice`.
"""

from django import forms

from articles.models import Act
from newsroom.clock import PaperDateTimeField
from newsroom.fields import TidyFormField
from newsroom.text import block

LONGEST_REASON = Act._meta.get_field("why").max_length


def reason(**said):
    return TidyFormField(max_length=LONGEST_REASON, **{"label": "Reason", "required": False, **said})


def notice():
    return TidyFormField(
        tidy=block,
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        required=False,
        help_text="What readers find in the story’s place.",
    )


class Asks(forms.Form):
    """A verb's own form. What it gives are keywords of that verb in publishing.py."""

    verb = ""
    use_required_attribute = False  # the browser cannot point at a field of a dialog that is closed

    def __init__(self, data=None, **kwargs):
        super().__init__(data, prefix=self.verb, **kwargs)

    def typed(self):
        """What was sent for it, word for word, by field."""
        return {name: self.data.get(self.add_prefix(name), "") for name in self.fields}


class AsksWhen(Asks):
    verb = "schedule"
    at = PaperDateTimeField(
        label="Readers see it from",
        help_text="In the paper’s own time.",
        error_messages={"required": "Say for which moment."},
    )
    why = reason(help_text="For the record.")


class AsksToEnd(Asks):
    verb = "end"
    at = PaperDateTimeField(label="Ends at", required=False, help_text="Left empty: now.")
    notice = notice()
    why = reason(help_text="For the record.")


class AsksToRetract(Asks):
    verb = "retract"
    notice = notice()
    why = reason(help_text="For the record.")


FORMS = {form.verb: form for form in (AsksWhen, AsksToEnd, AsksToRetract)}


def form_for(verb, data=None, **kwargs):
    """The form that the verb asks by; one without fields where it asks nothing."""
    return FORMS.get(verb, Asks)(data, **kwargs)
