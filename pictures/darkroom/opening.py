"""Opens a file as a picture: by its content, and by its header before a pixel is decoded."""

import io

from PIL import Image

from . import refusals
from .limits import MOST_BYTES, MOST_LOPSIDED, MOST_PIXELS

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
HEIC = {b"ftypheic", b"ftypheix", b"ftypheim", b"ftypheis", b"ftyphevc", b"ftyphevx", b"ftypmif1", b"ftypmsf1"}
LARGE = 1920  # pixels: a JPEG is decoded at a half, quarter or eighth, as long as neither side gets shorter than this

ORIENTATION = 0x0112  # EXIF's number for how the camera was held (CIPA DC-008)
SIDEWAYS = 5  # and more

# Pillow warns above this and refuses above its double, before it reserves memory: both are refusals here.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def opened(file):
    """The open binary file as a Pillow image of which only the header was read, and found to be within bounds."""
    head = first_bytes(file)
    try:
        image = Image.open(file, formats=[*FORMATS, *heic(head)])
    except Image.DecompressionBombError as error:
        raise refusals.too_many_pixels() from error
    except MemoryError:
        raise
    except Exception as error:  # decoders raise what they like: OSError, SyntaxError, struct.error…
        raise refusals.no_picture(head) from error
    refuse_outsized(*image.size)
    return image


def first_bytes(file):
    """What the file begins with, leaving it at its start. Refuses empty and enormous files."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if not size:
        raise refusals.empty()
    if size > MOST_BYTES:
        raise refusals.too_heavy(size)
    head = file.read(1024)
    file.seek(0)
    return head


def heic(head):
    """["HEIF"] for a file that begins as HEIC does, once Pillow can read it.

    The library takes as long to load as all the rest: other files are spared it.
    """
    if head[4:12] not in HEIC:
        return []
    import pillow_heif  # noqa: PLC0415

    pillow_heif.register_heif_opener(thumbnails=False)
    return ["HEIF"]


def refuse_outsized(width, height):
    if width * height > MOST_PIXELS:
        raise refusals.too_many_pixels()
    if max(width, height) > MOST_LOPSIDED * min(width, height):
        raise refusals.too_lopsided(width, height)


def load(image):
    """Decodes it: the first frame, where there are several."""
    try:
        image.draft(None, (LARGE, LARGE))
        image.load()
    except MemoryError:
        raise
    except Exception as error:  # see opened()
        raise refusals.damaged() from error


def orientation(image):
    """EXIF's number for how the camera was held, 1 to 8: 1 where there is none or it is nonsense."""
    try:
        turn = image.getexif().get(ORIENTATION)
    except Exception:  # a broken EXIF block spoils no picture
        return 1
    return turn if turn in range(1, 9) else 1
