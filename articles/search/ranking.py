"""Which of the stories found are the best: those that say the words in the headline, and the newer of two alike."""

from datetime import timedelta

from articles.models import Edition

from . import places
from .letters import pieces

HEADLINE, STANDFIRST, BODY, SIDE_BY_SIDE = 4, 2, 1, 2  # what it is worth to have all words there
HALF_LIFE = timedelta(days=3 * 365)  # in which a story is worth half


def ranked(numbers, terms, at):
    """The places, best first. `terms`: of each, the words that stand for it."""
    told = Edition.objects.filter(pk__in=map(places.edition_at, numbers))
    worth = {row.pk: _worth(row, terms, at) for row in told.only("headline", "standfirst", "published_at")}
    return sorted(numbers, key=lambda number: (-worth[places.edition_at(number)], -number))


def _worth(edition, terms, at):
    headline, standfirst = pieces(edition.headline), pieces(edition.standfirst)
    said = BODY + HEADLINE * _share(headline, terms) + STANDFIRST * _share(standfirst, terms)
    said += SIDE_BY_SIDE * (len(terms) > 1 and _side_by_side(headline, terms))
    return said * 0.5 ** (max(at - edition.published_at, timedelta()) / HALF_LIFE)


def _share(text, terms):
    """How many of the terms are in the text, of all: from 0 to 1."""
    return sum(any(word in text for word in words) for words in terms) / len(terms)


def _side_by_side(text, terms):
    """Whether the terms stand in the text one behind the other."""
    starts = range(len(text) - len(terms) + 1)
    return any(all(text[start + step] in words for step, words in enumerate(terms)) for start in starts)
