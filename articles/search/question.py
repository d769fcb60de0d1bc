"""What a reader typed, read: words, "phrases", and what is to be left out, -so or -"like this"."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from newsroom.finding import MOST_WORDS
from newsroom.text import line

from .letters import is_unspaced, pieces

LONGEST = 200  # characters of a question that count
LOOKED_OVER = 2_000  # in which is looked for words that do not
QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
TYPED = re.compile(r'(?<!\S)([-–−]?)"([^"]+)"|(?<!\S)([-–−]?)(\S+)')


@dataclass(frozen=True)
class Term:
    """A word, or several that stand side by side; `is_wanted` unless a minus was put before it."""

    pieces: tuple
    is_wanted: bool = True
    is_quoted: bool = False

    @property
    def word(self):
        """The one word it is, which may be asked for in its other forms too; None of a phrase."""
        is_one = len(self.pieces) == 1 and not self.is_quoted and not is_unspaced(self.pieces[0])
        return self.pieces[0] if is_one else None

    @property
    def needle(self):
        """What stands in a normal text where it is said; "" where to have all of its tokens is the same."""
        first, last = self.pieces[0], self.pieces[-1]
        if len(self.pieces) == 1 and (not is_unspaced(first) or len(first) < 3):
            return ""
        return f"{'' if is_unspaced(first) else ' '}{' '.join(self.pieces)}{'' if is_unspaced(last) else ' '}"

    def mended(self, better):
        """With other pieces where the dictionary has them."""
        return replace(self, pieces=tuple(better.get(piece, piece) for piece in self.pieces))

    def __str__(self):
        said = " ".join(self.pieces)
        quoted = f'"{said}"' if self.is_quoted else said
        return quoted if self.is_wanted else f"-{quoted}"


def read(text):
    """The terms of a question, at most MOST_WORDS. What has no letter in it counts for nothing."""
    return list(islice(_terms(text[:LONGEST]), MOST_WORDS))


def cut_at(text):
    """What words of it do not count for: `words`, where as many do as can, `characters`, where it was too long before;
    "" where all of them count."""
    counted, typed = read(text), list(islice(_terms(text[:LOOKED_OVER]), MOST_WORDS + 1))
    if len(counted) == MOST_WORDS < len(typed):
        return "words"
    return "" if counted == typed else "characters"


def _terms(text):
    return filter(lambda term: term.pieces, map(_term, TYPED.finditer(line(text).translate(QUOTES))))


def wanted(terms):
    """The pieces of terms that a story should have."""
    return [piece for term in terms if term.is_wanted for piece in term.pieces]


def refused(text):
    """Of a question the words that a story should not have, as they would be asked for alone."""
    return " ".join(str(term) for term in read(text) if not term.is_wanted)


def _term(found):
    quoted_minus, quoted, minus, word = found.groups()
    said = tuple(pieces(quoted or word))
    return Term(said, is_wanted=not (quoted_minus or minus), is_quoted=bool(quoted))
