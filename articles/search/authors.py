"""Authors as a search is narrowed to them: those of whom readers know, by the beginnings of the words of a name."""

from articles.models import Author

from . import names, spelling
from .letters import pieces

MOST_NAMESAKES = 50
LOOKED = 200  # of those with such names


def named(typed, at):
    """The numbers of those whom readers have met at `at` (aware) and whose names have the words (folded) typed."""
    return tuple(number for number, _ in _bearing(typed, {}, at))[:MOST_NAMESAKES]


def meant(typed, at):
    """The words with which somebody would have been found, where one of them or more are a slip away; or ""."""
    near = {each: spelling.slips(each) for each in typed if spelling.SHORTEST_TELLING <= len(each) <= spelling.LONGEST}
    return next((" ".join(words) for _, words in _bearing(typed, near, at)), "")


def _bearing(typed, near, at):
    """Pairs: an author's number, and each of the words typed, or that of the name which is `near` to it."""
    told = ((number, _borne(pieces(name), typed, near)) for number, name in Author.objects.values_list("pk", "name"))
    bearing = [(number, words) for number, words in told if words and None not in words][:LOOKED]
    met = names.met("author", [number for number, _ in bearing], at)
    return [(number, words) for number, words in bearing if number in met]


def _borne(name, typed, near):
    return [_word(name, each, near.get(each, ())) for each in typed]


def _word(name, typed, near):
    if any(word.startswith(typed) for word in name):
        return typed
    return next((word for word in name if word in near), None)
