"""The words in a file by IPTC's Information Interchange Model, version 4.2: agencies' pictures had them since 1991."""

from PIL import IptcImagePlugin

CODED_CHARACTER_SET, UTF8 = (1, 90), b"\x1b%G"
CREATORS, KEYWORDS = (2, 80), (2, 25)
TEXTS = {
    "caption": (2, 120),
    "credit": (2, 110),
    "source": (2, 115),
    "rights_holder": (2, 116),
    "notes": (2, 40),  # special instructions
    "taken_on": (2, 55),
    "usable_until": (2, 37),  # expiration date
}


def read(image):
    """What is said, by the names of `said.filed`; {} where the file has no such block."""
    block = IptcImagePlugin.getiptcinfo(image) or {}
    is_utf8 = UTF8 in listed(block.get(CODED_CHARACTER_SET))
    found = {name: ", ".join(texts(block.get(number), is_utf8)) for name, number in TEXTS.items()}
    return found | {"creators": texts(block.get(CREATORS), is_utf8), "keywords": texts(block.get(KEYWORDS), is_utf8)}


def listed(values):
    return [] if values is None else values if isinstance(values, list) else [values]


def texts(values, is_utf8):
    return [text for text in (decoded(value, is_utf8).strip("\0 \r\n") for value in listed(values)) if text]


def decoded(value, is_utf8):
    """Most programs write UTF-8 without saying so; the old ones wrote what Windows did."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8" if is_utf8 else "cp1252", errors="replace")
