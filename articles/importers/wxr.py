"""Reads a WordPress export (WXR, WordPress's extension of RSS) into plain records. Touches no database."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from urllib.parse import unquote

from lxml import etree

WXR = ("{http://wordpress.org/export/", "{https://wordpress.org/export/")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
# What XML may not hold and old exports hold all the same; line ends stay, so that lines count on.
CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))


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
    """One <item>: a post, page, attachment … `date` is aware (UTC), None where the export gives none."""

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
    body: str = ""
    excerpt: str = ""
    categories: list = field(default_factory=list)
    tags: list = field(default_factory=list)

    def __str__(self):
        return f"line {self.line}, {self.type or 'item'} {self.id} “{self.title[:60]}”"


@dataclass
class Export:
    """A whole export: the exporting site's address, its people, terms and items."""

    site: str
    people: dict
    categories: list
    tags: list
    items: list


def read(path):
    """The Export in the file at `path`. Raises BadExport; entities are never resolved, nothing is fetched."""
    try:
        source = path.read_bytes()
    except OSError as error:
        raise BadExport(f"{path}: cannot be read ({error.strerror}).") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=True)
    try:
        root = etree.fromstring(source.translate(None, CONTROLS), parser)
    except etree.XMLSyntaxError as error:
        raise BadExport(
            f"{path}, line {error.lineno}: {error.msg}. The file is broken off, damaged or not written in the encoding "
            "its first line names. Export it anew."
        ) from error
    _refuse_entities(path, root)
    channel = root.find("channel")
    if root.tag != "rss" or channel is None or not _said(channel, "wxr_version"):
        raise BadExport(f"{path}, line 1: this is no WordPress export. Make one under Tools, Export, All content.")
    return _export(channel)


def _refuse_entities(path, root):
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise BadExport(f"{path}, line 1: the file defines entities, which WordPress’s exports never do. Not read.")


def _export(channel):
    items = [_item(element) for element in channel.iterchildren("item")]
    people = {}
    for author in _elements(channel, "author"):
        login = _said(author, "author_login")
        people[login] = Person(login, _said(author, "author_display_name") or login)
    categories = [
        Term(_said(each, "category_nicename"), _said(each, "cat_name"), _said(each, "category_parent"))
        for each in _elements(channel, "category")
    ]
    tags = [Term(_said(each, "tag_slug"), _said(each, "tag_name")) for each in _elements(channel, "tag")]
    site = _said(channel, "base_blog_url") or _text(channel.find("link"))
    return Export(site, people, categories, tags, items)


def _item(element):
    terms = [
        (term.get("domain"), Term(unquote(term.get("nicename", "")), _text(term)))
        for term in element.iterchildren("category")
    ]
    return Item(
        line=element.sourceline,
        id=_said(element, "post_id"),
        type=_said(element, "post_type"),
        status=_said(element, "status"),
        title=_text(element.find("title")),
        slug=unquote(_said(element, "post_name")),
        link=_text(element.find("link")),
        guid=_text(element.find("guid")),
        creator=_text(element.find(CREATOR)),
        has_password=bool(_said(element, "post_password")),
        date=_date(_said(element, "post_date_gmt")) or _date(_said(element, "post_date")),
        body=_raw(element.find(CONTENT)),
        excerpt=next((_raw(each) for each in element if _is_excerpt(each)), ""),
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


def _raw(element):
    return "" if element is None else "".join(element.itertext())


def _text(element):
    return unescape(_raw(element)).strip()


def _date(text):
    if not text or text.startswith("0000"):
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
