"""Foreign HTML into what a body may hold.

The body is built anew from what was read: blocks at the top, inline tags inside them. What is built is built
the same way again, so `clean(clean(x)) == clean(x)`.
"""

from lxml.html import builder as make

from . import schema, tree

BLOCKISH = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "figure", "figcaption", "img"}
BLOCKISH |= schema.CONTAINERS | schema.PLAYERS | {"thead", "tbody", "tr", "td", "th", "caption"}
INLINE = schema.INLINE - {"br"}


def clean(source):
    """Any HTML as a body we keep: allowed tags and attributes only, blocks at the top, no empty paragraphs."""
    if not source.strip():
        return ""
    return "\n".join(tree.write(block) for block in blocks(tree.read(source)))


def blocks(element):
    """The blocks made of an element's content: loose text and inline tags become paragraphs."""
    found, run = [], make.P()
    _add_text(run, element.text)
    for child in element:
        if _is_inline(child):
            _add_inline(run, child)
        else:
            _close(found, run)
            found += _block(child)
            run = make.P()
        _add_text(run, child.tail)
    _close(found, run)
    return found


def _is_inline(element):
    return _tag(element) not in BLOCKISH and not any(_tag(inner) in BLOCKISH for inner in element.iterdescendants())


def _tag(element):
    return schema.RENAMED.get(element.tag, element.tag)


def _block(element):
    """The blocks that one block of the source becomes, most often one."""
    build = BUILDERS.get(_tag(element), blocks)
    return [block for block in build(element) if not tree.is_blank(block)]


def _heading(element):
    return [_filled(_tag(element), element), *_pictures(element)]


def _preformatted(element):
    block = make.E.pre()
    _add_text(block, element.text_content())
    return [block]


def _rule(element):
    return [make.HR()]


def _quotation(element):
    quote = make.BLOCKQUOTE(*blocks(element))
    if "data-pull" in element.attrib:
        quote.set("data-pull", "")
    return [quote]


def _items(element):
    """A list: what is not an item becomes one, a list between items belongs to the item before it."""
    items = make.E(element.tag)
    parts = [_loose(element.text), *(part for each in element for part in (each, _loose(each.tail)))]
    for child in parts:
        if child is None:
            continue
        inner = blocks(child) if child.tag == "li" else blocks(make.DIV(_copy(child)))
        if child.tag in ("ul", "ol") and len(items):
            items[-1].extend(inner)
        elif inner:
            items.append(make.LI(*inner))
    return [items]


def _loose(text):
    return make.P(text) if (text or "").strip() else None


def _copy(element):
    twin = element.__copy__()
    twin.tail = None
    return twin


def _table(element):
    table = make.TABLE()
    for row in element.iter("tr"):
        cells = make.TR()
        for cell in row.iterchildren("td", "th"):
            cells.append(_filled(cell.tag, cell, keep=_digits(cell, "colspan", "rowspan")))
        if len(cells):
            in_head = row.getparent().tag == "thead"
            _part(table, "thead" if in_head else "tbody").append(cells)
    captions = [make.P(tree.text_of(caption)) for caption in element.iter("caption")]
    return [*captions, table, *_pictures(element)]


def _part(table, tag):
    if not len(table) or table[-1].tag != tag:
        table.append(make.E(tag))
    return table[-1]


def _figure(element):
    """One picture with at most one caption; without a picture, its text as paragraphs."""
    captions = [caption for caption in element.iter("figcaption") if tree.text_of(caption)]
    caption = _filled("figcaption", captions[0]) if captions else None
    if number := _digits(element, "data-picture"):
        size = element.get("data-size")
        kept = {**number, **({"data-size": size} if size in schema.SIZES else {})}
        return [_framed(kept, caption)]
    pictures = _pictures(element)
    if not pictures:
        return blocks(make.DIV(*map(_copy, element), element.text or ""))
    if caption is not None and pictures[0].tag == "figure":
        pictures[0].append(caption)
        return pictures
    return [*pictures, *([_filled("p", caption)] if caption is not None else [])]


def _framed(attributes, *parts):
    return make.FIGURE(*(part for part in parts if part is not None), **attributes)


def _pictures(element):
    return [figure for image in element.iter("img") for figure in _picture(image)]


def _picture(image):
    """An outside picture in a figure of its own, in the link it stood in; one without a web address leaves its
    description."""
    address, alt = tree.outside(image.get("src")), " ".join(image.get("alt", "").split())
    if not address:
        return [make.P(f"[{alt}]")] if alt else []
    picture = make.IMG(src=address, alt=alt, **_digits(image, "width", "height"))
    around = image.getparent()
    link = _link(around) if around is not None and around.tag == "a" else None
    return [_framed({}, make.A(picture, **link) if link else picture)]


def _player(element):
    """A player or frame leaves a plain link to what it would have fetched."""
    address = tree.outside(element.get("src") or element.get("data"))
    link = [make.P(make.A(address, href=address))] if address else []
    return [*link, *blocks(element)]


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
    "img": _picture,
    **dict.fromkeys(schema.PLAYERS, _player),
}


def _digits(element, *names):
    """Those of the attributes that are a number of up to nine digits."""
    values = {name: element.get(name, "") for name in names}
    return {name: value for name, value in values.items() if value.isascii() and value.isdigit() and len(value) < 10}


def _filled(tag, element, keep=None):
    """A new element holding the inline content of another, blocks in it opened up."""
    filled = make.E(tag, **(keep or {}))
    _add_content(filled, element)
    _trim(filled)
    return filled


def _add_content(target, element):
    _add_text(target, element.text)
    for child in element:
        if child.tag != "img":
            _add_inline(target, child)
        _add_text(target, child.tail)


def _add_inline(target, element):
    """An inline element with its content; a tag that is not ours is left out and its content kept."""
    tag = _tag(element)
    if tag == "br":
        target.append(make.BR())
        return
    if tag in BLOCKISH and len(target) + len(target.text or "") and not _ends_in_space(target):
        _add_text(target, " ")
    attributes = _link(element) if tag == "a" else {}
    if tag not in INLINE or attributes is None or not tree.text_of(element):
        _add_content(target, element)
        return
    inner = make.E(tag, **attributes)
    _add_content(inner, element)
    target.append(inner)


def _ends_in_space(target):
    text = target[-1].tail if len(target) else target.text
    return (text or "").endswith(" ")


def _link(element):
    """A link's attributes, or None where it leads nowhere that we allow."""
    address = tree.safe_address(element.get("href"))
    title = " ".join(element.get("title", "").split())
    if not address:
        return None
    return {"href": address, **({"title": title} if title else {})}


def _add_text(target, text):
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def _close(found, run):
    _trim(run)
    if not tree.is_blank(run):
        found.append(run)


def _trim(block):
    """No white space and no line breaks at either end of a block."""
    block.text = (block.text or "").lstrip()
    while len(block) and block[0].tag == "br" and not block.text:
        block.text = (block[0].tail or "").lstrip()
        block.remove(block[0])
    while len(block) and block[-1].tag == "br" and not (block[-1].tail or "").strip():
        block.remove(block[-1])
    if len(block):
        block[-1].tail = (block[-1].tail or "").rstrip()
    else:
        block.text = block.text.rstrip()
