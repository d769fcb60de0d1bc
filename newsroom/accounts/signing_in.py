"""Signing in at the desk: a page for name and password, and one for the code of those who have a second step."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.shortcuts import redirect
from django.views.generic import FormView

from newsroom import mail

from . import halfway, limits, second_step
from .doors import AtTheDoor

WRONG = "That is not a code of now. Type the six digits that your telephone shows next: each counts once."
USED_UP = "That recovery code is used up. You have {left} more; “Your account” makes new ones."


class SignInForm(AdminAuthenticationForm):
    """Name and password, so and so often."""

    def clean(self):
        name = self.cleaned_data.get("username")
        if not (name and self.cleaned_data.get("password")):
            return super().clean()
        try:
            noted = limits.note(*limits.sign_in_tries(name, self.request))
        except limits.TooOften as often:
            raise limits.refusal(often, ", or have a new password sent to you" if mail.is_set() else "") from often
        cleaned = super().clean()
        limits.take_back(noted)
        limits.forget_sign_in_tries(name, self.request)
        return cleaned


class SignIn(AtTheDoor, LoginView):
    """The first step; the only one for most."""

    authentication_form = SignInForm
    template_name = "admin/login.html"
    next_page = "admin:index"
    extra_context = {"title": "Sign in"}

    def get(self, request, *args, **kwargs):
        if admin.site.has_permission(request):
            return redirect(self.get_success_url())
        if request.user.is_active and request.user.is_staff:  # and so lacks nothing but the second step
            return redirect("set_up_second_step")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(app_path=self.request.get_full_path(), mail_is_set=mail.is_set(), **kwargs)

    def form_valid(self, form):
        person = form.get_user()
        if person.second_step_since is None:
            return super().form_valid(form)
        halfway.begin(self.request, person, self.get_success_url())
        return redirect("second_step")


class CodeForm(forms.Form):
    """A code of somebody's telephone or paper."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Type the six digits that your telephone shows now."},
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_code(self):
        try:
            noted = limits.note(*limits.code_tries(self.person))
        except limits.TooOften as often:
            raise limits.refusal(often) from often
        if not self.is_right(self.cleaned_data["code"]):
            raise forms.ValidationError(WRONG)
        limits.take_back(noted)
        return self.cleaned_data["code"]

    def is_right(self, typed):
        return second_step.proves(self.person, typed)


class SecondStepPage(AtTheDoor, FormView):
    """The second step, for whoever has just given the password."""

    form_class = CodeForm
    template_name = "admin/accounts/second_step.html"
    extra_context = {"title": "The second step"}

    def dispatch(self, request, *args, **kwargs):
        self.halfway = halfway.found(request)
        return super().dispatch(request, *args, **kwargs) if self.halfway else redirect("admin:login")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "person": self.halfway.person}

    def form_valid(self, form):
        halfway.end(self.request)
        login(self.request, self.halfway.person, self.halfway.backend)
        self.tell_of_paper(form.cleaned_data["code"])
        return redirect(self.halfway.next)

    def tell_of_paper(self, typed):
        if not second_step.bare(typed).isdigit():
            left = self.halfway.person.second_step.recovery_codes.count()
            messages.warning(self.request, USED_UP.format(left=left))
