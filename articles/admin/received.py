"""Tells a browser which of the words that it keeps on its computer have come in, so that it does not offer them back.

What is on the page later says it less well: a body is cleaned as it is saved, and somebody may have changed it since.
"""

import re

from django.conf import settings
from django.urls import reverse

from articles.models import Story

from .page import StoryPage

COOKIE = "desk-received"  # read by static/desk/received.js
LONGEST = 30 * 24 * 3600  # seconds: a browser keeps words no longer (static/desk/offline.js)
MOST = 20  # sendings: the oldest go first
SENDING = re.compile(r"(?:[\w-]{1,40}:){3}\d{1,16}", re.ASCII)  # person, story, opening and moment, as the page says
KNOWN = re.compile(SENDING.pattern + r":\d{1,10}", re.ASCII)


class TellsReceived(StoryPage):
    """For the story admin: a form that leads on has come in, whether its words are in the story or beside it."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if not object_id or request.method != "POST" or response.status_code != 302:
            return response
        number = Story.objects.filter(pk=object_id).values_list("revision_number", flat=True).first()
        return response if number is None else tell_received(request, response, number)


def tell_received(request, response, number):
    """Has the answer say that what was sent is kept by the paper. `number`: of the revision it is in. Gives the
    answer."""
    sending = request.POST.get("sending", "")
    if SENDING.fullmatch(sending):
        before = [each for each in request.COOKIES.get(COOKIE, "").split(".") if KNOWN.fullmatch(each)]
        said = ".".join([*before, f"{sending}:{number}"][-MOST:])
        kept = {"path": reverse("admin:index"), "max_age": LONGEST, "samesite": "Lax"}
        response.set_cookie(COOKIE, said, secure=settings.SESSION_COOKIE_SECURE, **kept)
    return response
