"""The demo paper's videos: what a provider would have told of each is told here, so that nobody is asked.

Its picture is drawn, too. The video itself is somebody else's: a reader who presses play gets it from there.
"""

from html import escape

from django.utils import timezone

from articles.body.embeds import canonical, provider_of
from articles.models import Embed

from . import plates


def into(text, players, number):
    """The body of the story of that number, with a player before the words that each of its players names."""
    for place, told in enumerate(players):
        embed = _kept(told, 1000 * number + place)
        link = f'<a href="{escape(embed.address)}">{escape(embed.title)}</a>'
        figure = f'<figure data-embed="{escape(embed.address)}">{link}</figure>'
        text = text.replace(told["before"], figure + told["before"], 1)
    return text


def _kept(told, seed):
    """The embed as it is after its fetching. One that the desk has asked for already stays as it is."""
    address = canonical(told["address"])
    if known := Embed.objects.filter(address=address).first():
        return known
    words = {name: told[name] for name in ("title", "author")}
    return Embed.objects.create(
        address=address,
        provider=provider_of(address).name,
        state=Embed.State.FETCHED,
        fetched_at=timezone.now(),
        picture_id=plates.drawn(told["picture"], seed),
        **words,
    )
