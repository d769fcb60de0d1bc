"""The keys of what pages print of a picture: strings, by which a kept page is known to be out of date.

picture:3           a page with the picture, or with the room for it: whether readers may see it, and which file it is
picture:3/3x2       its renditions in that crop; likewise /whole
picture:3/alt       the library's description; likewise /caption and /credit
"""

from .shapes import CROPS

WORDS = ("alt", "caption", "credit")
EVERY_CROP = (*CROPS, "")


def picture(number):
    return f"picture:{number}"


def crop(number, name):
    """`name`: of `shapes.CROPS`, or "" for the whole."""
    return f"picture:{number}/{name or 'whole'}"


def crops(picture, crop_name):
    """Of a Picture's renditions in a crop, and of the whole where that stands in for it."""
    return {crop(picture.pk, crop_name), crop(picture.pk, picture.made_crop(crop_name))}


def words(number, *columns):
    return {f"picture:{number}/{column}" for column in columns}
