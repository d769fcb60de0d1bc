"""Embeds as the desk and the pages need them. What a provider tells is fetched by tasks (oembed.py)."""

from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone

from . import body
from .body.embeds import CHART, Provider, canonical, provider_of
from .models import Embed
from .tasks import fetch_embed

LOWEST, HIGHEST = 200, 1600  # pixels, of a chart


def ask(address):
    """The Embed of an address, which a task fetches after the commit where it is new; None where nobody knows it."""
    kept = canonical(address)
    if not kept:
        return None
    embed, is_new = Embed.objects.get_or_create(address=kept, defaults={"provider": provider_of(kept).name})
    if is_new:
        _send_for(embed)
    return embed


def ask_all(source):
    """Asks for all embeds of a body that are not known yet."""
    wanted = {canonical(address) for address in body.embed_addresses(source)} - {""}
    known = set(Embed.objects.filter(address__in=wanted).values_list("address", flat=True)) if wanted else set()
    for address in sorted(wanted - known):
        ask(address)


def try_again(embed):
    """Asks once more for one that failed. Of two who press the button, one does it."""
    again = {"state": Embed.State.WAITING, "tries": 0, "trouble": "", "asked_at": timezone.now()}
    if Embed.objects.filter(pk=embed.pk, state=Embed.State.FAILED).update(**again):
        _send_for(embed)
    embed.refresh_from_db()
    return embed


def failed():
    """A queryset of the embeds that somebody has to look at, the newest first; `trouble` says why, in a sentence."""
    return Embed.objects.failed()


def _send_for(embed):
    transaction.on_commit(partial(fetch_embed.enqueue, embed.pk))


@dataclass(frozen=True)
class Shown:
    """What `articles/blocks/_embed.html` prints. `width` to `height` is the room it takes; width 0: pixels high.

    `still`: the number of its picture, whether that can be shown or not.
    """

    address: str
    provider: Provider
    player: str
    title: str
    author: str
    picture: object
    width: int
    height: int
    still: int | None

    @classmethod
    def of(cls, address, embed=None):
        """Of an address that a provider knows; without an Embed it has no title and picture yet."""
        provider = provider_of(address)
        width, height = _room(provider.shape, embed)
        return cls(
            address=address,
            provider=provider,
            player=provider.player(address),
            title=embed.title if embed else "",
            author=embed.author if embed else "",
            picture=embed.picture if embed and embed.picture and embed.picture.is_shown else None,
            width=width,
            height=height,
            still=embed and embed.picture_id,
        )


def shown(addresses):
    """A dict of Shown by address, of those that a provider knows, in three queries for any number of them."""
    known = {address: canonical(address) for address in addresses}
    kept = Embed.objects.with_picture().filter(address__in=set(known.values()) - {""}) if any(known.values()) else ()
    embeds = {embed.address: embed for embed in kept}
    return {address: Shown.of(address, embeds.get(name)) for address, name in known.items() if name}


def _room(shape, embed):
    """Width and height: of the provider's table, unless the provider tells of another form of this very one."""
    width, height = (embed.width, embed.height) if embed else (None, None)
    if shape == CHART and height:
        return 0, min(max(height, LOWEST), HIGHEST)
    if shape.width and width and height and 0.4 < width / height < 2.5 and _differ(width / height, shape):
        return width, height
    return shape.width, shape.height


def _differ(ratio, shape):
    """Whether it is more than the rounding of pixels."""
    return abs(ratio / (shape.width / shape.height) - 1) > 0.03
