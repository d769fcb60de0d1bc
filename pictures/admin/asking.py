"""What is asked before a picture is withdrawn, put back, replaced, deleted or restored: a small form for each act."""

from django import forms

from newsroom.clock import moment
from newsroom.fields import TidyFormField
from pictures import deleting, replacing, returning, withdrawing
from pictures.forms import UploadForm
from pictures.models import Discarded, Picture

LONGEST_REASON = Picture._meta.get_field("withdrawn_why").max_length


class Asks(forms.Form):
    """An act's own form. `acts` does it as somebody, and gives the sentence that says so afterwards.

    `right`: the permission it takes. `lists_places`: whether it is shown first what has the picture.
    """

    title = press = tells = right = ""
    lists_places = True
    use_required_attribute = False  # what is missing is said in the page, in a sentence

    def __init__(self, *args, picture, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.picture = picture
        self.suit(picture)

    def suit(self, picture):
        """Fits the form to the picture as it stands."""

    def refusal(self, places):
        """Why it cannot be done as long as these `uses.Place`s have the picture; "" where it can."""
        return ""


class AsksToWithdraw(Asks):
    title, press, right = "Withdraw it everywhere", "Withdraw it everywhere", "withdraw"
    tells = (
        "At once readers find an empty frame in its place, in every story old and new, and its files are deleted from "
        "where readers get them. No story is changed. The original is kept: you can put the picture back."
    )
    why = TidyFormField(
        label="Reason",
        max_length=LONGEST_REASON,
        help_text="For colleagues, who read it beside the picture. Readers are not told.",
        error_messages={"required": "Say why: colleagues will ask where the picture went."},
    )

    def acts(self, user):
        withdrawing.withdraw(self.picture, self.cleaned_data["why"], by=user)
        return "Withdrawn: readers find an empty frame in its place."


class AsksToPutBack(Asks):
    title, press, right = "Put it back", "Put it back", "withdraw"
    tells = "Readers see it again wherever it stands, as soon as its renditions are made: within a minute."
    usable_until = forms.DateField(
        label="May be used until",
        required=False,
        help_text="The last day of our right to print it. Left empty: without end.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Give a day, as 2027-01-31."},
    )

    def suit(self, picture):
        self.initial.setdefault("usable_until", picture.usable_until)

    def acts(self, user):
        returning.put_back(self.picture, by=user, until=self.cleaned_data["usable_until"])
        return "Put back: readers see it again within a minute."


class AsksToReplace(Asks):
    title, press, right = "Replace the file everywhere", "Replace it everywhere", "replace"
    tells = (
        "Every story that has this picture, old and new, shows the new file under the old words. No story is changed. "
        "Afterwards see whether description, caption and credit still say what is to be seen."
    )
    upload = UploadForm.declared_fields["upload"]
    at_once = forms.BooleanField(
        label="Nobody may see the old one a minute longer",
        required=False,
        help_text="Its files are deleted at once, and readers see none until the new one is made. "
        "Otherwise they see the old one until then.",
    )
    why = TidyFormField(
        label="Reason", max_length=LONGEST_REASON, required=False, help_text="For the picture’s history."
    )
    found = None
    clean_upload = UploadForm.clean_upload

    def acts(self, user):
        said = self.cleaned_data
        replacing.replace(
            self.picture, said["upload"], by=user, why=said["why"], at_once=said["at_once"], found=self.found
        )
        return "Replaced. The new renditions are being made; see whether the words still fit."


class AsksToBringBack(Asks):
    title, press, right = "Bring an earlier file back", "Bring it back", "replace"
    tells = (
        "Every story that has this picture shows the earlier file again, under the words as they are now. "
        "The file that it has now is kept for 30 days, too."
    )
    earlier = forms.ModelChoiceField(
        Discarded.objects.none(),
        label="Which",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Say which.",
            "invalid_choice": "That file is gone: it was kept for 30 days. Choose another.",
        },
    )

    def suit(self, picture):
        self.fields["earlier"].queryset = files = replacing.earlier_files(picture)
        self.fields["earlier"].label_from_instance = lambda file: f"The one that was replaced on {moment(file.since)}"
        self.initial.setdefault("earlier", files.first())

    def refusal(self, places):
        return "" if self.fields["earlier"].queryset.exists() else "It has no earlier file. Such a one is kept 30 days."

    def acts(self, user):
        replacing.bring_back(self.picture, self.cleaned_data["earlier"], by=user)
        return "Brought back. The renditions are being made; see whether the words fit again."


class AsksToDelete(Asks):
    title, press, right = "Delete it", "Delete it", "delete"
    tells = "It leaves the library. For 30 days it can be restored; then its files are deleted for good."

    def refusal(self, places):
        return deleting.still_used(self.picture, places) if places else ""

    def acts(self, user):
        deleting.delete(self.picture, by=user)
        return f"“{self.picture}” is deleted. For 30 days it can be restored."


class AsksToRestore(Asks):
    title, press, right = "Restore it", "Restore it", "delete"
    tells = "It is in the library again, with its words and its file, and can be used."
    lists_places = False

    def acts(self, user):
        returning.restore(self.picture, by=user)
        return "Restored: it is in the library again."


ASKED = {
    "replace": AsksToReplace,
    "bring-back": AsksToBringBack,
    "withdraw": AsksToWithdraw,
    "put-back": AsksToPutBack,
    "restore": AsksToRestore,
    "delete": AsksToDelete,
}
