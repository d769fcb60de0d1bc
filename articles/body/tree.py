"""HTML as a tree to work on. nh3 (html5ever) reads it, as browsers do; lxml holds what nh3 wrote."""

import re
from urllib.parse import urlsplit

import nh3
from lxml import html

from . import schema

HIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WIDE = {name: set(values) for name, values in schema.ATTRIBUTES.items()}
_WIDE |= {name: {"src"} for name in ("iframe", "embed", "video", "audio", "source")} | {"object": {"data"}}
_READER = nh3.Cleaner(
    tags=schema.TAGS | set(schema.RENAMED) | schema.CONTAINERS | schema.PLAYERS | {"caption"},
    attributes=_WIDE,
    clean_content_tags=schema.DROPPED_WHOLE,
    url_schemes=schema.SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def read(source):
    """Any text as an lxml `div` that holds the HTML in it, scripts and unknown tags gone."""
    sound = _READER.clean(UNSAFE.sub("", source))
    return html.fragment_fromstring(UNSAFE.sub("", sound), create_parent="div")


def write(element):
    """The element as HTML, without the text behind it."""
    return html.tostring(element, encoding="unicode", with_tail=False).replace("\r", "")


def text_of(element):
    return " ".join(element.text_content().split()).strip("\u200b\u2060\ufeff ")


def is_blank(element):
    """No text that shows, and nothing that shows without text."""
    if element.tag in ("hr", "img") or "data-picture" in element.attrib:
        return False
    return not text_of(element) and not element.xpath(".//img|.//hr|.//figure")


def safe_address(value, relative=True):
    """The address without hidden characters, or "" where it is neither http, https, mailto nor, if `relative`,
    one of this site's own (/…)."""
    address = HIDDEN.sub("", value or "")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme:
        return address if parts.scheme.lower() in schema.SCHEMES and (parts.netloc or parts.path) else ""
    return address if relative and address.startswith("/") and not address.startswith("//") else ""


def outside(value):
    """The address where it is one of the web, else ""."""
    address = safe_address(value, relative=False)
    return address if address.lower().startswith(("http://", "https://")) else ""
