"""HTML as a tree to work on. nh3 (html5ever) reads it, as browsers do; lxml holds just what nh3 read."""

import re
from urllib.parse import urljoin, urlsplit

import nh3
from lxml import etree, html

from newsroom.text import is_visible

from . import schema

SPACES = re.compile(r"[\x0b\x0c\x85]")  # line and page breaks of word processors
UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_WIDE = {name: set(values) for name, values in schema.ATTRIBUTES.items()}
_WIDE |= {name: {"src"} for name in ("iframe", "embed", "video", "audio", "source")} | {"object": {"data"}}
_READER = nh3.Cleaner(
    tags=schema.TAGS | set(schema.RENAMED) | schema.CONTAINERS | schema.PLAYERS | {"caption", "q"},
    attributes=_WIDE,
    clean_content_tags=schema.DROPPED_WHOLE,
    url_schemes=schema.SCHEMES,
    link_rel=None,
    strip_comments=True,
)
# A frame's content is for browsers without frames: html5ever hands it on as it stands, tags and all.
INSIDE_FRAME = re.compile(r"(<iframe[^>]*>).*?(?=</iframe>)", re.DOTALL)
TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
EMPTY_TAGS = {"br", "hr", "img", "embed", "source"}
SHOWS = {"data-picture", "data-gallery", "data-embed", "data-related"}  # attributes of what is filled in for readers
TABLE_PARTS = {"caption", "thead", "tbody", "tr", "th", "td"}
# Nesting that lxml and Python's own stack bear well; what is built of it nests half as deep (schema, clean).
DEEPEST = 80
# libxml2 (2.14) knows these for no empty tags, puts what follows into them, and closes them behind it.
CLOSED_IN_VAIN = re.compile(r"</(?:source|track|wbr)>")
_PARSER = html.XHTMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def read(source, base=""):
    """Any text as an lxml `div` that holds the HTML in it, scripts and unknown tags gone.

    Relative addresses are read from `base`, the address the HTML stood at; without one they stay.
    """
    sound = _sound(_READER.clean(_sound(source)))  # twice, since "&#11;" is a character only when it is read
    root = etree.fromstring(f"<div>{_as_xml(sound)}</div>", _PARSER)
    if base:
        for element in root.iter("a", "img", *schema.PLAYERS):
            _resolve(element, base)
    return root


def _sound(text):
    return UNSAFE.sub("", SPACES.sub(" ", text))


def _as_xml(sound):
    """What nh3 wrote, as XML: lxml's own reading of HTML would move and lose what browsers do not.

    Tags nested deeper than DEEPEST are left out, never their text, and a table's parts only with the table.
    """
    depth, cut = 0, None

    def as_xml(found):
        nonlocal depth, cut
        closing, name, attributes = found.groups()
        if name in EMPTY_TAGS:
            return f"<{name}{attributes}/>"
        depth += not closing
        if cut is None and depth > DEEPEST and name not in TABLE_PARTS:
            cut = depth
        is_cut = cut is not None
        if closing:
            cut = None if cut == depth else cut
            depth -= 1
        return "" if is_cut else found.group()

    return TAG.sub(as_xml, INSIDE_FRAME.sub(r"\1", sound)).replace("&nbsp;", "\xa0")


def _resolve(element, base):
    for name in {"href", "src", "data"} & set(element.attrib):
        try:
            element.set(name, urljoin(base, element.get(name).strip()))
        except ValueError:
            del element.attrib[name]


def write(element):
    """The element as HTML, without the text behind it."""
    return CLOSED_IN_VAIN.sub("", html.tostring(element, encoding="unicode", with_tail=False))


def text_of(element):
    return " ".join(element.text_content().split()).strip("\u200b\u2060\ufeff ")


def is_blank(element):
    """No text that shows, and nothing that shows without text."""
    if element.tag in ("hr", "img") or SHOWS.intersection(element.attrib):
        return False
    shows = next(element.iterdescendants("img", "hr", "figure", "aside"), None)
    return shows is None and not is_visible(element.text_content())


def safe_address(value, relative=True):
    """The address without hidden characters, or "" where it is neither http, https, mailto nor, if `relative`,
    one of this site's own (/…). “//example.org” and “www.example.org” are read as people mean them."""
    address = HIDDEN.sub("", value or "").strip().replace(" ", "%20")
    if address.startswith("//"):
        address = f"https:{address}"
    elif address.lower().startswith("www."):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme:
        return address if parts.scheme.lower() in schema.SCHEMES and (parts.netloc or parts.path) else ""
    return address if relative and address.startswith("/") and address[1:2] != "\\" else ""


def outside(value):
    """The address where it is one of the web, else ""."""
    address = safe_address(value, relative=False)
    return address if address.lower().startswith(("http://", "https://")) else ""
