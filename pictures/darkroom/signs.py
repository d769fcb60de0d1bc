"""Draws the sign of a paper without an icon: the initial of its name on its accent, as templates/_sign.html has it, but
out to the corners, which telephones round themselves."""

from math import hypot

from PIL import Image, ImageDraw

from .emblems import in_all_sizes
from .lettering import Face, Foundry, opened

SIDE = 512  # pixels
LARGEST = 46 / 64  # of the side: how large the letter is, as in the SVG
# Of the side, around the middle: what a telephone that cuts the sign to a shape of its own shows of it all the same
# (https://www.w3.org/TR/appmanifest/#icon-masks).
SAFE = 0.4
SHEET = [(6, 7, 26, 12), (6, 15, 15, 17), (6, 19, 15, 21), (6, 23, 15, 25), (18, 15, 26, 25)]  # in 32nds of the side


def sign(file, initial, accent, language="en", fonts=()):
    """Icons as `emblems.icons` has them. `accent`: a CSS colour; `fonts`: folders to look for others in, where ours
    lack the letter, in the form of the language. Where none has it, the sign is a sheet of news. `file` is not read."""
    image = Image.new("RGB", (SIDE, SIDE), accent)
    face = Face("newsreader-600", ("Serif", "Naskh", "Sans"), ("Bold", "Regular"), Foundry(fonts, language, initial))
    font, brush = face.font_of(initial), ImageDraw.Draw(image)
    if font:
        write(brush, font, initial)
    else:
        draw_sheet(brush)
    return in_all_sizes(image)


def write(brush, font, letter):
    """With its ink in the middle, as large as it is safe."""
    size = LARGEST * SIDE
    across, down = span(opened(font, size), letter)
    fitting = opened(font, size * min(1, 2 * SAFE * SIDE / hypot(across, down)))
    left, top, right, bottom = fitting.getbbox(letter, anchor="ls")
    brush.text(((SIDE - left - right) / 2, (SIDE - top - bottom) / 2), letter, "white", fitting, anchor="ls")


def span(font, letter):
    left, top, right, bottom = font.getbbox(letter, anchor="ls")
    return right - left, bottom - top


def draw_sheet(brush):
    for box in SHEET:
        left, top, right, bottom = (part * SIDE // 32 for part in box)
        brush.rectangle((left, top, right - 1, bottom - 1), fill="white")
