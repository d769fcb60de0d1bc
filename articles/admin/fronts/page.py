"""The screen of one page, to which each module here adds what it is about."""

import re

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from articles import workflow
from articles.admin.dialogs import is_script
from articles.models import Category, FrontPage

SECTION = re.compile(r"section-([0-9]{1,15})")


class FrontScreen(admin.ModelAdmin):
    """Who sees stories at the desk may look; who may arrange a page, `workflow` says."""

    def page_views(self):
        """Views below a page's screen: `{"history": view}` is found at `…/front/history/` and named
        `admin:front_history`. A view takes (request, page)."""
        return {}

    def get_urls(self):
        first = path("", self.admin_site.admin_view(self.first_view), name="articles_frontpage_changelist")
        screen = path("<str:name>/", self._of_page(self.screen_view), name="arrange_page")
        views = [
            path(f"<str:name>/{end}/", self._of_page(view), name=f"front_{end.replace('-', '_')}")
            for end, view in self.page_views().items()
        ]
        return [first, *views, screen]

    def _of_page(self, view):
        def shown(request, name, **kwargs):
            if not self.has_view_permission(request):
                raise PermissionDenied("Your account may not look into the desk’s stories.")
            return view(request, page_named(name), **kwargs)

        return self.admin_site.admin_view(shown)

    def first_view(self, request):
        """The page that is asked for by name; else the front, for those who work for sections the first of theirs."""
        if "page" in request.GET:
            return redirect(address(page_named(request.GET["page"])))
        category = None
        if workflow.refusal_to_arrange(request.user, None) and request.user.beats.exists():
            category = Category.objects.worked_by(request.user).order_by("path").first()
        return redirect(address(FrontPage.of(category)))

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_story") or request.user.has_perm("articles.arrange_front")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def page_named(name):
    """The page of that name (`FrontPage.name`), or 404."""
    if name == "front":
        return FrontPage.of(None)
    found = SECTION.fullmatch(name)
    category = Category.objects.filter(pk=found[1]).first() if found else None
    if category is None:
        raise Http404("There is no such page to arrange.")
    return FrontPage.of(category)


def address(page, view="arrange_page", **kwargs):
    return reverse(f"admin:{view}", kwargs={"name": page.name, **kwargs})


def above(page):
    """What stands above a question about the page (`dialogs.show`)."""
    return [(str(page), address(page))]


def answer(request, page, sentence, *, is_trouble=False):
    """What follows an act: the sentence for a script, else over the page's screen."""
    if is_script(request):
        return JsonResponse({"message" if is_trouble else "done": sentence}, status=409 if is_trouble else 200)
    (messages.error if is_trouble else messages.success)(request, sentence)
    return redirect(address(page))


def refuse_others(request, page):
    """Raises PermissionDenied, with the reason, for those who may not arrange the page."""
    if refusal := workflow.refusal_to_arrange(request.user, page.category):
        raise PermissionDenied(refusal)
