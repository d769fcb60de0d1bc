"""A body in the encodings that browsers ask for, made once: how hard to press was measured in
docs/decisions/022-brotli.md."""

import gzip
from functools import lru_cache, partial

import brotli

GZIP_LEVEL = 6
BROTLI_QUALITY = 5
WORTH_IT = 256  # bytes below which a compressed body saves nothing
LONGEST = 500  # characters of a header that browsers never come near, and that is not worth remembering


PRESSES = {  # the best first
    "br": partial(brotli.compress, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
    "gzip": partial(gzip.compress, compresslevel=GZIP_LEVEL, mtime=0),
}


def compressed(body):
    """`body` (bytes) by encoding, the best first. Empty where it is too small to gain."""
    return {name: press(body) for name, press in PRESSES.items()} if len(body) >= WORTH_IT else {}


def chosen(header, among):
    """The first of the encodings `among` that an Accept-Encoding header takes, or ""."""
    if not header or len(header) > LONGEST:
        return ""
    taken = _taken(header)
    return next((each for each in among if each in taken), "")


@lru_cache(maxsize=256)
def _taken(header):
    """Names of the encodings that an Accept-Encoding header does not refuse (RFC 9110, section 12.5.3)."""
    pairs = [each.lower().replace(" ", "").partition(";q=") for each in header.split(",")]
    return {name for name, _, quality in pairs if quality.strip("0.") or not quality}
