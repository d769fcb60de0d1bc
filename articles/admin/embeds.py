"""Other people's videos, posts, songs and charts, asked for while a story is written; and its links, after a save."""

from functools import partial

from django.db import transaction
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles import embeds, links
from articles.body.embeds import canonical, provider_of
from articles.models import Embed
from articles.tasks import check_links

from .page import StoryPage

UNKNOWN = {"provider": None, "state": "", "title": "", "author": "", "thumb": "", "trouble": ""}


class AsksOutside(StoryPage):
    """For the story admin: `…/story/12/embed/` tells of the embed at `address`.

    POST asks for it, with `again` once more where it failed; GET tells how far that is. Both answer {"provider",
    "label", "address", "state", "title", "author", "thumb", "trouble"}; a provider of null is nobody we know, so that
    the address is a plain link.
    """

    def story_views(self):
        return {**super().story_views(), "embed": self.embed}

    @method_decorator([require_http_methods(["GET", "HEAD", "POST"]), never_cache])
    def embed(self, request, pk):
        story = self.story(pk)
        if not self.has_view_or_change_permission(request, story):
            return JsonResponse({"message": "Your account may not look into this story."}, status=403)
        if request.method != "POST":
            return JsonResponse(told(known(request.GET.get("address", ""))))
        if not self.has_change_permission(request, story):
            return JsonResponse({"message": "Your account may not write in this story."}, status=403)
        return JsonResponse(told(wanted(request.POST)))

    def save_related(self, request, form, formsets, change):
        """What a story shows and links to is asked for once it is saved by hand, and the save is sure."""
        super().save_related(request, form, formsets, change)
        if change:
            embeds.ask_all(form.instance.body)
            if asked := links.noted(form.instance):
                transaction.on_commit(partial(check_links.enqueue, asked))


def known(address):
    """The Embed of an address as it is kept, or None."""
    kept = canonical(address)
    return Embed.objects.with_picture().filter(address=kept).first() if kept else None


def wanted(asked):
    """The Embed of the address that was asked for, asked for once more where it failed."""
    embed = embeds.ask(asked.get("address", ""))
    if embed and embed.state == Embed.State.FAILED and "again" in asked:
        embed = embeds.try_again(embed)
    return embed


def told(embed):
    """An Embed, or None, for the page's scripts."""
    if embed is None:
        return UNKNOWN
    thumbnail = embed.picture and embed.picture.thumbnail()
    return {
        "provider": embed.provider,
        "label": provider_of(embed.address).label,
        "address": embed.address,
        "state": embed.state,
        "title": embed.title,
        "author": embed.author,
        "thumb": thumbnail.get_absolute_url() if thumbnail else "",
        "trouble": embed.trouble,
    }
