"""A kept body as readers get it.

What stands for something else is filled in by its kind: FILLERS names, by attribute, who does it. All that it is
filled with is handed in as safe HTML, made of the templates in `templates/articles/blocks/`.
"""

from typing import NamedTuple
from urllib.parse import urljoin

from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from lxml import html
from lxml.html import builder as make

from . import columns, figures, inline, tree

NEEDS_WORK = ("<figure", "<a ", "<table", "<aside")
FEW_LETTERS = 16  # of a table's cell, which a telephone may break after each word
KINDS = ("data-picture", "data-gallery", "data-embed", "data-related")


class Filling(NamedTuple):
    """Safe HTML: of pictures by number, or by number and place (12, "wide"); of embeds by address; of stories by
    number. Beside it, by number, captions that went with their pictures."""

    pictures: dict
    embeds: dict
    stories: dict
    gone: dict

    def picture(self, number, place):
        return self.pictures.get((number, place)) or self.pictures.get(number, "")


class Librarys(NamedTuple):
    """The captions that the library has of a body's pictures, and what an element says of its words (lang, dir)."""

    captions: set
    language: dict


def render(source, pictures=None, embeds=None, stories=None, gone=None, librarys=None, galleries=""):
    """The body as safe HTML, with what is handed in (see Filling) put in its places.

    A picture, gallery or box of which nothing is handed in is left out, an embed becomes a plain link. Outside
    pictures become links, since a page requests nothing from a third party. A caption that is just what `gone` has of
    its picture is the library's, and went together with the picture. Where the body is in another language than the
    library, `librarys` (see there) says so of the library's words in it. `galleries`: what their ids begin with, which
    end in their place among the galleries of the body.
    """
    if not any(mark in source for mark in NEEDS_WORK):
        return mark_safe(source)
    root = tree.read(source)
    for place, gallery in enumerate(figures.galleries_in(root) if galleries else (), 1):
        gallery.set("id", f"{galleries}-{place}")
    _fill(root, Filling(pictures or {}, embeds or {}, stories or {}, gone or {}))
    if librarys:
        _tell_apart(root, librarys)
    for link in root.iter("a"):
        if tree.outside(link.get("href")):
            link.set("rel", "noopener")
    for table in list(root.iter("table")):
        _let_scroll(table)
    return mark_safe(_inside(root))


def for_feed(source, site, stories=None, pictures=None):
    """The body for feed readers, as safe HTML: addresses whole, embeds and boxes as links, nothing that scrolls.

    `stories`, `pictures`: safe HTML as for `render`; of which nothing is handed in is left out.
    """
    root = tree.read(source)
    _fill(root, Filling(pictures or {}, {}, stories or {}, {}))
    for link in root.iter("a"):
        link.set("href", urljoin(f"{site}/", link.get("href", "")))
    return mark_safe(_inside(root))


def _tell_apart(root, librarys):
    """Credits are always the library's; a caption is where the story has taken it over as it is."""
    for words in (*root.iter("figcaption"), *root.find_class("gallery__words")):
        is_plain = all("credit" in child.classes for child in words)
        if is_plain and (words.text or "").strip() in librarys.captions:
            _say_language(words, librarys.language)
    for credit in root.find_class("credit"):
        _say_language(credit, librarys.language)


def _say_language(element, language):
    """Of the words at its beginning: within it, so that they stand where the words around them do."""
    words = make.SPAN(element.text.strip(), **language)
    words.tail, element.text = " " if len(element) else None, None
    element.insert(0, words)


def _fill(root, filling):
    for element in list(root.iter("figure", "aside")):
        kind = next((kind for kind in KINDS if kind in element.attrib), None)
        FILLERS[kind](element, filling)


def _fill_picture(figure, filling):
    [(number, place)] = figures.places(figure) or [(0, "")]
    shown = filling.picture(number, place)
    if not shown:
        return figure.drop_tree()
    _put(figure, shown)
    for caption in figure.findall("figcaption"):
        if tree.text_of(caption) == filling.gone.get(number):
            figure.remove(caption)
    for credit in figure.findall("p[@class='credit']"):
        figure.remove(credit)
        _say_credit(figure, tree.text_of(credit))
    if alt := figure.attrib.pop("data-alt", ""):
        _describe(figure, alt)
    _become(figure, f"picture picture-{place}")


def _fill_gallery(figure, filling):
    places = figures.places(figure)
    said = figures.take_said(figure, [number for number, _ in places])
    shown = [(number, each) for number, place in places if (each := filling.picture(number, place))]
    if not shown:
        return figure.drop_tree()
    items = [_worded(_item(each), said.get(number), filling.gone.get(number)) for number, each in shown]
    figure.insert(0, make.UL(*items, **{"class": "gallery__pictures"}))
    _credit_once(figure, items)
    _become(figure, f"gallery gallery-{_in_a_row(len(shown))}")


def _credit_once(figure, items):
    """A credit that all pictures of a gallery have is said behind its caption, and not under each."""
    pictured = [item for item in items if item.find(".//img") is not None]
    said = [credit for item in pictured for credit in item.find_class("credit")]
    if len(pictured) < 2 or len(said) < len(pictured) or len({*map(tree.text_of, said)}) > 1:
        return
    for credit in said:
        words = credit.getparent()
        words.remove(credit)
        inline.trim(words)
        if tree.is_blank(words):
            words.drop_tree()
    _say_credit(figure, tree.text_of(said[0]))


def _say_credit(figure, credit):
    caption = figure.find("figcaption")
    if caption is None:
        figure.append(make.P(credit, **{"class": "credit"}))
        return
    inline.add_text(caption, " ")
    caption.append(make.SPAN(credit, **{"class": "credit"}))


def _worded(item, line, gone):
    """A picture of a gallery with what the story says of it, a line or None, in the place of the library's words."""
    if line is None:
        return item
    if tree.text_of(line) not in ("", gone):
        _caption(item, line)
    if alt := line.get("data-alt"):
        _describe(item, alt)
    return item


def _caption(item, line):
    words = next(iter(item.find_class("gallery__words")), None)
    if words is None:
        words = make.P(**{"class": "gallery__words"})
        item.append(words)
    credits, words[:], words.text = list(words), [], None
    inline.add_content(words, line)
    if credits:
        inline.add_text(words, " ")
        words.extend(credits)


def _describe(element, alt):
    for image in element.iter("img"):
        image.set("alt", alt)
    for link in element.iter("a"):  # now named by what it shows
        link.attrib.pop("aria-label", None)


def _in_a_row(number):
    """Columns that leave no picture alone in the last row, where the number allows it."""
    return number if number < 4 else (2 if number == 4 else 3)


def _fill_embed(figure, filling):
    shown = filling.embeds.get(figure.get("data-embed"), "")
    kept = list(figure)
    if shown:
        _put(figure, shown)
        for element in kept:
            figure.remove(element)
    _become(figure, "embed" if shown else "embed embed--link")


def _fill_box(box, filling):
    shown = [each for number in figures.numbers(box.get("data-related")) if (each := filling.stories.get(number))]
    if not shown:
        return box.drop_tree()
    title = gettext("Read on")
    box.append(make.P(title, **{"class": "related-box__title"}))
    box.append(make.UL(*map(_item, shown)))
    box.set("aria-label", title)
    _become(box, "related-box")


def _link_outside_picture(element, filling):
    """Of any other figure. Another aside, of an old body, is opened up."""
    if element.tag == "aside":
        return element.drop_tag()
    for image in list(element.iter("img")):
        address = image.get("src", "")
        words = image.get("alt") or address.rpartition("/")[2] or address
        around = image.getparent()
        link = make.A(f"Picture: {words}", href=around.get("href", "") if around.tag == "a" else address)
        place = around if around.tag == "a" else image
        link.tail = place.tail
        element.replace(place, link)
    element.set("class", "outside-picture")


FILLERS = {
    "data-picture": _fill_picture,
    "data-gallery": _fill_gallery,
    "data-embed": _fill_embed,
    "data-related": _fill_box,
    None: _link_outside_picture,
}


def _put(element, shown):
    """Safe HTML at the beginning of an element."""
    for place, piece in enumerate(html.fragments_fromstring(shown.strip(), no_leading_text=True)):
        element.insert(place, piece)


def _item(shown):
    item = make.LI()
    _put(item, shown)
    return item


def _become(element, names):
    """Without what only the desk needs, and with classes for the page."""
    for name in (*KINDS, "data-size"):
        element.attrib.pop(name, None)
    element.set("class", names)


def _let_scroll(table):
    """A wide table scrolls inside itself, by keyboard too, under the name of its columns. A head without words, as in
    the corner over heads of rows, is no head: those who hear the page would be told of one that says nothing."""
    frame = make.DIV(tabindex="0", role="region", **{"class": "table-scroll", "aria-label": _name_of(table)})
    frame.tail, table.tail = table.tail, None
    table.getparent().replace(table, frame)
    frame.append(table)
    for cell in list(table.iter("th")):
        cell.tag = "th" if tree.text_of(cell) else "td"
    for cell in table.iter("td"):
        if len(tree.text_of(cell)) > FEW_LETTERS:
            cell.set("class", "wordy")
    _align(table)


def _align(table):
    """Numbers stand one under another, their signs before them where lines run from the right, too."""
    for cell in columns.numbers(table):
        cell.set("class", "number")
        if cell.tag == "td" and columns.reads_alone(cell):
            cell.set("dir", "ltr")


def _name_of(table):
    """What its first row says of its columns, where that is a row of heads."""
    cells = next(table.iter("tr"), ())
    heads = ", ".join(tree.text_of(cell) for cell in cells if cell.tag == "th" and tree.text_of(cell))
    return gettext("Table: %(columns)s") % {"columns": heads} if heads else gettext("Table")


def _inside(root):
    whole = tree.write(root)
    return whole[whole.index(">") + 1 : whole.rindex("</")]
