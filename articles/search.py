"""Finding stories by their words. One function asks; how it finds them stays in here."""

import unicodedata

from newsroom.finding import MOST_WORDS
from newsroom.text import line

from . import body
from .models import Edition, EditionText

LONGEST = 200  # characters of a question that count


# Letters that Unicode takes for whole, and signs that people type in another way than the desk does.
PLAIN = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("‘’ʼ`", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
)
AROUND_WORDS = ".,;:!?-'\"()[]{}"


def _is_accent(letter):
    """Accents of European scripts and Vietnamese, and what is never seen, such as soft hyphens. Thai has its vowels
    as marks, which stay."""
    return "\u0300" <= letter <= "\u036f" or unicodedata.category(letter) == "Cf"


def fold(text):
    """Lower case without accents, so that “Café” is found by “cafe” and “Đà Nẵng” by “da nang”."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(PLAIN))
    return "".join(letter for letter in plain if not _is_accent(letter))


def keep(edition):
    """Keeps an edition's words for search, in the transaction that made it."""
    words = fold(f"{edition.headline} {edition.standfirst} {body.plain_text(edition.body)}")
    EditionText.objects.create(edition=edition, words=words)


def find(question, at=None):
    """Editions live at `at` (aware; now unless given) that hold every word asked for, newest first.

    A question without a word finds nothing.
    """
    words = list(filter(None, (word.strip(AROUND_WORDS) for word in fold(line(question[:LONGEST])).split())))
    found = Edition.objects.live(at).newest_first()
    for word in words[:MOST_WORDS]:
        found = found.filter(text__words__contains=word)
    return found if words else found.none()
