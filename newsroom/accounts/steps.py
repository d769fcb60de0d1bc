"""Pages on which somebody sets up their second step, takes it away, or has new recovery codes made."""

import pyotp
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.generic import FormView

from . import own, record, second_step
from .doors import AtTheDoor
from .signing_in import CodeForm

KEY = "second_step_key"  # in the session, until a code of it was right


class NewCodeForm(CodeForm):
    """The first code of a new key."""

    def __init__(self, *args, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.key = key
        self.fields["code"].help_text = "The six digits that it shows now."
        self.fields["code"].widget.attrs.pop("autofocus")  # the square has to be seen first

    def is_right(self, typed):
        self.recovery_codes = second_step.set_up(self.person, self.key, typed)
        return bool(self.recovery_codes)


class SetUp(AtTheDoor, FormView):
    """The key as a square code and in letters; then, once its first code was right, the recovery codes."""

    form_class = NewCodeForm
    template_name = "admin/accounts/set_up.html"
    extra_context = {"title": "Two-step sign-in"}

    def dispatch(self, request, *args, **kwargs):
        person = request.user
        if not (person.is_active and person.is_staff):
            return redirect("admin:login")
        if person.second_step_since:
            return redirect("admin:account")
        self.key = request.session.setdefault(KEY, pyotp.random_base32())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "person": self.request.user, "key": self.key}

    def get_context_data(self, **kwargs):
        address = second_step.key_address(self.key, self.request.user)
        said = {
            "address": address,
            "square": second_step.square(address),
            "key": " ".join(self.key[at : at + 4] for at in range(0, len(self.key), 4)),
            "is_due": second_step.is_due(self.request.user),
        }
        return super().get_context_data(**said, **kwargs)

    def form_valid(self, form):
        del self.request.session[KEY]
        update_session_auth_hash(self.request, self.request.user)
        record.note(self.request.user, "Two-step sign-in was set up.", by=self.request.user)
        return shown(self, form.recovery_codes)


def shown(view, codes):
    """The page with the codes, once: they are kept as marks that nobody can read."""
    context = AtTheDoor.about_the_paper() | {"title": "Your recovery codes", "codes": codes}
    return TemplateResponse(view.request, "admin/accounts/recovery_codes.html", context)


class ProofForm(forms.Form):
    """The password, once more, before something is done that nobody else at this screen should do."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
        error_messages={"required": "Type your password."},
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self):
        own.prove(self.request, self.cleaned_data["password"])


class Proved(FormView):
    """A page that asks for the password; `title`, `words` and `button` say what for."""

    form_class = ProofForm
    template_name = "admin/accounts/proof.html"

    def dispatch(self, request, *args, **kwargs):
        has_it = request.user.second_step_since
        return super().dispatch(request, *args, **kwargs) if has_it else redirect("admin:account")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=self.title, words=self.words, button=self.button, **kwargs)


class TakeAway(Proved):
    title = "Without a second step"
    words = "From then on your password alone is enough, here and wherever you sign in. You are signed out elsewhere."
    button = "Take the second step away"

    def form_valid(self, form):
        second_step.take_away(self.request.user)
        update_session_auth_hash(self.request, self.request.user)
        record.note(self.request.user, "Two-step sign-in was taken away.", by=self.request.user)
        messages.success(self.request, "Your password alone is enough now.")
        return redirect("admin:account")


class NewCodes(Proved):
    title = "New recovery codes"
    words = "You get ten new ones. Those you have are worth nothing then."
    button = "Make new codes"

    def form_valid(self, form):
        record.note(self.request.user, "New recovery codes were made.", by=self.request.user)
        return shown(self, second_step.new_codes(self.request.user.second_step))
