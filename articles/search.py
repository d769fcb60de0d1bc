"""Finding stories by their words. One function asks; how it finds them stays in here."""

import unicodedata

from . import body
from .models import Edition, EditionText

LONGEST = 200  # characters of a question that count
MOST_WORDS = 8


def fold(text):
    """Lower case without accents, so that “Café” is found by “cafe”."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def keep(edition):
    """Keeps an edition's words for search, in the transaction that made it."""
    words = fold(f"{edition.headline} {edition.standfirst} {body.plain_text(edition.body)}")
    EditionText.objects.update_or_create(edition=edition, defaults={"words": words})


def find(question, at=None):
    """Editions live at `at` (aware; now unless given) that hold every word asked for, newest first.

    A question without a word finds nothing.
    """
    words = fold(question[:LONGEST]).split()[:MOST_WORDS]
    found = Edition.objects.live(at).newest_first()
    for word in words:
        found = found.filter(text__words__contains=word)
    return found if words else found.none()
