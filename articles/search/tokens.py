"""What an edition is found by: its tokens, the same for both engines, and the conditions made of them.

ferry       the word stands in it          h=ferry     … in its headline
กิ           two letters of a run do        s=7, a=4    its section, an author in its main line or below
l=, l=ar    it is in the paper's language, whichever that is, in Arabic
"""

from dataclasses import dataclass

from newsroom import languages

from .letters import is_unspaced, pieces

LONGEST_WORD = 40  # letters of a word that count
MOST_LETTERS = 120_000  # of a text: more could be too many tokens for PostgreSQL, which holds 1 MB of them in a row
IN_HEADLINE, SECTION, AUTHOR, LANGUAGE = "h=", "s=", "a=", "l="
BEGINNING = "*"  # at the end of a token: any that begins so


@dataclass(frozen=True)
class Condition:
    """What is to be found: one token of each of `needs`, and none of `without`."""

    needs: tuple = ()
    without: tuple = ()


def of_pieces(said):
    """The tokens of pieces, a set."""
    return {token for piece in said for token in _of_piece(piece)}


def of_edition(words, headline, section, authors, language):
    """The tokens of an edition, a set. `words`: its normal text; `section`, `authors`: their numbers; `language`: its
    code."""
    in_headline = {f"{IN_HEADLINE}{token}" for token in of_pieces(pieces(headline))}
    names = {f"{AUTHOR}{number}" for number in authors}
    filed = {f"{SECTION}{section}", of_language(language)}
    return of_pieces(words[:MOST_LETTERS].split()) | in_headline | names | filed


def of_language(code):
    """The token of a language, without the hyphen in its code, at which SQLite would cut it. The index says what the
    story says, so that it stays right when the paper has another language."""
    return f"{LANGUAGE}{code.replace('-', '')}"


def in_language(code):
    """The tokens of which each text in that language has one."""
    codes = languages.own_codes() if languages.is_papers(code) else [code]
    return tuple(dict.fromkeys(map(of_language, codes)))


def asked(piece):
    """The tokens that all stand in what has the piece: one letter of a run is the beginning of two."""
    if is_unspaced(piece):
        return [f"{piece}{BEGINNING}"] if len(piece) == 1 else _pairs(piece)
    return [piece[:LONGEST_WORD]]


def _of_piece(piece):
    return [*_pairs(piece), piece[-1]] if is_unspaced(piece) else [piece[:LONGEST_WORD]]


def _pairs(run):
    return [run[place : place + 2] for place in range(len(run) - 1)]
