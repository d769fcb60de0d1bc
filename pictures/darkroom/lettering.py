"""Letters: which font has one, how wide words are, and writing them.

The paper's own fonts come first. What they lack is taken from the Noto families, where the system has them.
"""

from functools import cache, cached_property
from itertools import groupby, product
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, combining
from unicodedata import name as name_of

from PIL import ImageFont, features

from . import directions

OWN = Path(__file__).resolve().parent.parent.parent / "static" / "fonts"
NOWHERE = "\U0010fffe"  # no font has a letter there: how it looks where one is missing
JOINERS = "\u200c\u200d"  # change the form of the letters beside them; whatever else cannot be seen is left out
SUFFIXES = {".ttf", ".otf", ".ttc"}
# The first word of a letter's name in Unicode, where it is not the name of a family.
FAMILIES = {"GREEK": "", "CYRILLIC": "", **dict.fromkeys(("HIRAGANA", "KATAKANA", "HANGUL", "CJK"), "CJK")}
COLLECTED = {"ja": 0, "ko": 1, "zh": 2}  # the places of a language's forms in a file of Noto CJK
TRADITIONAL, COLLECTED_TRADITIONAL = {"hant", "tw", "hk", "mo"}, 3


class Font(NamedTuple):
    path: Path
    place: int = 0  # in a collection


class Foundry:
    """The Noto fonts that lie somewhere in `folders`; in forms of the language (its code), and for its words, where
    letters have several.

    Without Raqm, which needs the system's FriBiDi, letters would not join: then it has none.
    """

    def __init__(self, folders, language, words):
        self.folders = folders if features.check("raqm") else ()
        self.place = place_of(language, words)

    @cached_property
    def files(self):
        """Paths by the names of fonts: {"NotoSerifThai-Bold": …}."""
        found = (path for folder in self.folders for path in Path(folder).rglob("Noto*"))
        return {path.stem: path for path in found if path.suffix in SUFFIXES}

    def fonts_for(self, letter, styles, weights):
        """Those that may have the letter, the best first."""
        word = name_of(letter, "NONE").split()[0]
        for family, weight, style in product((FAMILIES.get(word, word.title()), "", "CJK"), weights, styles):
            if path := self.files.get(f"Noto{style}{family}-{weight}"):
                yield Font(path, self.place if path.suffix == ".ttc" else 0)


class Face:
    """Letters of one look: the paper's own font, and styles and weights of Noto for letters that it lacks."""

    def __init__(self, own, styles, weights, foundry):
        self.own = [Font(file) for file in sorted(OWN.glob(f"{own}-*.woff2"))]  # cut by the letters that they have
        self.styles, self.weights, self.foundry = styles, weights, foundry
        self.known = {}

    def lacking(self, words):
        """The letters that there is no font for, once each."""
        return {letter for letter, font in zip(words, self.fonts(words), strict=True) if font is None}

    def fonts(self, words):
        """That of each letter, or None. What joins the letter before it is of the same, if that has it."""
        font = None
        for letter in words:
            stays = font and is_joining(letter) and (category(letter) == "Cf" or has(font, letter))
            font = font if stays else self.font_of(letter)
            yield font

    def font_of(self, letter):
        if letter not in self.known:
            others = self.foundry.fonts_for(letter, self.styles, self.weights)
            fonts = (font for fonts in (self.own, others) for font in fonts)
            self.known[letter] = next((font for font in fonts if has(font, letter)), None)
        return self.known[letter]

    def width(self, words, size, is_from_right=False):
        return sum(opened(font, size).getlength(run, **way) for font, run, way in self.stretches(words, is_from_right))

    def reach(self, words, size):
        """How far the letters go above and below their line, in pixels: (above, below)."""
        boxes = [opened(font, size).getbbox(run, anchor="ls", **way) for font, run, way in self.stretches(words)]
        return max((-box[1] for box in boxes), default=0), max((box[3] for box in boxes), default=0)

    def write(self, brush, place, words, size, colour, is_from_right=False):
        """On the line that begins at `place` (across, down: the foot of the letters)."""
        across, down = place
        for font, run, way in self.stretches(words, is_from_right):
            brush.text((across, down), run, colour, opened(font, size), anchor="ls", **way)
            across += opened(font, size).getlength(run, **way)

    def stretches(self, words, is_from_right=False):
        """Stretches of one font and direction, from left to right: (font, letters, what Pillow is told of their way).
        What cannot be seen is left out."""
        seen = "".join(letter for letter in words if is_seen(letter))
        letters = zip(directions.levels(seen, is_from_right), self.fonts(seen), seen, strict=True)
        runs = [(*key, "".join(each[2] for each in run)) for key, run in groupby(letters, lambda each: each[:2])]
        for level, font, run in directions.from_left(runs):
            yield font, run, {"direction": "rtl"} if level % 2 else {}


def place_of(language, words):
    """Where a collection has the forms of the language, or of the one that the words are seen to be in."""
    language, *parts = language.lower().replace("_", "-").split("-")
    if language == "zh" and TRADITIONAL & set(parts):
        return COLLECTED_TRADITIONAL
    alphabets = {name_of(letter, "NONE").split()[0] for letter in words}
    seen = "ja" if alphabets & {"HIRAGANA", "KATAKANA"} else "ko" if "HANGUL" in alphabets else "zh"
    return COLLECTED.get(language, COLLECTED[seen])


def is_joining(letter):
    return combining(letter) > 0 or category(letter) in ("Mn", "Mc", "Me", "Cf")


def is_seen(letter):
    return letter in JOINERS or category(letter) != "Cf"


@cache
def has(font, letter):
    """Whether the font has it. Asked of the font itself: letters that are shaped may stand for one another."""
    return letter.isspace() or not is_seen(letter) or looks(font, letter) != looks(font, NOWHERE)


def looks(font, letter):
    mask = opened(font, 40, ImageFont.Layout.BASIC).getmask(letter)
    return mask.size, bytes(mask)


@cache
def opened(font, size, layout=None):
    return ImageFont.truetype(font.path, size, index=font.place, layout_engine=layout)
