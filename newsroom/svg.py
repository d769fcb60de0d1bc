"""Drawings that somebody uploads as the paper's logo: SVG without anything that runs, fetches or leads elsewhere.

What an SVG may hold is written down here; whatever a drawing programme adds for itself is left out, and what could do
harm is refused by name. So a logo is safe even where somebody opens it by its own address.
"""

import re
from typing import NamedTuple

from lxml import etree

MOST_BYTES = 200_000
SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
DRAWN = {
    *("svg", "g", "defs", "symbol", "use", "title", "desc", "style", "switch", "marker"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
    *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "filter"),
}
EFFECT = re.compile(r"fe(?!Image)[A-Z]\w+")
OF_THE_PROGRAMME = {"metadata"}
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"}
PAINT = re.compile(r"(?:fill|stroke|stop-color)\s*:\s*([^;}]+)")
PAINTS = ("fill", "stroke", "stop-color")
NAMED = {"black": "#000000", "currentcolor": "#000000", "white": "#ffffff"}
HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\Z")
LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)\s*(?:px)?\s*\Z")
OUTSIDE = re.compile(r"url\(\s*(?!['\"]?#)|@import|javascript:|expression\(", re.IGNORECASE)


class Unsound(ValueError):
    """The file cannot be a logo. Its text tells the uploader why, and how to mend it."""


class Drawing(NamedTuple):
    content: bytes
    width: int
    height: int


def sound(source):
    """The SVG (bytes) as the paper can hand it out, with its size in whole pixels. Raises Unsound."""
    if len(source) > MOST_BYTES:
        raise Unsound(
            f"The SVG has {len(source) // 1000} KB, and {MOST_BYTES // 1000} is the most: save it as plain SVG."
        )
    root = _read(source)
    for element in root.iter():
        if not _is_of_the_programme(element):
            _look_at(element)
    for element in [each for each in root.iter() if _is_of_the_programme(each)]:
        if element.getparent() is not None:
            element.getparent().remove(element)
    width, height = _size(root)
    return Drawing(etree.tostring(root, encoding="utf-8"), width, height)


def colours(content):
    """The colours (#rrggbb) that a sound SVG is painted with: a set, without those that are written in other ways than
    as # and digits, black or white. What has no colour is black."""
    root = _read(content)
    sheets = "".join(element.text or "" for element in root.iter(f"{{{SVG}}}style"))
    said = PAINT.findall(sheets)
    for element in root.iter():
        said += [element.get(name) for name in PAINTS if element.get(name)] + PAINT.findall(element.get("style", ""))
        if etree.QName(element).localname in SHAPES and not (sheets or _is_filled(element)):
            said.append("black")
    return set(filter(None, map(_colour, said)))


def _is_filled(element):
    """Whether it says what it is filled with, or something that it stands in does."""
    return any(each.get("fill") or "fill" in each.get("style", "") for each in (element, *element.iterancestors()))


def _colour(said):
    """As #rrggbb; None of what is no colour, and of one written in another way."""
    said = said.strip().lower()
    if found := HEX.match(said):
        digits = found[1]
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    return NAMED.get(said)


def _read(source):
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise Unsound(f"The file is no SVG that can be read ({error.msg}). Save it anew as plain SVG.") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise Unsound("The SVG declares entities, as Illustrator does. Save it as plain SVG, without them.")
    if root.tag != f"{{{SVG}}}svg":
        raise Unsound("The file is XML, but no SVG: it does not begin with <svg>.")
    return root


def _is_of_the_programme(element):
    """Whether it, or what it stands in, was written by a drawing programme for itself."""
    names = [etree.QName(each) for each in (element, *element.iterancestors())]
    return any(name.namespace != SVG or name.localname in OF_THE_PROGRAMME for name in names)


def _look_at(element):
    """Leaves out the attributes of a programme's own. Raises Unsound for what may not be in a logo."""
    name = etree.QName(element)
    if name.localname not in DRAWN and not EFFECT.fullmatch(name.localname):
        raise Unsound(f"The SVG holds <{name.localname}>, which a logo may not: take it out, and keep shapes and text.")
    if name.localname == "style" and OUTSIDE.search(element.text or ""):
        raise Unsound("The SVG’s style sheet fetches something from elsewhere. Put fonts and pictures into shapes.")
    for attribute, value in list(element.attrib.items()):
        _look_at_attribute(element, etree.QName(attribute), value)


def _look_at_attribute(element, name, value):
    if name.namespace not in (None, XLINK, XML):
        del element.attrib[name]
    elif name.localname.lower().startswith("on"):
        raise Unsound(f"The SVG runs a script ({name.localname}). Take it out: a logo only stands there.")
    elif (name.localname == "href" and not value.startswith("#")) or OUTSIDE.search(value):
        raise Unsound(f"The SVG leads elsewhere ({name.localname}=“{value[:60]}”). Put what it needs into the file.")


def _size(root):
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    said = [LENGTH.match(root.get(side, "")) for side in ("width", "height")]
    width, height = (float(each[1]) for each in said) if all(said) else box[2:4] if len(box) == 4 else (0, 0)
    if width <= 0 or height <= 0:
        raise Unsound("The SVG does not say how large it is. Give <svg> a viewBox, or a width and a height.")
    if len(box) != 4:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    return max(1, round(width)), max(1, round(height))
