"""What the desk answers where it cannot tell who sent a form: cookies were cleared, or the page is older than them."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

SIGNED_OUT = "You were signed out: sign in in another tab, then go on here."
LONGEST_ACT = 60  # characters of a button's words
NOT_TYPED = ("csrfmiddlewaretoken", "password", "_")  # how the names of fields begin that nobody wants back


def refuse(request, reason=""):
    """Says what was not done, and shows what was typed, to be copied. Nothing is sent once more by a press here, since
    another site may have filled the form in. `reason`: Django's, which logs it."""
    if "json" in request.headers.get("Accept", ""):
        return JsonResponse({"message": SIGNED_OUT, "signed_out": True}, status=403)
    context = {"act": pressed(request.POST), "typed": typed(request.POST), "form_address": whence(request)}
    return render(request, "403_csrf.html", context, status=403)


def pressed(sent):
    """The words of the button that sent the form, or ""."""
    return next((words[:LONGEST_ACT] for name, words in sent.items() if name.startswith("_")), "")


def typed(sent):
    """Pairs of a field's name, as it is read, and what was sent in it; of what is more than one word."""
    return [
        (name.replace("_", " ").replace("-", " "), words)
        for name, values in sent.lists()
        for words in values
        if not name.startswith(NOT_TYPED) and " " in words.strip()
    ]


def whence(request):
    """The address of the page with the form; of My desk where that was no page of ours."""
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if page and is_ours else reverse("admin:index")
