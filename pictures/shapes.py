"""The shapes and sizes in which readers get pictures: the one place to change them.

Pure tables. Whoever changes one raises RECIPE; the library then makes what it lacks, the newest pictures first. Whoever
changes how a shape or an encoding is made raises ENCODING as well; it then makes again all that it has.
"""

from dataclasses import dataclass
from fractions import Fraction

RECIPE = 6
ENCODING = 4

WHOLE = ""
CROPS = {
    "40x21": Fraction(40, 21),
    "16x9": Fraction(16, 9),
    "3x2": Fraction(3, 2),
    "4x3": Fraction(4, 3),
    "1x1": Fraction(1),
    "4x5": Fraction(4, 5),
}

# Pixels across that the templates ask for, by crop: what `sizes` says there, on screens of one to three pixels a point.
WIDTHS = {
    WHOLE: [240, 320, 640, 720, 960, 1280, 1920],  # a story's lead, in its text; cards of their shape
    "40x21": [1200],  # what other sites show beside a link
    "16x9": [720, 960, 1280, 1600],  # the lead of the front
    "3x2": [240, 320, 640, 720, 960, 1280],  # all other cards
    "4x3": [320, 640, 960],  # galleries
    "1x1": [160, 320, 640],  # portraits
    "4x5": [],  # no page yet: the desk sees what it would look like
}
DENSE = {240, 720}  # a telephone's page, and a picture beside a headline there, at two pixels a point
FORMATS = ["jpeg", "webp", "avif"]  # the quickest first, so that pages have something to show early
OUTSIDE = {"40x21"}  # crops for other sites, which take JPEG
# Pixels across of such a crop, below which Facebook shows a stamp beside the link and no picture over it:
# https://developers.facebook.com/docs/sharing/webmasters/images
LEAST_OUTSIDE = 600
LONGEST_SIDE = 16_383  # pixels: WebP has 14 bits for each side (RFC 9649, section 2.5)
ALIKE = 0.01  # a picture whose own ratio is as close as this to a crop's is not cropped: the eye cannot tell

# What stands in a picture's room until it is there: its dominant colour, as CSS's short hexadecimal says it. Each has
# a class in static/css/site.css.
LEVELS = "26ae"
TINTS = [red + green + blue for red in LEVELS for green in LEVELS for blue in LEVELS]


@dataclass(frozen=True)
class Shape:
    """A rendition as it is to be: width and height in pixels."""

    crop: str
    width: int
    height: int
    format: str


def shapes_of(width, height):
    """All renditions of a picture of that size in pixels: a list, never larger than it, one of each format at least."""
    made = [(crop, format) for format in FORMATS for crop in WIDTHS if format == "jpeg" or crop not in OUTSIDE]
    return [Shape(crop, *size, format) for crop, format in made for size in sizes_of(crop, width, height)]


def sizes_of(crop, width, height):
    """(width, height) of each rendition of a crop, the narrowest first. Only the whole of a picture always has one."""
    if crop and is_alike(crop, width, height):
        return []
    box = box_of(crop, width, height)
    sizes = [(across, max(1, round(across * box[1] / box[0]))) for across in widths_of(crop, box[0])]
    found = [size for size in sizes if size[1] <= LONGEST_SIDE]
    return found or ([] if crop else [(width, height)])


def widths_of(crop, across):
    """The widths of a crop that is `across` pixels wide: the steps up to there, and its own where it lies below the
    widest step. So readers see all that the file has, and a picture narrower than all steps is cropped, too."""
    steps = WIDTHS[crop]
    own = max(1, int(across))
    return sorted({own, *(step for step in steps if step < own)}) if steps and own < steps[-1] else [*steps]


def is_alike(crop, width, height):
    """Whether the crop would leave the picture as it is."""
    return abs(Fraction(width, height) / CROPS[crop] - 1) <= ALIKE


def is_large_outside(width, height):
    """Whether other sites can show a picture of that size over a link to its page, and not beside it."""
    return all(box_of(crop, width, height)[0] >= LEAST_OUTSIDE for crop in OUTSIDE)


def box_of(crop, width, height):
    """(width, height) of what a crop leaves of a picture, in its pixels: floats."""
    if not crop:
        return float(width), float(height)
    ratio = float(CROPS[crop])
    return min(width, height * ratio), min(height, width / ratio)


def place_of(crop, width, height, focus):
    """(left, top, right, bottom) of a crop within a picture, in its pixels: floats.

    As near about the focus (across and down, 0 to 1) as the picture's edges let.
    """
    across, down = box_of(crop, width, height)
    left = min(max(focus[0] * width - across / 2, 0), width - across)
    top = min(max(focus[1] * height - down / 2, 0), height - down)
    return left, top, left + across, top + down
