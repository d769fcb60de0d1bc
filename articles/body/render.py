"""A kept body as readers get it."""

from urllib.parse import urljoin

from django.utils.safestring import mark_safe
from lxml import html
from lxml.html import builder as make

from . import tree

NEEDS_WORK = ("<figure", "<a ", "<table")


def render(source, pictures=None):
    """The body as safe HTML. `pictures`: safe HTML by the library's number; a figure whose picture is not among
    them is left out. Outside pictures become links, since a page requests nothing from a third party."""
    if not any(mark in source for mark in NEEDS_WORK):
        return mark_safe(source)
    root = tree.read(source)
    for figure in list(root.iter("figure")):
        _show_picture(figure, pictures or {})
    for link in root.iter("a"):
        if tree.outside(link.get("href")):
            link.set("rel", "noopener")
    for table in list(root.iter("table")):
        _let_scroll(table)
    return mark_safe(_inside(root))


def for_feed(source, site):
    """The body for feed readers: addresses whole, pictures of the library left out."""
    root = tree.read(source)
    for figure in list(root.iter("figure")):
        _show_picture(figure, {})
    for link in root.iter("a"):
        link.set("href", urljoin(f"{site}/", link.get("href", "")))
    return _inside(root)


def _show_picture(figure, pictures):
    number = figure.get("data-picture")
    if number is None:
        _link_outside_picture(figure)
    elif number.isdigit() and int(number) in pictures:
        figure.set("class", f"picture picture-{figure.attrib.pop('data-size', 'text')}")
        del figure.attrib["data-picture"]
        figure.insert(0, html.fragment_fromstring(pictures[int(number)]))
    else:
        figure.drop_tree()


def _link_outside_picture(figure):
    for image in list(figure.iter("img")):
        address = image.get("src", "")
        words = image.get("alt") or address.rpartition("/")[2] or address
        around = image.getparent()
        link = make.A(f"Picture: {words}", href=around.get("href", "") if around.tag == "a" else address)
        place = around if around.tag == "a" else image
        link.tail = place.tail
        figure.replace(place, link)
    figure.set("class", "outside-picture")


def _let_scroll(table):
    """A wide table scrolls inside itself, by keyboard too."""
    frame = make.DIV(tabindex="0", role="region", **{"class": "table-scroll", "aria-label": "Table"})
    frame.tail, table.tail = table.tail, None
    table.getparent().replace(table, frame)
    frame.append(table)


def _inside(root):
    whole = tree.write(root)
    return whole[whole.index(">") + 1 : whole.rindex("</")]
