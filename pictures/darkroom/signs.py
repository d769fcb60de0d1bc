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
SHEET = [(7, 8, 27, 13), (7, 16, 16, 18), (7, 20, 16, 22), (7, 24, 16, 26), (19, 16, 27, 26)]  # in 34ths of the side


def sign(file, initial, accent, language="en", fonts=()):
    """Icons as `emblems.icons` has them. `accent`: a CSS colour; `fonts`: folders to look for others in, where ours
    lack the letter, in the form of the language. Where none has it, the sign is a sheet of news. `file` is not read."""
    image = Image.new("RGB", (SIDE, SIDE), accent)
    face = Face("newsreader-600", ("Serif", "Naskh", "Sans"), ("Bold", "Regular"), Foundry(fonts, language, initial))
    if font := face.font_of(initial):
        write(image, font, initial)
    else:
        draw_sheet(ImageDraw.Draw(image))
    return in_all_sizes(image)


def write(image, font, letter):
    """In the middle, as large as it is safe."""
    size = LARGEST * SIDE
    fitting = size * min(1, 2 * SAFE * SIDE / hypot(*ink(opened(font, size), letter).size))
    drawn = ink(opened(font, fitting), letter)
    image.paste("white", tuple((SIDE - each) // 2 for each in drawn.size), drawn)


def ink(font, letter):
    """The letter and nothing around it, which a font's own measures have: an image of one channel."""
    paper = Image.new("L", (3 * SIDE, 3 * SIDE))
    ImageDraw.Draw(paper).text((SIDE, 2 * SIDE), letter, 255, font, anchor="ls")
    return paper.crop(paper.getbbox())


def draw_sheet(brush):
    for box in SHEET:
        left, top, right, bottom = (part * SIDE // 34 for part in box)
        brush.rectangle((left, top, right - 1, bottom - 1), fill="white")
