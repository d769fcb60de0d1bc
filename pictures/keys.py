"""The keys of what pages print of a picture: strings, by which a kept page is known to be out of date.

picture:3           a page with the picture, or with the room for it: whether readers may see it, and which file it is
picture:3/3x2       its renditions in that crop; likewise /whole
pictures:0          where the largest file of one of the pictures 0 to 499 lies, for what names thousands of them
picture:3/alt       the library's description; likewise /caption and /credit
"""

from .shapes import CROPS

WORDS = ("alt", "caption", "credit")
IN_A_DRAWER = 500
EVERY_CROP = (*CROPS, "")


def picture(number):
    return f"picture:{number}"


def crop(number, name):
    """`name`: of `shapes.CROPS`, or "" for the whole."""
    return f"picture:{number}/{name or 'whole'}"


def drawer(number):
    """Of the largest print of any of the pictures with that number and its neighbours."""
    return f"pictures:{number // IN_A_DRAWER}"


def crops(picture, crop_name):
    """Of a Picture's renditions in a crop, and of the whole where that stands in for it."""
    return {crop(picture.pk, crop_name), crop(picture.pk, picture.made_crop(crop_name))}


def words(number, *columns):
    return {f"picture:{number}/{column}" for column in columns}
