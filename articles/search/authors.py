"""Authors as a search is narrowed to them: those of whom readers know, by the beginnings of the words of a name."""

from articles.models import Author

from . import names
from .letters import pieces

MOST_NAMESAKES = 50
LOOKED = 200  # of those with such names


def named(typed, at):
    """The numbers of those whom readers have met at `at` (aware) and whose names have the words (folded) typed."""
    told = Author.objects.values_list("pk", "name")
    bearing = [number for number, name in told if typed and _has(pieces(name), typed)][:LOOKED]
    met = names.met("author", bearing, at)
    return tuple(number for number in bearing if number in met)[:MOST_NAMESAKES]


def _has(name, typed):
    """Whether each of the words typed begins one of the name's."""
    return all(any(word.startswith(each) for word in name) for each in typed)
