"""One's own account: whoever is signed in looks after their name, mail address and password here."""

from django import forms
from django.contrib import messages
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.urls import reverse_lazy
from django.views.generic import UpdateView

from newsroom.models import User

from . import limits, record, second_step

SIGNED_OUT_ELSEWHERE = "Your password is changed. Wherever else you were signed in, you are signed out now."


class AccountForm(forms.ModelForm):
    """Name and mail address. A new address takes the password, since links to new passwords go there."""

    password = forms.CharField(
        label="Your password",
        required=False,
        strip=False,
        help_text="Only if you change the address: links to a new password go there.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email"]
        labels = {"first_name": "First name", "last_name": "Last name", "email": "E-mail address"}
        help_texts = {"email": "If you forget your password, a link to a new one is sent there."}
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self):
        cleaned = super().clean()
        if "email" in self.changed_data and "email" in cleaned:
            try:
                prove(self.request, cleaned.get("password"))
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return cleaned


def prove(request, password):
    """Raises a ValidationError unless that is the password of whoever is signed in; limited as signing in is."""
    if not password:
        raise forms.ValidationError("Type your password, so that nobody else at this screen changes this.")
    try:
        noted = limits.note(*limits.sign_in_tries(request.user.get_username(), request))
    except limits.TooOften as often:
        raise limits.refusal(often) from often
    if not request.user.check_password(password):
        raise forms.ValidationError("That is not your password.")
    limits.take_back(noted)


class Account(UpdateView):
    """The page of one's own account."""

    form_class = AccountForm
    template_name = "admin/accounts/account.html"
    success_url = reverse_lazy("admin:account")

    def get_object(self):
        """Not `request.user`, in which what is typed would stand when it is refused."""
        return User.objects.select_related("second_step").get(pk=self.request.user.pk)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs):
        since = self.request.user.second_step_since
        codes_left = self.object.second_step.recovery_codes.count() if since else 0
        asked = second_step.is_asked_of(self.request.user)
        return super().get_context_data(title="Your account", codes_left=codes_left, is_asked=asked, **kwargs)

    def form_valid(self, form):
        if "email" in form.changed_data:
            words = f"The e-mail address was changed to {form.instance.email or 'none'}."
            record.note(form.instance, words, by=self.request.user, to=form.initial["email"])
        messages.success(self.request, "Your account is saved.")
        return super().form_valid(form)


class ChangeForm(AdminPasswordChangeForm):
    """The old password, asked for as often as at the sign-in page, and the new one."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self):
        prove(self.request, self.cleaned_data["old_password"])
        return self.cleaned_data["old_password"]


class ChangePassword(PasswordChangeView):
    """Ends all other sessions of the account, as Django does by a hash of the password in each."""

    form_class = ChangeForm
    template_name = "admin/accounts/password.html"
    success_url = reverse_lazy("admin:account")
    title = "A new password"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form):
        answer = super().form_valid(form)
        record.note(self.request.user, "The password was changed.", by=self.request.user)
        messages.success(self.request, SIGNED_OUT_ELSEWHERE)
        return answer
