"""One's own account: whoever is signed in looks after their name, mail address and password here."""

from django import forms
from django.contrib import messages
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse_lazy

from newsroom.models import User

from . import limits

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


def account(site, request):
    """The page of one's own account, below the desk's address."""
    person = User.objects.get(pk=request.user.pk)  # what is typed is not to be seen in request.user when it is refused
    form = AccountForm(request.POST or None, instance=person, request=request)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Your account is saved.")
        return redirect("admin:account")
    context = {**site.each_context(request), "title": "Your account", "form": form}
    return TemplateResponse(request, "admin/accounts/account.html", context)


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
        messages.success(self.request, SIGNED_OUT_ELSEWHERE)
        return answer
