"""Makes renditions of a file: upright, sRGB, opaque, cropped about the focus, encoded anew."""

from pathlib import Path

from PIL import Image

from pictures.shapes import WIDTHS, place_of

from . import refusals
from .bylines import bylines
from .colour import eight_bits, in_srgb, opaque, tint
from .looking import said
from .opening import load, opened, orientation

# One thread each: an encoder's threads reserve memory, and the site runs on the same cores.
ENCODINGS = {
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
    "webp": {"quality": 78, "method": 4},
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
}
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def develop(file, shapes, focus, folder):
    """Makes the renditions `shapes` (dicts of a `shapes.Shape`) of an open binary file, in `folder`.

    `focus` is (across, down), 0 to 1, of the upright picture. Gives a dict: files (their names, in the order of
    `shapes`) and tint. Raises Refused.
    """
    with opened(file) as image:
        picture = decoded(image)
        exif = bylines(image, said(image))
    names = [print_of(picture, shape, focus, exif, Path(folder) / str(number)) for number, shape in enumerate(shapes)]
    return {"files": names, "tint": tint(picture)}


def decoded(image):
    """The picture as readers get it: upright, sRGB, opaque; somewhat larger than the largest rendition."""
    load(image)
    turn, profile = orientation(image), image.info.get("icc_profile")
    try:
        plain = eight_bits(image)
        plain = plain.reduce(max(1, min(plain.size) // max(WIDTHS[""])))
        plain = opaque(in_srgb(plain, profile))
        return plain.transpose(UPRIGHT[turn]) if turn in UPRIGHT else plain
    except MemoryError:
        raise
    except Exception as error:  # decoders raise what they like
        raise refusals.damaged() from error


def print_of(picture, shape, focus, exif, path):
    """Saves one rendition at `path` and gives its name."""
    box = place_of(shape["crop"], *picture.size, focus)
    resized = picture.resize((shape["width"], shape["height"]), Image.Resampling.LANCZOS, box=box)
    resized.info.clear()  # neither profile nor EXIF nor comment goes out by itself
    resized.save(path, shape["format"], exif=exif, **ENCODINGS[shape["format"]])
    return path.name
