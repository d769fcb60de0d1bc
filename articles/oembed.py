"""Asks providers what their embeds are called and look like, as oEmbed has it (https://oembed.com). For tasks only.

A provider's HTML is never shown, and its numbers and words are believed within bounds only.
"""

import json
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import quote

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from newsroom import fetch
from newsroom.pagecache import marks
from newsroom.text import line
from pictures import library
from pictures.renditions import PictureRefused

from . import body, keys
from .body.embeds import provider_of
from .models import Embed
from .models.embed import MOST_TRIES

LARGEST = 10_000  # pixels
GONE = {
    401: "is not open to everybody",
    403: "may not be shown on other sites",
    404: "is not there, or not open to everybody",
    410: "is gone",
}


class Untold(Exception):
    """The provider told nothing that can be used. The message says why; `is_final`: asking again will not help."""

    def __init__(self, message, is_final=False):
        super().__init__(message)
        self.is_final = is_final


@dataclass(frozen=True)
class Told:
    """What a provider says of an embed. `width` and `height` in pixels or None; `thumbnail` an address or ""."""

    title: str = ""
    author: str = ""
    width: int | None = None
    height: int | None = None
    thumbnail: str = ""

    @classmethod
    def of(cls, told):
        """From the JSON of an answer. A post without a title has its own words for one."""
        return cls(
            title=_words(told.get("title")) or _quoted(told.get("html")),
            author=_words(told.get("author_name")),
            width=_pixels(told.get("width")),
            height=_pixels(told.get("height")),
            thumbnail=told.get("thumbnail_url") if isinstance(told.get("thumbnail_url"), str) else "",
        )


def fetch_embed(embed_id):
    """Asks for one embed, if it waits for that, and keeps what is told. Returns whether something was told.

    Safe to run twice: of two at once only one claims the row.
    """
    now = timezone.now()
    embed = Embed.objects.due(now).filter(pk=embed_id).first()
    if embed is None or not _claim(embed, now):
        return False
    try:
        told = _ask(embed)
    except Untold as trouble:
        _put_off(embed, trouble)
        return False
    _keep(embed, told)
    return True


def _claim(embed, now):
    mine = Embed.objects.filter(pk=embed.pk, state=Embed.State.WAITING, tries=embed.tries)
    embed.tries += 1
    return bool(mine.update(tries=F("tries") + 1, asked_at=now))


def _put_off(embed, trouble):
    """Until the next try, or for good."""
    is_over = trouble.is_final or embed.tries >= MOST_TRIES
    state = Embed.State.FAILED if is_over else Embed.State.WAITING
    Embed.objects.filter(pk=embed.pk).update(state=state, trouble=line(str(trouble))[:300])


def _keep(embed, told):
    embed.title, embed.author = told.title[:300], told.author[:200]
    embed.width, embed.height = told.width, told.height
    embed.picture = _picture(embed, told)
    embed.state, embed.trouble, embed.fetched_at = Embed.State.FETCHED, "", timezone.now()
    with transaction.atomic():
        embed.save()
        marks.mark([keys.embed(embed.address)])


def _ask(embed):
    """What the provider tells. Raises Untold."""
    provider = provider_of(embed.address)
    question = _question(provider, embed.address)
    if not question:
        return Told()
    try:
        answer = fetch.get(question)
    except fetch.Unfetched as error:
        raise Untold(f"{provider.label} could not be asked. {error}") from error
    if answer.status in GONE:
        raise Untold(f"{provider.label} says that this {GONE[answer.status]}.", is_final=True)
    if answer.status != 200:
        raise Untold(f"{provider.label} answered with status {answer.status}.")
    return Told.of(_json(answer.body, provider))


def _question(provider, address):
    if settings.EMBED_ADDRESS:
        return settings.EMBED_ADDRESS + quote(provider.canonical(address), safe="")
    return provider.question(address)


def _json(text, provider):
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Untold(f"{provider.label} answered with something that is not oEmbed.") from error
    if not isinstance(told, dict):
        raise Untold(f"{provider.label} answered with something that is not oEmbed.")
    return told


def _picture(embed, told):
    """The Picture of the first of its pictures that can be had, or None: the embed does without."""
    provider = provider_of(embed.address)
    stills = [told.thumbnail] if settings.EMBED_ADDRESS else [provider.still(embed.address), told.thumbnail]
    for address in filter(None, stills):
        try:
            answer = fetch.get(address)
            if answer.status == 200:
                return _add(embed, provider, answer.body)
        except (fetch.Unfetched, PictureRefused):
            continue
    return None


def _add(embed, provider, content):
    return library.add(
        ContentFile(content),
        alt=embed.title,
        credit=" / ".join(filter(None, (embed.author[:150], provider.label))),
        source=f"Preview of {embed.address}"[:300],
    )


def _words(value):
    """One line of text, without tags; "" for what is no text."""
    return line(body.plain_text(value)) if isinstance(value, str) else ""


def _quoted(value):
    """The words of a post in one line, without the signature below them, which begins with a dash."""
    lines = body.plain_text(value).split("\n") if isinstance(value, str) else []
    return line(" ".join(takewhile(lambda words: not words.startswith("—"), lines)))


def _pixels(value):
    return value if type(value) is int and 0 < value <= LARGEST else None
