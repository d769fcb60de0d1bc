"""What was meant by a question that found nothing: one slip of the keyboard is forgiven in each of a few words.

What the paper prints, or calls a series, a section, a subject or an author, is spelt right: nothing is offered for it.
A slip may be of a word that stories say and of another by which something is called: both are offered.
"""

import re
from dataclasses import dataclass

from articles.models import Edition, EditionText, Word
from newsroom.text import line

from . import names, places, tokens
from .index import engine
from .letters import pieces
from .question import wanted

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
    is_idle: bool = False


@dataclass(frozen=True)
class Near:
    """What is one slip away from a word, the likeliest first: words `printed` in stories, and those of `names`."""

    printed: list
    names: list


def mended(terms, typed, at):
    """The terms of a question that found nothing at `at` (aware), with what was meant for what nobody has printed: as
    stories say it, and as something may be called. Either is the same where there is nothing to mend. `typed`: the
    question as it was typed."""
    near = near_ones(wanted(terms))
    newest = _newest_texts() if near else []
    meant = {piece: _meant(piece, each, newest) for piece, each in near.items()}
    wrong = [piece for piece, either in meant.items() if any(either) and not _is_right(piece, typed, at)]
    said, called = ({piece: meant[piece][way] for piece in wrong} for way in (0, 1))
    return _mended(terms, said), _mended(terms, called)


def _meant(word, near, newest):
    """As stories say it, and as something is called: two `Meant` or None."""
    said = _likeliest(word, near.printed, newest)
    return said, _telling(word, near.names, newest) or said


def _mended(terms, meant):
    """The terms with what was meant, by piece. A piece for which an idle word was meant is left out."""
    better = {piece: each.word for piece, each in meant.items() if each}
    idle = {(piece,) for piece, each in meant.items() if each and each.is_idle}
    kept = [term for term in terms if not (term.is_wanted and term.pieces in idle)]
    if not wanted(kept):
        return terms
    return [term.mended(better) if term.is_wanted else term for term in kept]


def near_ones(words):
    """By word that the paper has never printed, those `Near` to it: a letter too many, missing, wrong, or two the wrong
    way round. Words without any are left out."""
    known = set(Word.objects.filter(word__in=words).values_list("word", flat=True))
    unknown = [word for word in words if word not in known and SHORTEST <= len(word) <= LONGEST]
    found = {word: _near(word) for word in unknown[:MOST]}
    return {word: near for word, near in found.items() if near.printed or near.names}


def _near(word):
    """What differs by a doubled letter alone comes first, then what begins alike (few slips are made in the first
    letter), then what is printed more often."""
    bare = _undoubled(word)

    def order(each):
        return _undoubled(each.word) != bare, each.word[0] != word[0], -each.editions, each.word

    near = sorted(Word.objects.filter(word__in=slips(word)), key=order)
    return Near([each.word for each in near if each.editions], [each.word for each in near if each.is_name])


def _undoubled(word):
    return DOUBLED.sub(r"\1", word)


def _likeliest(word, near, newest):
    """The `Meant` of some words, an idle one only where no other is; None where none is."""
    idle = next((each for each in near if _is_in_most(each, newest)), None)
    return _telling(word, near, newest) or (idle and Meant(idle, is_idle=True))


def _telling(word, near, newest):
    told = (each for each in near if not _is_in_most(each, newest))
    first = next(told, None) if len(word) >= SHORTEST_TELLING else None
    return first and Meant(first)


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
