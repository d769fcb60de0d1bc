"""A new password by mail, for whoever has forgotten theirs."""

from functools import partial

from django import forms
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from newsroom import mail
from newsroom.tasks import send_new_password

from . import limits, record
from .doors import AtTheDoor


class AddressForm(forms.Form):
    """Takes any address, and never says whether an account has it."""

    email = forms.EmailField(
        label="Your e-mail address",
        max_length=254,
        help_text="The one that stands in your account at the desk.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
        error_messages={
            "required": "Type your e-mail address.",
            "invalid": "An e-mail address is like mei@example.org.",
        },
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_email(self):
        address = self.cleaned_data["email"]
        try:
            limits.note(*limits.link_tries(address, self.request))
        except limits.TooOften as often:
            raise limits.refusal(often, ", and look among unwanted mail meanwhile") from often
        return address


class Forgotten(AtTheDoor, FormView):
    """Asks for the address, and has the worker see whether there is anybody to write to."""

    form_class = AddressForm
    template_name = "admin/accounts/forgotten.html"
    success_url = reverse_lazy("link_sent")
    extra_context = {"title": "Forgotten password"}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs):
        return super().get_context_data(mail_is_set=mail.is_set(), **kwargs)

    def form_valid(self, form):
        if mail.is_set():
            asked = timezone.now().isoformat()
            transaction.on_commit(partial(send_new_password.enqueue, form.cleaned_data["email"], asked))
        return super().form_valid(form)


class LinkSent(AtTheDoor, TemplateView):
    template_name = "admin/accounts/link_sent.html"
    extra_context = {"title": "Look into your mail"}


class NewPassword(AtTheDoor, PasswordResetConfirmView):
    """Where the link leads: once, within its hours, and to one account."""

    template_name = "admin/accounts/new_password.html"
    success_url = reverse_lazy("new_password_set")
    title = "A new password"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context if self.validlink else {**context, "title": "This link leads nowhere any more"}

    def form_valid(self, form):
        answer = super().form_valid(form)
        record.note(self.user, "A new password was set by a link that was sent by mail.", by=self.user)
        limits.forget_sign_in_tries(self.user.get_username(), self.request)
        return answer


class NewPasswordSet(AtTheDoor, TemplateView):
    template_name = "admin/accounts/new_password_set.html"
    extra_context = {"title": "Your new password is set"}
