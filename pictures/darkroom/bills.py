"""Draws what other sites show beside a link to a page without a picture: its headline in the paper's own letters, or
in the system's where the paper's have none."""

import base64
import io
from unicodedata import normalize

from icu4py.breakers import CharacterBreaker, LineBreaker
from PIL import Image, ImageDraw

from .directions import is_right_to_left
from .lettering import Face, Foundry

SIZE, MARGIN = (1200, 630), 72  # pixels; the size that Facebook, X and others ask for
PAPER, INK, QUIET = "#fdfdfb", "#14191d", "#4a5358"
LARGEST, SMALLEST = 156, 40  # pixels of a headline
LEADING, GAP = 1.16, 0.08  # of a line, and least of the space between letters of two, by the size of the letters
TOP, ROOM = 84, (SIZE[0] - 2 * MARGIN, 368)  # of the headline
NAME, SECTION, STRAPLINE = (34, 700), (28, 320), (34, ROOM[0])  # sizes, and how wide they may become
EVEN = 8  # pixels: lines are evened out as nearly as that
# No line begins with a small kana, and Japanese is broken between phrases (UTS #35, keywords lb and lw).
BREAKING = "u-lb-strict-lw-phrase"


class Sheet:
    """What is written upon: all of it from the right where its headline is."""

    def __init__(self, is_from_right):
        self.image = Image.new("RGB", SIZE, PAPER)
        self.brush = ImageDraw.Draw(self.image)
        self.is_from_right = is_from_right

    def write(self, face, size, words, down, colour, at_end=False):
        """From the margin at which lines begin, or up to the one at which they end."""
        is_left = at_end == self.is_from_right
        across = MARGIN if is_left else SIZE[0] - MARGIN - face.width(words, size, self.is_from_right)
        face.write(self.brush, (across, down), words, size, colour, self.is_from_right)

    def png(self):
        file = io.BytesIO()
        self.image.quantize(64).save(file, "PNG", optimize=True)
        return base64.b64encode(file.getvalue()).decode()


def bill(file, name, section, headline, accent, language="en", direction="", fonts=()):
    """A bill with the paper's name, a section ("" for none) and a headline: {"png": base64, "lacking": letters of the
    headline that there is no font for}. `accent`: a CSS colour; `language`: the headline's, which runs in its
    `direction` ("rtl" or "ltr"; as its letters do where that is ""); `fonts`: folders to look for others in. `file` is
    not read.

    A headline with such letters is left out, since nobody could read it: the name then stands in its place.
    """
    name, section, headline = (normalize("NFC", words) for words in (name, section, headline))
    foundry = Foundry(fonts, language, headline)
    serif = Face("newsreader-600", ("Serif", "Naskh", "Sans"), ("Bold", "Regular"), foundry)
    sans = Face("public-sans", ("Sans", "Naskh", "Serif"), ("Regular", "Bold"), foundry)
    lacking = serif.lacking(headline)
    if lacking:
        name, headline, direction = "", "" if serif.lacking(name) else name, ""
    sheet = Sheet(direction == "rtl" if direction else is_right_to_left(headline))
    sheet.brush.rectangle((0, 0, SIZE[0], 18), fill=accent)
    write_headline(sheet, headline, serif, language)
    sheet.brush.line((MARGIN, 540, SIZE[0] - MARGIN, 540), fill=INK, width=2)
    write_foot(sheet, serif, NAME if section else STRAPLINE, name, INK)
    write_foot(sheet, sans, SECTION, section, accent, at_end=True)
    return {"png": sheet.png(), "lacking": "".join(sorted(lacking))}


def write_foot(sheet, face, measures, words, colour, at_end=False):
    """Nothing, where nobody could read it."""
    size, most = measures
    words = "" if face.lacking(words) else shortened(words, face, size, most)
    sheet.write(face, size, words, SIZE[1] - 40, colour, at_end)


def write_headline(sheet, headline, face, language):
    """As large as it fits into its room, and cut where even the smallest does not."""
    pieces = [str(piece) for piece in LineBreaker(headline, f"{language}-{BREAKING}")]
    for size in range(LARGEST, SMALLEST - 1, -4):
        lines = list(broken(pieces, face, size))
        above, below = face.reach(headline, size)
        leading = max(LEADING * size, above + below + GAP * size)
        most = int(ROOM[1] // leading)
        if len(lines) <= most and all(face.width(line, size) <= ROOM[0] for line in lines):
            lines = evened(lines, pieces, face, size)
            break
    for number, line in enumerate(lines[:most]):
        is_cut = number == most - 1 and len(lines) > most
        line = shortened(f"{line}…" if is_cut else line, face, size, ROOM[0])
        sheet.write(face, size, line, TOP + above + number * leading, INK)


def evened(lines, pieces, face, size):
    """As many lines, of which the longest is as short as it can be."""
    too_narrow, wide = 0, ROOM[0]
    while wide - too_narrow > EVEN:
        tried = list(broken(pieces, face, size, middle := (too_narrow + wide) // 2))
        if len(tried) > len(lines):
            too_narrow = middle
        else:
            lines, wide = tried, middle
    return lines


def broken(pieces, face, size, most=ROOM[0]):
    """Lines of the pieces, as many in each as fit into so many pixels."""
    line = ""
    for piece in pieces:
        if line and face.width((line + piece).rstrip(), size) > most:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def shortened(words, face, size, most):
    """Cut between letters until it is at most so many pixels wide."""
    cut, letters = words, [str(letter) for letter in CharacterBreaker(words, "en")]
    while cut and face.width(cut, size) > most:
        letters = letters[:-1]
        cut = f"{''.join(letters).rstrip('… ')}…"
    return cut
