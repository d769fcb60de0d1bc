"""Photographs of 12 megapixels: those of a folder that are as large, and the largest of the others made so.

A small one is enlarged and given grain, so that its encoders have as much to do as with a real one of that size. It is
told from the real ones wherever a figure is printed.
"""

import io
from pathlib import Path

from PIL import Image, ImageChops

PIXELS = 12_000_000
LEAST = 1_500_000  # pixels: what is smaller is no photograph worth enlarging
GRAIN = 12  # standard deviation, of 255: that of a sensor at ISO 800 or so
QUALITY = 92  # of the JPEGs that cameras and enlargements are saved as


def of(folder, most):
    """At most so many (name, bytes of a JPEG, whether it is as large as it came), the largest first."""
    found = sorted(filter(None, map(measured, Path(folder).rglob("*"))), key=lambda each: -each[0])
    return [(path.name, *content(path, pixels)) for pixels, path in found[:most]]


def measured(path):
    """(pixels, path) of a JPEG that is large enough, or None."""
    if path.suffix.lower() not in (".jpg", ".jpeg") or not path.is_file():
        return None
    with Image.open(path) as image:
        pixels = image.width * image.height
    return (pixels, path) if pixels >= LEAST else None


def content(path, pixels):
    """(bytes, whether it is as large as it came)."""
    if pixels >= PIXELS:
        return path.read_bytes(), True
    return enlarged(path, (PIXELS / pixels) ** 0.5), False


def enlarged(path, times):
    with Image.open(path) as image:
        size = (round(image.width * times), round(image.height * times))
        large = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    grain = Image.effect_noise(size, GRAIN)  # about 128
    large = ImageChops.add(large, Image.merge("RGB", [grain] * 3), scale=1, offset=-128)
    buffer = io.BytesIO()
    large.save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()
