"""What stays with a picture wherever it goes: who made it and whose it is. No place, no camera, nothing else."""

from PIL import Image

from .exif import text

# EXIF's numbers (CIPA DC-008) → the word of `said.words_of` that stands in where EXIF is silent.
KEPT = {0x013B: "credit", 0x8298: "rights_holder"}
LONGEST = 200  # bytes: they travel with each rendition


def bylines(image, words):
    """EXIF bytes with Artist and Copyright as the original has them, b"" where it names neither.

    `image` is a Pillow image, `words` what `said.words_of` gives.
    """
    kept, own = Image.Exif(), own_exif(image)
    for number, word in KEPT.items():
        if said := in_bytes(text(own.get(number))) or in_bytes(words.get(word)):
            kept[number] = said
    return kept.tobytes() if kept else b""


def own_exif(image):
    try:
        return dict(image.getexif())
    except Exception:  # a broken EXIF block spoils no picture
        return {}


def in_bytes(said):
    """UTF-8, as the Metadata Working Group advises for EXIF's text, in one line; b"" where it is no text."""
    if not isinstance(said, str):
        return b""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in said).split())
    return line.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").encode()
