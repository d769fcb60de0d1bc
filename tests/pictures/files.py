"""Picture files for tests, made when asked: each function gives bytes, or a Pillow image."""

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageCms, ImageDraw

CORNERS = {
    "red": (0, 0),
    "lime": (1, 0),
    "blue": (0, 1),
    "yellow": (1, 1),
}  # colour → quarter, across and down


def quarters(size=(640, 400)):
    """An RGB image whose four quarters are red and lime above, blue and yellow below."""
    image, (width, height) = Image.new("RGB", size), size
    for colour, (x, y) in CORNERS.items():
        left, top = x * width // 2, y * height // 2
        ImageDraw.Draw(image).rectangle([left, top, left + width // 2, top + height // 2], fill=colour)
    return image


def saved(image, format="JPEG", **options):
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def jpeg(size=(640, 400), **options):
    return saved(quarters(size), "JPEG", quality=95, **options)


def heic(size=(640, 400), **options):
    """As a telephone saves it."""
    buffer = io.BytesIO()
    pillow_heif.from_pillow(quarters(size)).save(buffer, quality=90, **options)
    return buffer.getvalue()


def png_header(width, height):
    """The first bytes of a PNG of any size, with next to no pixels in it."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in [
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"\0" * 64)),
            (b"IEND", b""),
        ]
    )


def animated_gif():
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "blue", "lime")]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)


def srgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def linear_grey_profile():
    """A minimal ICC v2 profile of a grey scanner whose numbers are proportional to light (ICC.1:2001-04)."""

    def s15(*numbers):
        return b"".join(struct.pack(">i", round(n * 65536)) for n in numbers)

    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 2) + b"L\0" + b"\0" * 78,
        b"cprt": b"text\0\0\0\0None\0\0\0\0",
        b"wtpt": b"XYZ \0\0\0\0" + s15(0.9642, 1.0, 0.8249),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">I", 0),
    }
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        content += b"\0" * (-len(content) % 4)
        table += name + struct.pack(">II", offset + len(body), len(content))
        body += content
    header = struct.pack(">I4sI4s4s4s", offset + len(body), b"\0\0\0\0", 0x02100000, b"scnr", b"GRAY", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + s15(0.9642, 1.0, 0.8249)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
