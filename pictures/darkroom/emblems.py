"""What a paper wears: its logo and its icons, encoded anew, in few pixels, with what shows through them."""

import base64
import io
from collections import Counter

from PIL import Image, ImageOps

from . import refusals
from .colour import eight_bits, in_srgb, opaque
from .opening import load, opened

LOGO = (1200, 240)  # pixels at most: twice what the masthead shows
ICONS = (180, 192, 512)
SMALL_ICONS = [(16, 16), (32, 32), (48, 48)]
TONED = (300, 60)  # pixels in which a logo's colours are counted
COARSE = 15  # the steps of red, green and blue by which they are told apart there
MOST_OBLONG = 1.02  # a pixel or two of a square are an oversight
ON_A_TELEPHONE = 180  # iOS puts black behind what shows through


def logo(file):
    """The open binary file as a logo: {"webp": base64, "size": [width, height]}. Raises Refused."""
    image = _picture(file)
    _refuse_small(*image.size)
    image.thumbnail(LOGO, Image.Resampling.LANCZOS)
    return {"webp": _encoded(image, "WEBP", lossless=True), "size": image.size}


def tones(file):
    """How many pixels of a logo have about which colour: {"#rrggbb": number}, of a small copy, without those that are
    more than half transparent; {} where none is transparent at all."""
    image = _picture(file).convert("RGBA")
    image.thumbnail(TONED)
    if image.getchannel("A").getextrema()[0] == 255:
        return {}
    found = Counter()
    for number, (*rgb, opacity) in image.getcolors(image.width * image.height):
        if opacity >= 128:
            found["#" + "".join(f"{round(part / COARSE) * COARSE:02x}" for part in rgb)] += number
    return found


def icons(file):
    """The open binary file, a square, as icons: {"180": base64 of a PNG, …, "ico": base64}. Raises Refused."""
    image = _picture(file)
    _refuse_unfit(*image.size)
    return in_all_sizes(image)


def in_all_sizes(image):
    """A square as icons."""
    found = {str(size): _encoded(_icon(image, size), "PNG", optimize=True) for size in ICONS}
    small = _icon(image, SMALL_ICONS[-1][0])
    return {**found, "ico": _encoded(small, "ICO", sizes=SMALL_ICONS)}


def _picture(file):
    with opened(file) as image:
        load(image)
        upright = ImageOps.exif_transpose(image)
        return in_srgb(eight_bits(upright), image.info.get("icc_profile"))


def _refuse_small(width, height):
    if width < LOGO[0] and height < LOGO[1]:
        raise refusals.Refused(
            f"The logo has {width} × {height} pixels, and would be blurred on good screens: export it at least "
            f"{LOGO[1]} high or {LOGO[0]} wide, or as an SVG."
        )


def _refuse_unfit(width, height):
    if max(width, height) > MOST_OBLONG * min(width, height):
        raise refusals.Refused(f"The picture has {width} × {height} pixels. An icon is square: crop it to one.")
    if min(width, height) < ICONS[-1]:
        raise refusals.Refused(
            f"The picture has {width} × {height} pixels. Telephones show an icon at {ICONS[-1]} × {ICONS[-1]}: "
            "export it at least as large."
        )


def _icon(image, size):
    made = image.resize((size, size), Image.Resampling.LANCZOS)
    return opaque(made) if size == ON_A_TELEPHONE else made


def _encoded(image, format, **how):
    image.info.clear()
    file = io.BytesIO()
    image.save(file, format, **how)
    return base64.b64encode(file.getvalue()).decode()
