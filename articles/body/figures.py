"""Pictures, players, frames and boxes: what a body shows that is not text."""

from lxml.html import builder as make

from . import embeds, inline, schema, tree


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
    """The figure of a picture or a gallery of the library in its stored form, or None where the element is none."""
    if kept := digits(element, "data-picture"):
        return make.FIGURE(**kept, **_size(element), **_alt(element))
    gallery = numbers(element.get("data-gallery", ""))
    return _gallery(element, gallery) if gallery else None


def _gallery(element, shown):
    figure = make.FIGURE(**{"data-gallery": _listed(shown)})
    said = take_said(element, shown)
    figure.extend(said[number] for number in shown if number in said)
    return figure


def take_said(gallery, shown):
    """What a gallery's figure says itself of the pictures of those numbers: by number a line as it is stored, of which
    the words are the caption and `data-alt` is the description.

    The lines that say so are taken out of it; another that is about the same picture is a line like any.
    """
    lines = {}
    for line in gallery.iter("p"):
        number = int(digits(line, "data-of").get("data-of", 0))
        if number in shown and next(line.iter("img", *schema.PLAYERS), None) is None:
            lines.setdefault(number, line)
    said = {number: inline.filled("p", line, {"data-of": str(number)} | _alt(line)) for number, line in lines.items()}
    for line in lines.values():
        line.clear(keep_tail=True)
        line.drop_tree()
    return {number: line for number, line in said.items() if "data-alt" in line.attrib or not tree.is_blank(line)}


def places(figure):
    """The pictures that a figure shows, each with the place it has: a size, or "gallery"."""
    if kept := digits(figure, "data-picture"):
        return [(int(kept["data-picture"]), _size(figure).get("data-size", "text"))]
    return [(number, "gallery") for number in numbers(figure.get("data-gallery", ""))]


def _size(element):
    size = element.get("data-size")
    return {"data-size": size} if size in schema.SIZES else {}


def _alt(element):
    alt = " ".join(tree.HIDDEN.sub(" ", element.get("data-alt", "")).split())[: schema.LONGEST_ALT].rstrip()
    return {"data-alt": alt} if alt else {}


def galleries(source):
    """The galleries of a body alone, a list of each as it is stored; a picture stands in the first that has it."""
    found, seen = [], set()
    for gallery in galleries_in(tree.read(source)):
        listed = numbers(gallery.get("data-gallery"))
        take_said(gallery, seen.intersection(listed))
        gallery.set("data-gallery", _listed(number for number in listed if number not in seen))
        seen.update(listed)
        found.append(tree.write(gallery))
    return found


def galleries_in(root):
    return root.findall(".//figure[@data-gallery]")


def is_embed(element):
    return bool(tree.outside(element.get("data-embed")))


def embed(element):
    """What stands for somebody else's page: its figure where a provider knows the address, else a plain link. The
    link it was kept with is taken out of the element. A list of one block."""
    asked = tree.outside(element.get("data-embed"))
    address, words = embeds.canonical(asked), _words_of_link(element) or asked
    link = make.A(words, href=address or asked)
    return [make.FIGURE(link, **{"data-embed": address}) if address else make.P(link)]


def _words_of_link(element):
    link = element.find(".//a")
    if link is None or not inline.is_inline(link) or link.find(".//img") is not None:
        return ""
    words = tree.text_of(link)
    link.drop_tree()
    return words


def box(element):
    """The box of those stories that the element names. A list of one block, or of none."""
    stories = numbers(element.get("data-related", ""))
    return [make.E.aside(**{"data-related": _listed(stories)})] if stories else []


def numbers(text):
    """The numbers between the commas of a text, each once, as the database knows them."""
    parts = (part.strip() for part in text.split(","))
    found = (int(part) for part in parts if _is_number(part))
    return list(dict.fromkeys(number for number in found if number))[: schema.MOST_IN_A_ROW]


def _listed(found):
    return ",".join(map(str, found))


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
    return {name: value for name, value in values.items() if _is_number(value)}


def _is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 10
