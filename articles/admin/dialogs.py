"""Small forms about a story that stand in a dialog over a page, and on a page of their own without scripts."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

FRAGMENT, PAGE = "admin/articles/story/_asked.html", "admin/articles/story/asked.html"


def is_script(request):
    """Whether a script of the desk asks, which wants JSON."""
    return "application/json" in request.headers.get("accept", "")


def show(request, site, form, *, title, press, leave="Leave it", above=(), trouble="", hidden=None):
    """The form with its one button: as {"title", "form"} for a script, else as a page. 422 where something is wrong.

    `above`: the pages above it, each as its name and its address; without any the board is. `leave`: the way out, in
    words, which leads from a page to where one came from, else to the last of these. `trouble`: a sentence about what
    was refused, above the form. `hidden`: what is sent along, by name.
    """
    above = above or [("Board", reverse("admin:articles_story_board"))]
    wrong = bool(trouble or form.errors)
    context = {"form": form, "title": title, "press": press, "trouble": trouble, "hidden": hidden or {}}
    context |= {"above": above, "back": asked_back(request) or above[-1][1], "leave": leave}
    context["is_dialog"] = is_script(request)
    if not context["is_dialog"]:
        page = {**site.each_context(request), **context}
        return TemplateResponse(request, PAGE, page, status=422 if wrong else 200)
    said = {"title": title, "form": render_to_string(FRAGMENT, context, request)}
    if wrong:
        said["message"] = trouble or "Something is missing or wrong. See the fields."
    return JsonResponse(said, status=422 if wrong else 200)


def done(request, sentence, **more):
    """What follows once it is done: the sentence as {"done"} for a script, else on the page one came from."""
    if is_script(request):
        return JsonResponse({"done": sentence, **more})
    messages.success(request, sentence)
    return redirect(asked_back(request) or "admin:articles_story_board")


def refuse(request, site, form, sentence, **shown):
    """The refused form once more, with the sentence that says why."""
    return show(request, site, form, trouble=sentence, **shown)


def asked_back(request):
    """Where to go on afterwards, as the address or the form names it; "" where that is no place of ours."""
    asked = request.POST.get("back") or request.GET.get("back") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours else ""
