"""Looks at a file: whether it is a picture, of which kind and size, and what is said in it."""

import logging

from .opening import SIDEWAYS, load, opened, orientation
from .said import words_of


def inspect(file):
    """Gives a dict of an open binary file: format (Pillow's name), width and height of the upright picture, words.

    Raises Refused. Size and dimensions are judged by the header; only then is the picture decoded, so that a file
    that breaks off is found out while its uploader is still there.
    """
    with opened(file) as image:
        format, (width, height) = image.format, image.size
        load(image)
        if orientation(image) >= SIDEWAYS:
            width, height = height, width
        return {"format": format, "width": width, "height": height, "words": said(image)}


def said(image):
    """What caption writers put into the file, as `words_of` gives it; nothing where that cannot be read."""
    try:
        return words_of(image)
    except Exception:  # broken metadata spoils no picture
        logging.exception("The words in the file could not be read.")
        return {}
