"""Looks into picture files and makes the renditions readers get. The only place for Pillow in the apps.

Nothing here trusts a file: not its name, not its declared type, not its header.
"""

import hashlib
import io
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms

from . import hatch
from .hatch import PictureRefused
from .models import Rendition

MOST_BYTES = 50 * 1024 * 1024
MOST_PIXELS = 100_000_000
MOST_LOPSIDED = 20  # times longer one way than the other
LONGEST_SIDE = 16_383  # pixels: WebP has 14 bits for each side (RFC 9649, section 2.5)
WIDTHS = [320, 640, 960, 1280, 1920]  # pixels

# Pillow's name of a format → the extension of the original. MPO is what many cameras' JPEGs turn out to be.
EXTENSIONS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif", "HEIF": "heic"}
OPENABLE = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
ENCODINGS = {
    "webp": ("webp", {"quality": 78, "method": 4}),
    "jpeg": ("jpg", {"quality": 80, "optimize": True, "progressive": True}),
}

# EXIF's orientation (CIPA DC-008, tag 0x0112) → what sets the picture upright.
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SRGB = ImageCms.createProfile("sRGB")

# Pillow warns above this and refuses above its double, before it reserves memory: both are refusals here.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class Found(NamedTuple):
    """What the darkroom saw in a file: Pillow's name of the format, pixels of the upright picture, and what is said
    of it, a dict as `darkroom/said.py` gives it."""

    format: str
    width: int
    height: int
    words: dict


def inspect(file):
    """What an open binary file is: a Found. Raises PictureRefused, whose text tells the uploader what to do."""
    return Found(**hatch.ask("inspect", file))


def make_renditions(picture):
    """Makes and keeps the renditions `picture` still lacks: safe to run twice. Raises PictureRefused."""
    made = set(picture.renditions.values_list("width", "format"))
    lacking = [
        (width, format)
        for width in widths_of(picture.width, picture.height)
        for format in ENCODINGS
        if (width, format) not in made
    ]
    if not lacking:
        return
    with picture.file.open() as file, opened(file) as image:
        pixels = decoded(image)
    rows = [kept(picture, pixels, width, format) for width, format in lacking]
    Rendition.objects.bulk_create(rows, ignore_conflicts=True)  # another worker may have been faster


def widths_of(width, height):
    """The widths of a picture's renditions, in pixels: never wider than itself, always at least one."""
    widths = [w for w in WIDTHS if w <= width and scaled(w, width, height)[1] <= LONGEST_SIDE]
    return widths or [width]


def scaled(new_width, width, height):
    return new_width, max(1, round(height * new_width / width))


def opened(file):
    """The file as a Pillow image of which only the header was read, and found to be within bounds."""
    head = first_bytes(file)
    try:
        image = Image.open(file, formats=OPENABLE)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many_pixels() from error
    except Exception as error:  # decoders raise what they like: OSError, SyntaxError, struct.error…
        raise PictureRefused(advice(head)) from error
    refuse_outsized(*image.size)
    return image


def first_bytes(file):
    """What the file begins with, leaving it at its start. Refuses empty and enormous files."""
    size = file.seek(0, io.SEEK_END) or file.tell()  # Django's in-memory uploads give None for seek()
    file.seek(0)
    if not size:
        raise PictureRefused("The file is empty. Save the picture again, then choose it once more.")
    if size > MOST_BYTES:
        megabytes = -(-size // 1024**2)
        raise PictureRefused(f"The file has {megabytes} MB; 50 MB are the most. Save it as JPEG, quality 90.")
    head = file.read(1024)
    file.seek(0)
    return head


def refuse_outsized(width, height):
    if width * height > MOST_PIXELS:
        raise too_many_pixels()
    if max(width, height) > MOST_LOPSIDED * min(width, height):
        raise PictureRefused(
            f"The picture has {width} × {height} pixels: more than {MOST_LOPSIDED} times as long as it is "
            "narrow. Crop it, or cut it into several."
        )


def too_many_pixels():
    return PictureRefused("The picture has more than 100 megapixels. Scale it down: 4,000 pixels wide do.")


def advice(head):
    """Why a file that begins with the bytes `head` is no picture, and what to do."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return "SVG drawings can carry scripts and are not taken. Export it as PNG, 2,000 pixels wide or more."
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head")):
        return "This is a web page, not a picture. Open it in a browser and save the picture itself."
    if start[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        return "HEIC is not taken. Export it as JPEG (on an iPhone: Settings, Camera, Most Compatible)."
    return (
        "This is no picture that can be read: it is damaged, or neither JPEG, PNG, WebP, AVIF nor GIF. "
        "Open it in a picture editor and save it as JPEG."
    )


def load(image):
    try:
        image.draft(None, (WIDTHS[-1], WIDTHS[-1]))  # a large JPEG is decoded at a half, quarter or eighth
        image.load()
    except Exception as error:  # see opened()
        raise damaged() from error


def decoded(image):
    """The picture as readers get it: upright, sRGB, opaque; at most about 4,000 pixels wide."""
    load(image)
    turn, profile = orientation(image), image.info.get("icc_profile")
    try:
        image = eight_bits(image)
        image = image.reduce(max(1, min(image.size) // WIDTHS[-1]))
        image = opaque(in_srgb(image, profile))
        return image.transpose(UPRIGHT[turn]) if turn in UPRIGHT else image
    except Exception as error:  # see opened()
        raise damaged() from error


def damaged():
    return PictureRefused(
        "The picture breaks off or is damaged. Send or export it once more, as JPEG if it goes on failing."
    )


def orientation(image):
    """EXIF's number for how the camera was held, 1 to 8: 1 where there is none or it is nonsense."""
    try:
        turn = image.getexif().get(ORIENTATION)
    except Exception:  # a broken EXIF block spoils no picture
        return 1
    return turn if turn in UPRIGHT else 1


def eight_bits(image):
    """The picture as L, CMYK, RGB or, where anything shows through, RGBA."""
    if image.mode.startswith("I;16"):
        return image.point(lambda level: level * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "CMYK", "RGB") else image.convert("RGB")


def in_srgb(image, profile):
    """Converted by the picture's own ICC profile; where that is missing or broken, by plain rules."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            return ImageCms.profileToProfile(image, io.BytesIO(profile), SRGB, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert(mode)


def opaque(image):
    """On white paper."""
    if image.mode != "RGBA":
        return image
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def kept(picture, pixels, width, format):
    """A Rendition, not saved yet, whose file is in the storage."""
    size = scaled(width, picture.width, picture.height)
    content = encoded(pixels.resize(size, Image.Resampling.LANCZOS), format)
    name = f"pictures/{hashlib.sha256(content).hexdigest()[:16]}-{width}.{ENCODINGS[format][0]}"
    keep_file(name, content)
    return Rendition(picture=picture, width=size[0], height=size[1], format=format, file=name, bytes=len(content))


def encoded(image, format):
    image.info.clear()  # neither profile nor EXIF nor comment goes out
    buffer = io.BytesIO()
    image.save(buffer, format, **ENCODINGS[format][1])
    return buffer.getvalue()


def keep_file(name, content):
    """Files named by what is in them are written once."""
    if default_storage.exists(name):
        return
    saved = default_storage.save(name, ContentFile(content))
    if saved != name:  # another worker wrote the same file meanwhile
        default_storage.delete(saved)
