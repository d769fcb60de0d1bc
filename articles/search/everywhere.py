"""What is asked at the desk of the index that readers search: of editions that they see, will see, or saw last."""

from articles.models import Author, Edition

from . import places, tokens
from .index import engine
from .letters import is_unspaced, pieces

SHORTEST = 3  # letters by whose beginning a word is found; there are too many that begin with two
MOST_NAMESAKES = 50


def stories_with(words, most):
    """The numbers of stories of which an edition has each of the words in its text, or in the names over it: found by
    their beginning, of phrases as they stand. At most so many, newest first."""
    condition = tokens.Condition(tuple(need for word in words for need in _needs(word)))
    if not condition.needs:
        return []
    numbers = engine().newest(condition, places.LAST, -places.LAST, most)
    editions = Edition.objects.filter(pk__in=map(places.edition_at, numbers))
    for phrase in (word for word in words if " " in word):
        editions = editions.filter(text__words__contains=f" {' '.join(pieces(phrase))} ")
    return list(editions.values_list("story_id", flat=True))


def _needs(word):
    """Of each piece the tokens of which one is needed."""
    said = pieces(word)
    if len(said) == 1 and not is_unspaced(said[0]):
        return [(*_tokens(said[0], is_whole=False), *_signed(word))]
    return [(token,) for piece in said for token in _tokens(piece, is_whole=" " in word)]


def _tokens(piece, *, is_whole):
    if is_unspaced(piece) or is_whole or len(piece) < SHORTEST:
        return tokens.asked(piece)
    return [f"{piece[: tokens.LONGEST_WORD]}{tokens.BEGINNING}"]


def _signed(word):
    """The tokens of authors whose names have the word."""
    named = Author.objects.filter(name__icontains=word).values_list("pk", flat=True)
    return [f"{tokens.AUTHOR}{number}" for number in named[:MOST_NAMESAKES]]
