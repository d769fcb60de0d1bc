"""Cards as HTML, rendered once for all that they say: a page of which one card changes finds the others ready.

What is kept is found by every word that the card prints, so it is never out of date, and nobody has to mark it. That a
page prints it is said each time (naming.py), since a kept card is not rendered.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from newsroom import languages
from newsroom.clock import paper_zone
from newsroom.pagecache.naming import add, collecting
from newsroom.pagecache.shelf import Shelf

MOST = 8 * 1024 * 1024  # bytes of each process: some thousand cards, those of the newest pages
PLACES = ("MEDIA_URL", "MEDIA_STORE", "S3_PUBLIC_ADDRESS")  # settings that a card goes by
CROP = "3x2"

_shelf = Shelf(MOST)


class Card:
    """One rendered: its HTML (safe), and the `Naming` of what it prints."""

    __slots__ = ("html", "named", "size")

    def __init__(self, html, named):
        self.html, self.named = html, named
        self.size = 2 * len(html)  # and about as much for what it says


def html(edition, kind, level, sizes="", crop="", brief=False, priority=False, year=None):
    """The card of an edition that was fetched with all that it prints (`EditionQuerySet.for_cards`): safe HTML.

    `kind` is its class, `level` of its heading, `sizes` what CSS makes of the picture ("" is without one); `brief` is
    without standfirst and names, `priority` the first that readers see. `year` (the present one unless given) goes
    without saying where the card stands, and its date does not say it.
    """
    year = year or timezone.localtime().year
    look = (kind, level, sizes, crop or CROP, bool(brief), bool(priority), year)
    places = (str(paper_zone()), languages.papers(), get_language(), *(getattr(settings, place) for place in PLACES))
    asked = (look, said(edition, sizes, brief), places)
    card = _shelf.get(asked)
    if card is None:
        card = rendered(edition, *look)
        _shelf.put(asked, card)
    add(card.named)
    return card.html


def said(edition, sizes, brief):
    """All of an edition that its card prints, as plain values."""
    category, words = edition.category, ("slug", "kicker", "headline", "standfirst", "lead_alt", "named_language")
    names = () if brief else [(each.role, each.author.name, each.author.slug) for each in edition.bylines.all()]
    return (
        edition.story_id,
        category.path,
        category.name,
        *(getattr(edition, word) for word in words),
        edition.published_at,
        edition.lead_picture.said() if sizes and edition.lead_picture_id else None,
        *names,
    )


def rendered(edition, kind, level, sizes, crop, brief, priority, year):
    look = {"kind": kind, "level": level, "sizes": sizes, "crop": crop, "brief": brief, "priority": priority}
    look["year"] = year
    with collecting() as named:
        return Card(render_to_string("articles/_card.html", {"card": edition, **look}), named)
