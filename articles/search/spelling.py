"""What was meant by a question that found nothing: one slip of the keyboard is forgiven in each of a few words.

What the paper prints, or calls a series, a section, a subject or an author, is spelt right: nothing is offered for it.
"""

import re
from dataclasses import dataclass

from articles.models import Edition, EditionText, Word
from newsroom.text import line

from . import names, places, tokens
from .index import engine
from .letters import pieces

SHORTEST, LONGEST = 3, 20  # letters of a word that may be a slip
SHORTEST_TELLING = 4  # letters of one that may be meant for another to look for: of three, one wrong leaves too little
MOST = 3  # words of a question
NEWEST, FEWEST = 40, 12  # texts that tell which words stand in most; a paper of fewer has no such words
LOOKED = 20  # of the newest texts that have a word: readers see one of them, or it is not printed yet
DOUBLED = re.compile(r"(.)\1+")
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρστυφχψως",
    "абвгдежзиклмнопрстуфхцчшщъыьэюяєії",  # as folded: й is и, ё is е
)


@dataclass(frozen=True)
class Meant:
    """A word of the paper, and whether it `is_idle`: in most stories, so that nobody would look for it alone."""

    word: str
    is_idle: bool


def mended(terms, typed, at):
    """The terms of a question that found nothing at `at` (aware), with what was meant for what nobody has printed; the
    same where there is nothing to mend. `typed`: the question as it was typed."""
    asked = [piece for term in terms if term.is_wanted for piece in term.pieces]
    found = {piece: each for piece, each in meant(asked).items() if not _is_right(piece, typed, at)}
    better = {piece: each.word for piece, each in found.items()}
    idle = {(piece,) for piece, each in found.items() if each.is_idle}
    kept = [term for term in terms if not (term.is_wanted and term.pieces in idle)]
    if not any(term.is_wanted for term in kept):
        return terms
    return [term.mended(better) if term.is_wanted else term for term in kept]


def meant(words):
    """By word that no story has printed, what was: it differs by one slip, a letter too many, missing, wrong, or two
    the wrong way round. An idle word is meant only where no other is. Those without one are left out."""
    known = set(Word.objects.filter(word__in=words).values_list("word", flat=True))
    unknown = [word for word in words if word not in known and SHORTEST <= len(word) <= LONGEST]
    near = {word: _near(word) for word in unknown[:MOST]}
    newest = _newest_texts() if any(near.values()) else []
    likeliest = {word: _likeliest(word, likely, newest) for word, likely in near.items()}
    return {word: each for word, each in likeliest.items() if each}


def _near(word):
    """All that are one slip away, the likeliest first: what differs by a doubled letter alone, then what begins alike
    (few slips are made in the first letter), then what is printed more often."""
    found = Word.objects.filter(word__in=slips(word)).values_list("word", "editions")
    bare = _undoubled(word)
    order = {each: (_undoubled(each) != bare, each[0] != word[0], -editions, each) for each, editions in found}
    return sorted(order, key=order.get)


def _undoubled(word):
    return DOUBLED.sub(r"\1", word)


def _likeliest(word, near, newest):
    telling = (each for each in near if not _is_in_most(each, newest))
    if len(word) >= SHORTEST_TELLING and (first := next(telling, None)):
        return Meant(first, is_idle=False)
    idle = next((each for each in near if _is_in_most(each, newest)), None)
    return idle and Meant(idle, is_idle=True)


def _newest_texts():
    return list(EditionText.objects.order_by("-pk").values_list("words", flat=True)[:NEWEST])


def _is_in_most(word, texts):
    return len(texts) >= FEWEST and 2 * sum(f" {word} " in text for text in texts) > len(texts)


def _is_right(piece, typed, at):
    return _is_printed(piece, at) or any(names.have(*each, at) for each in _as_typed(piece, typed))


def _is_printed(piece, at):
    """Whether readers see it in a story: the newest words are learnt minutes later, and those with digits never."""
    condition = tokens.Condition((tuple(tokens.asked(piece)),))
    numbers = engine().newest(condition, places.after(at), -places.LAST, LOOKED)
    return bool(numbers) and Edition.objects.live(at).filter(pk__in=map(places.edition_at, numbers)).exists()


def _as_typed(piece, typed):
    """With its accents and capitals, which names are looked for by: pairs (as typed, folded)."""
    return {(word, piece) for word in line(typed).replace('"', " ").split() if piece in pieces(word)}


def slips(word):
    """All that is one slip away from a word, in its alphabet: some fifty times its length."""
    letters = "".join(alphabet for alphabet in ALPHABETS if set(alphabet) & set(word))
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(before + after[1:] for before, after in cuts if after),
        *(before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1),
        *(before + letter + after[1:] for before, after in cuts if after for letter in letters),
        *(before + letter + after for before, after in cuts for letter in letters),
    } - {word}
