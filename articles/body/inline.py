"""What stands inside one block: text, links, emphasis, line breaks."""

from lxml.html import builder as make

from . import schema, tree

BLOCKISH = schema.BLOCKS | schema.PARTS | schema.CONTAINERS | schema.PLAYERS | {"caption"}
MAY_NEST = {"sub", "sup"}


def tag(element):
    """The element's tag, or the one it becomes here."""
    return schema.RENAMED.get(element.tag, element.tag)


def is_inline(element):
    return tag(element) not in BLOCKISH and not any(tag(inner) in BLOCKISH for inner in element.iterdescendants())


def filled(name, element, attributes=None):
    """A new element holding the inline content of another, blocks in it opened up."""
    block = make.E(name, **(attributes or {}))
    add_content(block, element)
    trim(block)
    return block


def add_content(target, element, inside=()):
    add_text(target, element.text)
    for child in element:
        if child.tag != "img":
            add(target, child, inside)
        add_text(target, child.tail)


def add(target, element, inside=()):
    """An inline element with its content; a tag that is not ours, or stands in its like, leaves its content.

    `inside`: the inline tags that the target stands in, itself included.
    """
    name = tag(element)
    if name == "br":
        target.append(make.BR())
    elif name == "q":
        add_text(target, "“")
        add_content(target, element, inside)
        add_text(target, "”")
    elif (attributes := _kept(name, element, inside)) is None:
        _open_up(target, element, inside)
    else:
        inner = make.E(name, **attributes)
        add_content(inner, element, (*inside, name))
        target.append(inner)


def _kept(name, element, inside):
    """The attributes a tag keeps, or None where it is left out."""
    repeats = name in inside and name not in MAY_NEST
    if name not in schema.INLINE or repeats or len(inside) >= schema.MOST_LEVELS or not tree.text_of(element):
        return None
    return link(element) if name == "a" else {}


def _open_up(target, element, inside):
    """A block among inline content is divided from the words on either side."""
    is_block = tag(element) in BLOCKISH
    if is_block:
        _divide(target)
    add_content(target, element, inside)
    if is_block:
        _divide(target)


def _divide(target):
    text = target[-1].tail if len(target) else target.text
    if (len(target) or text) and not (text or "").endswith(" "):
        add_text(target, " ")


def link(element):
    """A link's attributes, or None where it leads nowhere that we allow."""
    address = tree.safe_address(element.get("href"))
    title = " ".join(element.get("title", "").split())
    if not address:
        return None
    return {"href": address, **({"title": title} if title else {})}


def add_text(target, text):
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def trim(block):
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
