"""`{% picture %}`: the one way a page prints a picture of the library."""

from urllib.parse import urljoin

from django import template
from django.conf import settings

from newsroom.pagecache.naming import name

from .. import keys
from ..shapes import CROPS, OUTSIDE

register = template.Library()
MEANWHILE = {"40x21": "16x9"}  # stands in for a crop that has not been made yet
TYPES = {"avif": "image/avif", "webp": "image/webp"}  # the smallest first: browsers take the first they know
ACROSS = "92vw"  # of a narrow page: what site.css leaves between its margins
# Sharper than two pixels a point nobody sees a photograph, and at three it has twice the bytes:
# https://blog.twitter.com/engineering/en_us/topics/infrastructure/2019/capping-image-fidelity-on-ultra-high-resolution-devices
SHARP_ENOUGH = "(max-width: 40rem) and (min-resolution: 2.5dppx) 60vw"


@register.inclusion_tag("pictures/_picture.html")
def picture(picture, sizes=ACROSS, crop="", alt=None, priority=False):
    """Prints a Picture (its renditions prefetched), or the empty frame where it is withheld.

    `sizes` is what CSS makes of it; `crop` a name of `shapes.CROPS`, or the whole; `alt` what it shows, where the
    story says it in its own words (None leaves the picture's own, "" calls it decoration); `priority` that it is the
    first thing readers see.
    """
    name(
        keys.picture(picture.pk),
        *keys.crops(picture, crop),
        *([] if alt is not None else keys.words(picture.pk, "alt")),
    )
    if picture.is_withheld:
        return {"room": CROPS[crop].as_integer_ratio() if crop else (picture.width, picture.height)}
    if alt is None:
        name(*keys.words(picture.pk, "alt"))
    return {
        "image": picture.fallback(crop),
        "sources": [(type, srcset) for format, type in TYPES.items() if (srcset := picture.srcset(format, crop))],
        "srcset": picture.srcset("jpeg", crop),
        "tint": picture.tint,
        "sizes": f"{SHARP_ENOUGH}, {sizes}" if sizes.endswith(ACROSS) else sizes,
        "alt": picture.alt if alt is None else alt,
        "priority": priority,
    }


@register.simple_tag
def shared_picture(picture, wanted="40x21", alt=""):
    """What other sites show beside a link to a page: address (whole), width and height in pixels, alt; None without
    one, and where it is too small for them. `wanted`: the crop (a name of `shapes.CROPS`); `alt`: what the picture
    shows, where the story says it in its own words."""
    if not picture:
        return None
    crop = next(filter(picture.made_crop, (wanted, MEANWHILE.get(wanted, ""))), "")
    name(keys.picture(picture.pk), *keys.crops(picture, wanted), *keys.crops(picture, crop))
    if not picture.is_shown or (wanted in OUTSIDE and not picture.is_large_outside):
        return None
    rendition = picture.widest(crop)
    address = urljoin(settings.SITE_ADDRESS, rendition.get_absolute_url())
    name(*([] if alt else keys.words(picture.pk, "alt")))
    return {"address": address, "width": rendition.width, "height": rendition.height, "alt": alt or picture.alt}
