"""Why a file is not taken: sentences for whoever uploads it, each with what to do."""

from .limits import MOST_BYTES, MOST_LOPSIDED


class Refused(Exception):
    """The file cannot be a picture of ours. Its text tells the uploader what is wrong and how to mend it."""


def empty():
    return Refused("The file is empty. Save the picture again, then choose it once more.")


def too_heavy(size):
    """`size` in bytes."""
    megabytes, most = -(-size // 1024**2), MOST_BYTES // 1024**2
    return Refused(f"The file has {megabytes} MB; {most} MB are the most. Save it as JPEG, quality 90.")


def too_many_pixels():
    return Refused("The picture has more than 100 megapixels. Scale it down: 4,000 pixels wide do.")


def too_lopsided(width, height):
    return Refused(
        f"The picture has {width} × {height} pixels: more than {MOST_LOPSIDED} times as long as it is narrow. "
        "Crop it, or cut it into several."
    )


def too_costly():
    return Refused(
        "The picture takes more memory or time to open than any photograph needs. "
        "Save it as JPEG, at most 4,000 pixels wide."
    )


def damaged():
    return Refused("The picture breaks off or is damaged. Send or export it once more, as JPEG if it goes on failing.")


# What a file that is no picture begins with, behind spaces and a byte order mark, in small letters → what to do.
ADVICE = [
    ((b"<svg",), "SVG drawings can carry scripts and are not taken. Export it as PNG, 2,000 pixels wide or more."),
    (
        (b"<!doctype", b"<html", b"<?xml", b"<head"),
        "This is a web page, not a picture. Open it in a browser and save the picture itself.",
    ),
    (
        (b"%!ps", b"\xc5\xd0\xd3\xc6"),
        "This is an EPS drawing, which is a program, and is not taken. Export it as PNG, 2,000 pixels wide or more.",
    ),
    ((b"%pdf",), "This is a PDF, not a picture. Export its page or the picture in it as JPEG or PNG."),
    ((b"8bps",), "This is a Photoshop file. Save a copy as JPEG, quality 90, and send that."),
    ((b"ii*\0", b"mm\0*"), "This is a TIFF or a raw file of a camera. Export it as JPEG, quality 90."),
]
OTHERWISE = (
    "This is no picture that can be read: it is damaged, or neither JPEG, PNG, WebP, AVIF, HEIC nor GIF. "
    "Open it in a picture editor and save it as JPEG."
)


def no_picture(head):
    """For a file that begins with the bytes `head`."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return Refused(ADVICE[0][1])
    return Refused(next((sentence for starts, sentence in ADVICE if start.startswith(starts)), OTHERWISE))
