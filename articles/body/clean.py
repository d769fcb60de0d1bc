"""Foreign HTML into what a body may hold.

The body is built anew from what was read: blocks at the top, inline tags inside them. What is built is built
the same way again, so `clean(clean(x)) == clean(x)`.
"""

from itertools import groupby

from lxml.html import builder as make

from . import figures, inline, schema, tree
from .inline import filled, tag

LISTS = ("ul", "ol", "menu", "dir")


def clean(source, base=""):
    """Any HTML as a body we keep: allowed tags and attributes only, blocks at the top, no empty paragraphs.

    `base`: the address the HTML stood at, where its relative addresses are to be kept.
    """
    if not source.strip():
        return ""
    return "\n".join(tree.write(block) for block in blocks(tree.read(source, base)))


def blocks(element):
    """The blocks made of an element's content: loose text and inline tags become paragraphs."""
    return _gather(_parts(element))


def _parts(element):
    """What an element holds, in order: texts (perhaps None) and elements."""
    yield element.text
    for child in element:
        yield child
        yield child.tail


def _gather(parts):
    found, run = [], make.P()
    for part in parts:
        if part is None or isinstance(part, str):
            inline.add_text(run, part)
        elif inline.is_inline(part):
            inline.add(run, part)
        else:
            found += [*_closed(run), *_block(part)]
            run = make.P()
    return [*found, *_closed(run)]


def _closed(run):
    inline.trim(run)
    return [] if tree.is_blank(run) else [run]


def _block(element):
    """The blocks that one block of the source becomes, most often one."""
    build = BUILDERS.get(tag(element))
    return [block for block in build(element) if not tree.is_blank(block)] if build else blocks(element)


def _heading(element):
    return [filled(tag(element), element), *figures.set_down(element)]


def _preformatted(element):
    """Text alone. Line breaks at its start would be lost on the next reading."""
    for line_break in element.iter("br"):
        line_break.text = "\n"
    return [make.E.pre(element.text_content().lstrip("\n").rstrip()), *figures.set_down(element)]


def _rule(element):
    return [make.HR()]


def _quotation(element):
    if _is_too_deep(element):
        return blocks(element)
    quote = make.BLOCKQUOTE(*blocks(element))
    if "data-pull" in element.attrib:
        quote.set("data-pull", "")
    return [quote]


def _items(element):
    """A list: what is not an item becomes one, a list between items belongs to the item before it."""
    if _is_too_deep(element):
        return blocks(element)
    items = make.E(tag(element))
    for is_item, parts in groupby(_parts(element), key=_is_item):
        for inner in map(blocks, parts) if is_item else [_gather(parts)]:
            while inner and not is_item and inner[0].tag in LISTS and len(items):
                items[-1].append(inner.pop(0))
            if inner:
                items.append(make.LI(*inner))
    return [items]


def _is_item(part):
    return getattr(part, "tag", None) == "li"


def _is_too_deep(element):
    return sum(1 for _ in element.iterancestors("blockquote", *LISTS)) >= schema.MOST_LEVELS


def _table(element):
    """A table of its own rows; one that stands in a cell becomes text of the cell."""
    table = make.TABLE()
    for row in element.iter("tr"):
        if next(row.iterancestors("table")) is element and len(cells := _cells(row)):
            _part(table, "thead" if row.getparent().tag == "thead" else "tbody").append(cells)
    captions = [filled("p", caption) for caption in element.iterchildren("caption")]
    return [*captions, table, *figures.set_down(element)]


def _cells(row):
    cells = row.iterchildren("td", "th")
    return make.TR(*(filled(cell.tag, cell, figures.digits(cell, "colspan", "rowspan")) for cell in cells))


def _part(table, name):
    if not len(table) or table[-1].tag != name:
        table.append(make.E(name))
    return table[-1]


def _figure(element):
    """One picture, gallery or embed with its words, what else stood there behind it; a figure of anything else is
    opened up."""
    if figures.is_embed(element):
        return [*figures.embed(element), *blocks(element)]
    stored, images = figures.numbered(element), element.findall(".//img")
    if stored is None and (len(images) != 1 or element.find(".//figure") is not None):
        return blocks(element)
    caption = _caption(element)
    found = figures.picture(images[0]) if stored is None else [stored]
    if stored is None:
        images[0].drop_tree()
    if caption is not None:
        found = _under(found, caption)
    return [*found, *blocks(element)]


def _caption(element):
    """The first caption that says something, taken out of the figure; or None."""
    caption = next((each for each in element.iter("figcaption") if tree.text_of(each)), None)
    if caption is not None:
        caption.drop_tree()
    return caption


def _under(found, caption):
    if found and found[0].tag == "figure":
        found[0].append(filled("figcaption", caption))
        return found
    return [*found, filled("p", caption)]


def _box(element):
    """A box of stories. What stands in it is no part of it: only its numbers are kept."""
    return [*figures.box(element), *blocks(element)]


def _linked(element):
    """A link around whole blocks goes into each of them."""
    found, attributes = blocks(element), inline.link(element)
    for block in found if attributes else []:
        for text in block.iter("p", "h2", "h3"):
            if text.find(".//a") is None:
                _link(text, attributes)
    return found


def _link(block, attributes):
    link, kept = make.A(**attributes), dict(block.attrib)
    inline.add_content(link, block, ("a",))
    block.clear()
    block.attrib.update(kept)
    block.append(link)


def _player(element):
    return [*figures.player(element), *blocks(element)]


BUILDERS = {
    "h2": _heading,
    "h3": _heading,
    "pre": _preformatted,
    "hr": _rule,
    "blockquote": _quotation,
    "ul": _items,
    "ol": _items,
    "table": _table,
    "figure": _figure,
    "aside": _box,
    "img": figures.picture,
    "a": _linked,
    **dict.fromkeys(schema.PLAYERS, _player),
}
