"""Addresses before the desk's door. Those behind it are the desk's own (newsroom/desk.py)."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .forgotten import Forgotten, LinkSent, NewPassword, NewPasswordSet
from .signing_in import SecondStepPage
from .steps import SetUp

urlpatterns = [
    path("login/code/", SecondStepPage.as_view(), name="second_step"),
    path("second-step/", SetUp.as_view(), name="set_up_second_step"),
    # The desk's own asks for the rights that whoever has to set up the second step has not yet.
    path("second-step/sign-out/", LogoutView.as_view(next_page="admin:login"), name="sign_out"),
    path("forgotten/", Forgotten.as_view(), name="admin_password_reset"),  # by the name that Django's admin looks for
    path("forgotten/sent/", LinkSent.as_view(), name="link_sent"),
    path("new-password/set/", NewPasswordSet.as_view(), name="new_password_set"),
    path("new-password/<uidb64>/<token>/", NewPassword.as_view(), name="new_password"),
]
