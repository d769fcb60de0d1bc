"""The words in a file that the camera wrote: who owns it, and when the picture was taken (CIPA DC-008)."""

import contextlib

ARTIST, COPYRIGHT, DETAILS, TAKEN = 0x013B, 0x8298, 0x8769, 0x9003


def read(image):
    """What is said, by the names of `said.filed`. The caption is left: cameras write their own names there."""
    said = image.getexif()
    artist = text(said.get(ARTIST))
    return {
        "creators": [artist] if artist else [],
        "rights_holder": text(said.get(COPYRIGHT)),
        "taken_on": text(said.get_ifd(DETAILS).get(TAKEN)),
    }


def text(value):
    """Pillow reads the bytes of such a field as Latin-1; most are UTF-8."""
    if not isinstance(value, str):
        return ""
    with contextlib.suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")
    return value.strip("\0 \r\n")
