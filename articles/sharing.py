"""Share links: somebody outside reads one story before readers do, as long as the desk wants it.

The address is a signed token that nobody can guess; what it opens, and until when, the link's row decides each time.
This is the one public page that shows the desk's copy, which public modules never do: so it stands apart from them,
shows nothing but the one story of its link, and tells machines, caches and other sites nothing.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from . import preview, publishing, showing
from .models import Act, ShareLink, Story

DAYS = (1, 3, 7, 30)
SIGNER = signing.Signer(salt="articles.sharing")


@transaction.atomic
def make(story, *, by, days, reader="", where=""):
    """A link to the story, made by somebody of the desk for `days` of `DAYS`. `reader`: who it is for, in words."""
    until = timezone.now() + timedelta(days=days)
    publishing.write_down(story, Act.Verb.SHARE, by=by, why=_purpose(reader), where=where)
    return ShareLink.objects.create(story=story, made_by=by, reader=reader, expires_at=until)


@transaction.atomic
def revoke(link, *, by=None, where=""):
    """Ends the link now. One that has ended already stays as it ended."""
    now = timezone.now()
    if ShareLink.objects.lasting(now).filter(pk=link.pk).update(revoked_at=now):
        publishing.write_down(link.story, Act.Verb.UNSHARE, by=by, why=_purpose(link.reader), where=where)


def _purpose(reader):
    return f"for {reader}" if reader else ""


def address(link):
    """The whole address to send. With its story's number: a backup put back may give out a link's number once more."""
    token = SIGNER.sign_object([link.pk, link.story_id])
    return f"{settings.SITE_ADDRESS}{reverse('shared', args=[token])}"


def find(token, at):
    """The link that the token opens at `at` (aware), with its story; None where it opens nothing, or no longer.

    The signature is compared in constant time, and nothing is looked up before it holds.
    """
    try:
        number, story = SIGNER.unsign_object(token)
    except signing.BadSignature:
        return None
    link = (
        ShareLink.objects.open(at).filter(pk=number, story=story).select_related("story__category", "made_by").first()
    )
    is_retracted = link and link.story.state(at) == Story.State.RETRACTED
    return None if is_retracted else link


@require_safe
def shared(request, token):
    """The story as it is saved, while its link holds; else one and the same page, whatever the reason."""
    at = timezone.now()
    link = find(token, at)
    if link is None:
        return _kept_quiet(render(request, "articles/share_ended.html", status=404))
    is_live = link.story.state(at) == Story.State.LIVE
    context = {**showing.story(preview.edition_of(link.story, at), at), "share_link": link, "is_live": is_live}
    return _kept_quiet(render(request, "articles/shared.html", context))


def _kept_quiet(response):
    """An answer that is kept by nobody, listed by nobody, and whose address no other site learns from a click."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
