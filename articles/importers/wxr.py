"""Reads a WordPress export (WXR, WordPress's extension of RSS) into plain records. Touches no database."""

import codecs
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from urllib.parse import unquote

from lxml import etree

from newsroom.text import line

WXR = ("{http://wordpress.org/export/", "{https://wordpress.org/export/")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
# What XML may not hold and old exports hold all the same; line ends stay, so that lines count on.
CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))
DECLARATION = re.compile(rb"""\s*<\?xml\b(?:[^>]*?\bencoding\s*=\s*["']([\w.-]+)["'])?[^>]*\?>""")
BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
PLACE = re.compile(r", line \d+, column \d+\Z")
ADVICE = "Make one in WordPress under Tools, Export, All content."
BEFORE_ROOT = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)


class BadExport(Exception):
    """The file cannot be read as a WordPress export. The message names file and line, and what would do."""


@dataclass(frozen=True)
class Person:
    login: str
    name: str


@dataclass(frozen=True)
class Term:
    """A category or tag: its slug, its name, the slug of the category above ("" for none)."""

    slug: str
    name: str
    parent: str = ""


@dataclass
class Item:
    """One <item>: a post, page, attachment … Text and HTML as the export has them.

    `date` is aware (UTC); where the export only tells `local_date`, naive and of the blog's own zone, it is None.
    `parent`, `order`, `address` and `alt` tell of an attachment; `lead_picture` is the id of the one over a post.
    """

    line: int
    id: str = ""
    type: str = ""
    status: str = ""
    title: str = ""
    slug: str = ""
    link: str = ""
    guid: str = ""
    creator: str = ""
    has_password: bool = False
    date: datetime | None = None
    local_date: datetime | None = None
    body: str = ""
    excerpt: str = ""
    parent: str = ""
    order: int = 0
    address: str = ""
    alt: str = ""
    lead_picture: str = ""
    categories: list = field(default_factory=list)
    tags: list = field(default_factory=list)

    def __str__(self):
        return f"line {self.line}, {self.type or 'item'} {self.id} “{line(self.title)[:60]}”"


@dataclass
class Export:
    """A whole export: the exporting site's address, its people, terms and items."""

    site: str
    people: list
    categories: list
    tags: list
    items: list


def read(path):
    """The Export in the file at `path`. Raises BadExport; entities are never resolved, nothing is fetched."""
    try:
        source = path.read_bytes()
    except OSError as error:
        raise BadExport(f"{path}: cannot be read ({error.strerror}).") from error
    sound = _in_utf8(source, path)
    _refuse_strangers(sound, path)
    # A post with pictures written into its text may be huge; what could explode is refused above.
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(sound, parser)
    except etree.XMLSyntaxError as error:
        trouble = f"{path}, line {error.lineno}: {PLACE.sub('', error.msg.splitlines()[0])}."
        raise BadExport(f"{trouble} The file is broken off or damaged: export it anew.") from error
    channel = root.find("channel")
    if channel is None or not _said(channel, "wxr_version"):
        raise BadExport(f"{path}, line {root.sourceline}: this feed is no WordPress export. {ADVICE}")
    return _export(channel)


def _in_utf8(source, path):
    """The file from its first tag on, in UTF-8, whatever its mark or first line names; its lines are kept."""
    mark = next((mark for mark in BYTE_ORDER_MARKS if source.startswith(mark)), b"")
    named = DECLARATION.match(source)
    encoding = BYTE_ORDER_MARKS.get(mark) or (named[1] if named and named[1] else b"utf-8").decode()
    try:
        sound = source[len(mark) :].decode(encoding).encode().translate(None, CONTROLS)
    except LookupError as error:
        raise BadExport(f"{path}, line 1: the encoding “{encoding}” is unknown. Save the file as UTF-8.") from error
    except UnicodeError as error:
        number = source[: getattr(error, "start", 0)].count(b"\n") + 1
        raise BadExport(
            f"{path}, line {number}: this is no text in {encoding}. The file is damaged, or is not written in the "
            "encoding that its first line names: export it anew."
        ) from error
    declaration = DECLARATION.match(sound)
    return b"\n" * declaration[0].count(b"\n") + sound[declaration.end() :] if declaration else sound


def _refuse_strangers(sound, path):
    start = BEFORE_ROOT.match(sound).end()
    place = f"{path}, line {sound.count(b'\n', 0, start) + 1}"
    if sound.startswith(b"<!DOCTYPE", start):
        raise BadExport(
            f"{place}: the file defines entities, which WordPress’s exports never do, and was not read. {ADVICE}"
        )
    if not sound.startswith(b"<rss", start):
        raise BadExport(f"{place}: this is no WordPress export. {ADVICE}")


def _export(channel):
    items = [_item(element) for element in channel.iterchildren("item")]
    people = [
        Person(login, _said(author, "author_display_name"))
        for author in _elements(channel, "author")
        if (login := _said(author, "author_login"))
    ]
    categories = [
        Term(_slug(each, "category_nicename"), _said(each, "cat_name"), _slug(each, "category_parent"))
        for each in _elements(channel, "category")
    ]
    tags = [Term(_slug(each, "tag_slug"), _said(each, "tag_name")) for each in _elements(channel, "tag")]
    site = _said(channel, "base_blog_url") or _text(channel.find("link"))
    return Export(site, people, categories, tags, items)


def _item(element):
    terms = [
        (term.get("domain"), Term(unquote(term.get("nicename", "")), _text(term)))
        for term in element.iterchildren("category")
    ]
    extras = {_said(each, "meta_key"): _said(each, "meta_value") for each in _elements(element, "postmeta")}
    return Item(
        line=element.sourceline,
        id=_said(element, "post_id"),
        type=_said(element, "post_type"),
        status=_said(element, "status"),
        title=_text(element.find("title")),
        slug=_slug(element, "post_name"),
        link=_text(element.find("link")),
        guid=_text(element.find("guid")),
        creator=_text(element.find(CREATOR)),
        has_password=bool(_said(element, "post_password")),
        date=_date(_said(element, "post_date_gmt"), UTC) or _published(_text(element.find("pubDate"))),
        local_date=_date(_said(element, "post_date")),
        body=_raw(element.find(CONTENT)),
        excerpt=next((_raw(each) for each in element if _is_excerpt(each)), ""),
        parent=_said(element, "post_parent"),
        order=_whole(_said(element, "menu_order")),
        address=_said(element, "attachment_url"),
        alt=extras.get("_wp_attachment_image_alt", ""),
        lead_picture=extras.get("_thumbnail_id", ""),
        categories=[term for domain, term in terms if domain == "category"],
        tags=[term for domain, term in terms if domain in ("post_tag", "tag")],
    )


def _is_excerpt(element):
    return isinstance(element.tag, str) and element.tag.endswith("/excerpt/}encoded")


def _elements(parent, name):
    """Children in WordPress's own namespace, of any version of the format (1.0, 1.1, 1.2)."""
    return [
        child
        for child in parent
        if isinstance(child.tag, str) and child.tag.startswith(WXR) and etree.QName(child).localname == name
    ]


def _said(parent, name):
    return next((_text(element) for element in _elements(parent, name)), "")


def _slug(parent, name):
    """Slugs of other scripts stand percent-encoded in an export."""
    return unquote(_said(parent, name))


def _raw(element):
    return "" if element is None else "".join(element.itertext())


def _text(element):
    return unescape(_raw(element)).strip()


def _date(text, zone=None):
    """An instant or, without a zone, a naive time; None for the zeros that WordPress writes for “not yet”."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
    except ValueError:
        return None


def _published(text):
    """RSS's own date of an item, which WordPress writes in UTC."""
    try:
        return datetime.strptime(text, "%a, %d %b %Y %H:%M:%S +0000").replace(tzinfo=UTC)
    except ValueError:
        return None


def _whole(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
