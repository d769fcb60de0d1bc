"""Signing in at the desk."""

from django.contrib.admin.forms import AdminAuthenticationForm

from . import limits


class SignInForm(AdminAuthenticationForm):
    """Name and password, so and so often."""

    def clean(self):
        name = self.cleaned_data.get("username")
        if not (name and self.cleaned_data.get("password")):
            return super().clean()
        try:
            noted = limits.note(*limits.sign_in_tries(name, self.request))
        except limits.TooOften as often:
            raise limits.refusal(often) from often
        cleaned = super().clean()
        limits.take_back(noted)
        limits.forget_sign_in_tries(name, self.request)
        return cleaned
