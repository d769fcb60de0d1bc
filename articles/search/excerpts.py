"""What is shown of a story that was found: the words around those that were asked for, marked."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.db.models import F

from articles import body
from articles.models import Edition

from .letters import PIECE, fold, is_unspaced

LONGEST = 240  # characters of an excerpt
BEFORE = 80  # of them before the first word that was asked for


@dataclass(frozen=True)
class Part:
    """A piece of a text, and whether it was asked for."""

    text: str
    is_asked: bool = False


@dataclass(frozen=True)
class Hit:
    """A story that was found: its card, and its headline and an excerpt as parts."""

    card: Edition
    headline: list
    excerpt: list


def hits(edition_ids, asked):
    """Takes editions' numbers, in order. `asked`: of each word, the folded forms that it may have in a text."""
    cards = Edition.objects.for_cards().annotate(source=F("body")).in_bulk(edition_ids)
    shown = [cards[number] for number in edition_ids if number in cards]
    words = _all(asked)
    return [Hit(card, marked(card.headline, words), excerpt(card.standfirst, card.source, asked)) for card in shown]


def excerpt(standfirst, source, asked):
    """The standfirst, unless a paragraph of the body says more of what was asked for."""
    best, most = standfirst, _said(standfirst, asked)
    if most < len(asked):
        for paragraph in body.plain_text(source).split("\n"):
            if (said := _said(paragraph, asked)) > most:
                best, most = paragraph, said
    words = _all(asked)
    return marked(_cut(best, words), words)


def _all(asked):
    return {word for forms in asked for word in forms}


def marked(text, words):
    """The text as parts, those that are one of the words apart."""
    parts, end = [], 0
    for start, stop in _spots(text, words):
        parts += [Part(text[end:start]), Part(text[start:stop], is_asked=True)]
        end = stop
    return [part for part in (*parts, Part(text[end:])) if part.text]


def _spots(text, words):
    """Where words stand in a text: pairs (start, stop), in order."""
    found = []
    for piece in PIECE.finditer(text):
        if is_unspaced(piece[0]):
            found += _spots_in_run(piece[0], piece.start(), words)
        elif _folded(piece[0]) in words:
            found.append(piece.span())
    return found


def _spots_in_run(run, offset, words):
    """Those in a run of a script without spaces. A letter of it may be several when folded."""
    letters = [_folded(letter) for letter in run]
    owners = [number for number, letter in enumerate(letters) for _ in letter]
    covered = {owners[place] for word in words for place in _covered("".join(letters), word)}
    stretches = groupby(range(len(run)), key=covered.__contains__)
    stretches = [list(stretch) for is_covered, stretch in stretches if is_covered]
    return [(offset + stretch[0], offset + stretch[-1] + 1) for stretch in stretches]


def _covered(text, word):
    """The places in the text of all letters of a word, wherever it stands."""
    starts = (start for start in range(len(text)) if text.startswith(word, start))
    return [start + step for start in starts for step in range(len(word))]


def _said(text, asked):
    """How many of the words that are asked for a text says."""
    met = {_folded(piece) for piece in PIECE.findall(text)}
    runs = [piece for piece in met if is_unspaced(piece)]
    return sum(any(word in met or any(word in run for run in runs) for word in forms) for forms in asked)


def _cut(text, words):
    """At most LONGEST characters of a text, from a little before its first word that is asked for."""
    if len(text) <= LONGEST:
        return text
    first = next((start for start, _ in _spots(text, words)), 0)
    if first > BEFORE:
        start = text.find(" ", first - BEFORE, first) + 1 or first - BEFORE
        text = f"… {text[start:]}"
    return body.shortened(text, LONGEST)


@lru_cache(maxsize=8192)
def _folded(piece):
    return unicodedata.normalize("NFC", fold(piece))
