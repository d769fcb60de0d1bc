"""Colours as readers' screens want them: eight bits, sRGB, on white paper."""

import io

from PIL import Image, ImageCms

from pictures.shapes import LEVELS

SRGB = ImageCms.createProfile("sRGB")
FEW = 5  # colours a picture is thought to have, of which the commonest is its tint
SMALL = (48, 48)  # pixels: as many as its tint is looked for in


def eight_bits(image):
    """The picture as L, CMYK, RGB or, where anything shows through, RGBA."""
    if image.mode.startswith("I;16"):
        return image.point(lambda level: level * (1 / 256)).convert("L")
    if image.has_transparency_data and image.mode != "RGBA":
        return image.convert("RGBA")
    return image if image.mode in ("L", "CMYK", "RGB", "RGBA") else image.convert("RGB")


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


def tint(image):
    """The commonest colour of an RGB image, roughly: one of `shapes.TINTS`."""
    few = image.resize(SMALL, Image.Resampling.BOX).quantize(FEW)
    _, commonest = max(few.getcolors())
    channels = few.getpalette()[3 * commonest : 3 * commonest + 3]
    return "".join(min(LEVELS, key=lambda level: abs(int(level * 2, 16) - channel)) for channel in channels)
