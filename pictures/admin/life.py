"""What becomes of a picture as a whole: withdrawn, put back, replaced, deleted, restored. Each asks on a page first."""

from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from newsroom.finding import NUMBER
from pictures import replacing, uses
from pictures.acts import Refused
from pictures.renditions import PictureRefused

from .asking import ASKED
from .page import PicturePage

PAGE = "admin/pictures/picture/asked.html"
NOT_YOURS = "Your account may not do this with a picture. The photo desk can."
LABELS = {
    "replace": "Replace…",
    "bring-back": "Bring an earlier file back…",
    "withdraw": "Withdraw…",
    "put-back": "Put back…",
    "restore": "Restore…",
    "delete": "Delete…",
}


class EndsPictures(PicturePage):
    """For the picture admin: the acts on a picture as a whole."""

    def picture_context(self, request, picture):
        acts = [
            {"label": LABELS[verb], "address": address_of(verb, picture)}
            for verb in possible(picture)
            if may(request.user, verb)
        ]
        return {**super().picture_context(request, picture), "acts": acts, "show_delete": False}

    def picture_views(self):
        return {**super().picture_views(), **{verb: partial(self.asked, verb=verb) for verb in ASKED}}

    def delete_view(self, request, object_id, extra_context=None):
        """In the place of Django's, which would delete the row and leave the files."""
        number = unquote(object_id)
        if not NUMBER.fullmatch(number):
            raise Http404
        return self.asked(request, int(number), "delete")

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def asked(self, request, pk, verb):
        """The page that asks, and the act once it is answered."""
        picture, trouble = self.picture(pk), ""
        if not may(request.user, verb):
            raise PermissionDenied(NOT_YOURS)
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = ASKED[verb](*sent, picture=picture)
        if form.is_valid():
            try:
                messages.success(request, form.acts(request.user))
                return redirect(way_back(verb, picture))
            except (Refused, PictureRefused) as refused:
                trouble = str(refused)
        return self.ask(request, form, trouble)

    def ask(self, request, form, trouble):
        places = uses.of(form.picture) if form.lists_places else []
        page = {"form": form, "title": form.title, "original": form.picture, "places": places}
        page |= {"trouble": trouble, "refusal": form.refusal(places)}
        about = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, **page}
        return TemplateResponse(request, PAGE, about, status=422 if trouble or form.errors else 200)


def possible(picture):
    """What can be done with it as it stands, by the end of each act's address."""
    if picture.deleted_at:
        return ["restore"]
    brings_back = ["bring-back"] if replacing.earlier_files(picture).exists() else []
    return ["replace", *brings_back, "put-back" if picture.withdrawn_at else "withdraw", "delete"]


def may(user, verb):
    return user.has_perm(f"pictures.{ASKED[verb].right}_picture")


def address_of(verb, picture):
    return reverse(f"admin:picture_{verb.replace('-', '_')}", args=[picture.pk])


def way_back(verb, picture):
    """Where one goes on afterwards: what was deleted has no page to go on with."""
    if verb == "delete":
        return reverse("admin:pictures_picture_changelist")
    return reverse("admin:pictures_picture_change", args=[picture.pk])
