"""Draws what other sites show beside a link to a page without a picture: its headline in the paper's own letters."""

import base64
import io
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent.parent.parent / "static" / "fonts"
PARTS = ("basic", "names", "latin", "ext", "viet")  # a font's files, by the letters that they have
SERIF, SANS = "newsreader-600", "public-sans"
SIZE, MARGIN = (1200, 630), 72  # pixels; the size that Facebook, X and others ask for
PAPER, INK, QUIET = "#fdfdfb", "#14191d", "#4a5358"
LARGEST, SMALLEST = 116, 40  # pixels of a headline
LEADING = 1.16
ROOM = (SIZE[0] - 2 * MARGIN, 368)  # of the headline
NOWHERE = "\U0010fffe"  # no font has a letter there: how it looks where one is missing


def bill(file, name, section, headline, accent):
    """A bill with the paper's name, a section ("" for none) and a headline: {"png": base64}. `accent`: a CSS colour.
    `file` is not read.

    A headline with letters that the paper's fonts do not have is left out, since nobody could read it: the name then
    stands in its place.
    """
    if not all(map(is_known, headline)):
        name, headline = "", name if all(map(is_known, name)) else ""
    image = Image.new("RGB", SIZE, PAPER)
    brush = ImageDraw.Draw(image)
    brush.rectangle((0, 0, SIZE[0], 18), fill=accent)
    write_headline(brush, headline)
    brush.line((MARGIN, 540, SIZE[0] - MARGIN, 540), fill=INK, width=2)
    foot = SIZE[1] - 40
    write(brush, (MARGIN, foot), shortened(name, SERIF, 34, 700), SERIF, 34, INK)
    section = shortened(section, SANS, 28, 320)
    write(brush, (SIZE[0] - MARGIN - width(section, SANS, 28), foot), section, SANS, 28, accent)
    return {"png": encoded(image)}


def write_headline(brush, headline):
    """As large as it fits into its room, and cut where even the smallest does not."""
    for size in range(LARGEST, SMALLEST - 1, -4):
        lines = broken(headline, size)
        most = int(ROOM[1] // (size * LEADING))
        if len(lines) <= most and all(width(line, SERIF, size) <= ROOM[0] for line in lines):
            break
    for number, line in enumerate(lines[:most]):
        is_cut = number == most - 1 and len(lines) > most
        line = shortened(f"{line}…" if is_cut else line, SERIF, size, ROOM[0])
        write(brush, (MARGIN, 96 + size + number * size * LEADING), line, SERIF, size, INK)


def broken(words, size):
    """Lines, broken between words."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, SERIF, size) > ROOM[0] and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def shortened(words, font, size, most):
    """Cut until it is at most so many pixels wide."""
    if not all(map(is_known, words)):
        return ""
    cut = words
    while cut and width(cut, font, size) > most:
        words = words[:-1]
        cut = f"{words.rstrip('… ')}…"
    return cut


def write(brush, place, words, font, size, colour):
    """On the line that begins at `place` (across, down: the foot of the letters)."""
    across, down = place
    for part, run in runs(words, font, size):
        brush.text((across, down), run, colour, part, anchor="ls")
        across += part.getlength(run)


def width(words, font, size):
    return sum(part.getlength(run) for part, run in runs(words, font, size))


def runs(words, font, size):
    """Pairs of a font's file (at that size) and the words that stand in its letters."""
    parts = [opened(font, part, size) for part in PARTS]
    for place, letters in groupby(words, lambda letter: part_of(font, letter)):
        yield parts[place], "".join(letters)


@cache
def part_of(font, letter):
    """Which of the font's files has the letter, by its place in PARTS; None where none has."""
    found = (place for place, part in enumerate(PARTS) if has(opened(font, part, 40), letter))
    return next(found, None)


def is_known(letter):
    return None not in (part_of(SERIF, letter), part_of(SANS, letter))


def has(part, letter):
    return letter == " " or drawn(part, letter) != drawn(part, NOWHERE)


def drawn(part, letter):
    mask = part.getmask(letter)
    return mask.size, bytes(mask)


@cache
def opened(font, part, size):
    return ImageFont.truetype(FONTS / f"{font}-{part}.woff2", size)


def encoded(image):
    file = io.BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()
