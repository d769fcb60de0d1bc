"""What is uploaded for the paper to wear becomes an `Artwork`, or is refused with a sentence."""

import base64
from hashlib import blake2b

from django.core.exceptions import ValidationError

from newsroom import svg
from newsroom.models import Artwork
from newsroom.models.paper import ICONS
from pictures import hatch

MOST_PIXELS = 9_999  # that the size of an SVG is written down with: it is drawn at any
MOST_LOPSIDED = 12  # times as wide as high: more is a line, and no logo


def logo(file):
    """Keeps an uploaded SVG, PNG, WebP or JPEG as a logo. Returns the artwork's name. Raises ValidationError."""
    content, width, height, ending = _drawn(file) if _is_svg(file) else _pictured(file)
    if width > MOST_LOPSIDED * height or height > width * 2:
        raise ValidationError(
            f"The logo is {width} wide and {height} high. Crop it: at most {MOST_LOPSIDED} times as wide as high, "
            "and at most twice as high as wide."
        )
    return _kept(f"{_digest(content)}-{width}x{height}.{ending}", content)


def icon(file):
    """Keeps an uploaded square in all the sizes that browsers ask for. Returns what their names begin with."""
    if _is_svg(file):
        raise ValidationError("Telephones show no SVG as an icon. Export it as PNG, 512 × 512 pixels or more.")
    made = {size: base64.b64decode(found) for size, found in _asked("icons", file).items()}
    digest = _digest(made["512"])
    for size, ending in ICONS.items():
        _kept(f"{digest}-{ending}", made[size])
    return digest


def _drawn(file):
    try:
        drawing = svg.sound(file.read())
    except svg.Unsound as error:
        raise ValidationError(str(error)) from error
    scale = min(1, MOST_PIXELS / max(drawing.width, drawing.height))
    return drawing.content, max(1, round(scale * drawing.width)), max(1, round(scale * drawing.height)), "svg"


def _pictured(file):
    made = _asked("logo", file)
    return base64.b64decode(made["webp"]), *made["size"], "webp"


def _asked(what, file):
    try:
        return hatch.ask(what, file)
    except hatch.PictureRefused as refused:
        raise ValidationError(str(refused)) from refused


def _is_svg(file):
    head = file.read(2_000)
    file.seek(0)
    return file.name.lower().endswith(".svg") or b"<svg" in head


def _digest(content):
    return blake2b(content, digest_size=8).hexdigest()


def _kept(name, content):
    Artwork.objects.get_or_create(name=name, defaults={"content": content})
    return name
