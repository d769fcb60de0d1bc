"""Authors as a search is narrowed to them: those of whom readers know, by the beginnings of the words of a name."""

from articles.models import Author

from . import names, spelling
from .letters import pieces

MOST_NAMESAKES = 50
LOOKED = 200  # of those with such names


def named(typed, at):
    """The numbers of those whom readers have met at `at` (aware) and whose names have the words (folded) typed; where
    some are called just so, theirs alone."""
    bearing = _bearing(typed, {}, at)
    found = [number for number, name, _ in bearing if _is(name, typed)] or [number for number, _, _ in bearing]
    return tuple(found[:MOST_NAMESAKES])


def called_just(words, names):
    """Of names those that are the words (folded), in whichever order."""
    return [name for name in names if _is(pieces(name), words)]


def meant(typed, at):
    """The words with which somebody would have been found, where one of them or more are a slip away; or ""."""
    near = {each: spelling.slips(each) for each in typed if spelling.SHORTEST_TELLING <= len(each) <= spelling.LONGEST}
    return next((" ".join(words) for _, _, words in _bearing(typed, near, at)), "")


def _bearing(typed, near, at):
    """Triples: an author's number, the words of the name, and each of the words typed, or that of the name which is
    `near` to it. Those who are called just so are first."""
    called = ((number, pieces(name)) for number, name in Author.objects.values_list("pk", "name"))
    told = ((number, name, _borne(name, typed, near)) for number, name in called)
    bearing = [(number, name, words) for number, name, words in told if words and None not in words]
    bearing = sorted(bearing, key=lambda each: not _is(each[1], typed))[:LOOKED]
    met = names.met("author", [number for number, _, _ in bearing], at)
    return [each for each in bearing if each[0] in met]


def _is(name, typed):
    return sorted(name) == sorted(typed)


def _borne(name, typed, near):
    return [_word(name, each, near.get(each, ())) for each in typed]


def _word(name, typed, near):
    if any(word.startswith(typed) for word in name):
        return typed
    return next((word for word in name if word in near), None)
