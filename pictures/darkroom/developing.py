"""Makes renditions of a file: upright, sRGB, opaque, cropped about the focus, encoded anew."""

from functools import cache, partial
from pathlib import Path

from PIL import Image

from pictures.shapes import DENSE, WIDTHS, place_of

from . import refusals
from .bylines import bylines
from .colour import eight_bits, in_srgb, opaque, tint
from .looking import said
from .opening import load, opened, orientation

# As like the original as one another: by SSIM, WebP 78 is at JPEG 80's, AVIF 60 at JPEG 75's. One thread each: threads
# reserve memory, and the site runs on the same cores.
ENCODINGS = {
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
    "webp": {"quality": 78, "method": 4},
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
}
# On dense screens a fault has a quarter of the size: there AVIF 46, by SSIM still over JPEG 65, will do. Telephones
# wait for these, so that AVIF takes its time: at speed 6 it is a twelfth smaller, for 0.15 s more of the processor.
ON_DENSE = {"jpeg": {"quality": 70}, "webp": {"quality": 68}, "avif": {"quality": 46, "speed": 6}}
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
    sized = cache(partial(resized, picture, tuple(focus)))  # the formats share it
    for number, shape in enumerate(shapes):
        image = sized(shape["crop"], (shape["width"], shape["height"]))
        save(image, shape, Path(folder) / str(number), exif)
    return {"files": [str(number) for number in range(len(shapes))], "tint": tint(picture)}


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


def resized(picture, focus, crop, size):
    """A crop about the focus, of that size; as sharp as from all pixels, in a fifth of the time (reducing_gap)."""
    box = place_of(crop, *picture.size, focus)
    image = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3)
    image.info.clear()  # neither profile nor EXIF nor comment goes out by itself
    return image


def save(image, shape, path, exif):
    format, dense = shape["format"], shape["width"] in DENSE
    image.save(path, format, exif=exif, **ENCODINGS[format] | (ON_DENSE[format] if dense else {}))
