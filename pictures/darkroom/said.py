"""What a file says of its own picture: caption, byline, credit, rights, keywords (XMP, IPTC IIM and EXIF)."""

import logging
from datetime import date

from . import exif, iim, xmp

TEXTS = ("alt", "caption", "source", "rights_holder", "licence", "notes")
LONGEST = 4_000  # characters of one text: more is no caption
MOST_KEYWORDS = 100


def words_of(image):
    """Gives a dict of those that are said: alt, caption, credit, source, rights_holder, licence, notes, keywords,
    taken_on, usable_until.

    `image` is a Pillow image that was loaded. Keywords are a list, days are “2026-11-26”, the others are text.
    XMP comes first, since IIM cuts what is long (IPTC Photo Metadata Standard 2024.1, and Metadata Working Group,
    Guidelines 2.0, 2.3).
    """
    found = {}
    for read in (xmp.read, iim.read, exif.read):
        for name, said in readable(read, image).items():
            if said and name not in found:
                found[name] = said
    return filed(found)


def readable(read, image):
    try:
        return read(image)
    except Exception:  # one broken block spoils neither the picture nor what the other blocks say
        logging.exception("The words in the file could not be read.")
        return {}


def filed(found):
    """What was found, as the library's fields."""
    words = {name: cut(found.get(name, "")) for name in TEXTS}
    words["credit"] = cut(credit(found.get("creators", []), found.get("credit", "")))
    words["keywords"] = list(dict.fromkeys(map(cut, found.get("keywords", []))))[:MOST_KEYWORDS]
    words |= {name: day(found.get(name, "")) for name in ("taken_on", "usable_until")}
    return {name: said for name, said in words.items() if said}


def cut(text):
    return text.strip()[:LONGEST]


def credit(creators, line):
    """Who made it and for whom, as printed: “Mei Tan / The Review”."""
    byline = ", ".join(map(cut, creators))
    return line if byline in line else f"{byline} / {line}" if line else byline


def day(text):
    """The day that “2017-07-13T17:01:00+00:00”, “2017:07:13 17:01:00” or “20170713” names, "" where they name none."""
    compact = text[:10].replace("-", "").replace(":", "")[:8]
    try:
        return date.fromisoformat(compact).isoformat() if len(compact) == 8 else ""
    except ValueError:
        return ""
