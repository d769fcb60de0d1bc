"""Words as search compares them: folded, and cut into pieces that can be looked up."""

import re
import unicodedata

# Letters that Unicode takes for whole, and signs that people type in another way than the desk does.
PLAIN = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("‘’ʼ`", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
)
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese; and Korean, whose words take
# endings. Their runs are looked up two letters at a time.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
RUN = re.compile(f"[{UNSPACED}]+")
# Vowels and accents of other scripts, which belong to the letter before them. Python takes them for signs.
MARKS = "".join(each for each in map(chr, range(0x300, 0x1F000)) if unicodedata.category(each)[0] == "M")
PIECE = re.compile(rf"[{UNSPACED}]+|(?:[^\W_{UNSPACED}]+|[{RUN.sub('', MARKS)}]+)+")
ASCII_PIECE = re.compile(r"[a-z0-9]+", re.ASCII)

# What readers leave out of Arabic and Hebrew as they type: vowels, doubling, stretched lines (tashkil, tatweel),
# niqqud and cantillation. A hamza stays: it is spelling. https://www.unicode.org/charts/PDF/U0600.pdf and U0590.pdf
POINTS = {*map(chr, range(0x64B, 0x653)), "\u0670", "\u0640"}
POINTS |= {each for each in map(chr, range(0x591, 0x5C8)) if unicodedata.category(each) == "Mn"}


class _Bare(dict):
    """A table for `str.translate` that drops accents. It fills itself, letter by letter, as they are met."""

    def __missing__(self, number):
        self[number] = "" if _is_accent(chr(number)) else chr(number)
        return self[number]


def _is_accent(letter):
    """Accents of European scripts and Vietnamese, points of Arabic and Hebrew, and what is never seen, such as soft
    hyphens. Thai has its vowels as marks, which stay."""
    return "\u0300" <= letter <= "\u036f" or letter in POINTS or unicodedata.category(letter) == "Cf"


BARE = _Bare()


def fold(text):
    """Lower case without accents, so that “Café” is found by “cafe” and “Đà Nẵng” by “da nang”."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(PLAIN))
    return plain.translate(BARE)


def pieces(text):
    """The text's words, folded, in order; a run of a script without spaces is one piece."""
    folded = fold(text)
    if folded.isascii():
        return ASCII_PIECE.findall(folded)
    return PIECE.findall(unicodedata.normalize("NFC", folded))  # Korean syllables are whole again


def normal(text):
    """The text as phrases are looked for in it: its pieces, a space around each. Of a normal text it is the same."""
    return f" {' '.join(pieces(text))} "


def is_unspaced(piece):
    return RUN.match(piece) is not None
