"""Pictures, players and frames: what a body shows that is not text."""

from lxml.html import builder as make

from . import inline, schema, tree


def picture(image):
    """An outside picture in a figure of its own, in the link it stood in; one without a web address leaves its
    description. A list of blocks."""
    address, alt = tree.outside(image.get("src")), " ".join(image.get("alt", "").split())
    if not address:
        return [make.P(f"[{alt}]")] if alt else []
    shown = make.IMG(src=address, alt=alt, **digits(image, "width", "height"))
    around = next(image.iterancestors("a"), None)
    link = inline.link(around) if around is not None else None
    return [make.FIGURE(make.A(shown, **link) if link else shown)]


def numbered(element):
    """The figure of a picture of the library in its stored form, or None where the element is none."""
    kept = digits(element, "data-picture")
    if not kept:
        return None
    size = element.get("data-size")
    return make.FIGURE(**kept, **({"data-size": size} if size in schema.SIZES else {}))


def player(element):
    """A player or frame leaves a plain link to what it would have fetched. A list of blocks."""
    address = tree.outside(element.get("src") or element.get("data"))
    return [make.P(make.A(address, href=address))] if address else []


def set_down(element):
    """The pictures and players in a block that only holds text, to stand behind it."""
    found = element.iter("img", *schema.PLAYERS)
    return [block for inner in found for block in (picture(inner) if inner.tag == "img" else player(inner))]


def digits(element, *names):
    """Those of the attributes that are a number of up to nine digits."""
    values = {name: element.get(name, "") for name in names}
    return {name: value for name, value in values.items() if value.isascii() and value.isdigit() and len(value) < 10}
