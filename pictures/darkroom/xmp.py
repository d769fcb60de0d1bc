"""The words in a file by XMP (ISO 16684-1): RDF, of which a picture has one small graph."""

from itertools import chain

from lxml import etree

MOST_BYTES = 1024 * 1024
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
CREATIVE_COMMONS = "{http://creativecommons.org/ns#}"
LANGUAGE, ANY_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang", "x-default"

# For each of our names the properties that may say it, the best first.
TEXTS = {
    "alt": [f"{IPTC}AltTextAccessibility"],
    "caption": [f"{DC}description"],
    "credit": [f"{PHOTOSHOP}Credit"],
    "source": [f"{PHOTOSHOP}Source"],
    "rights_holder": [f"{DC}rights", f"{RIGHTS}Owner"],
    "licence": [f"{RIGHTS}UsageTerms", f"{CREATIVE_COMMONS}license", f"{RIGHTS}WebStatement"],
    "notes": [f"{PHOTOSHOP}Instructions"],
    "taken_on": [f"{PHOTOSHOP}DateCreated", f"{XMP}CreateDate"],
}
LISTS = {"creators": f"{DC}creator", "keywords": f"{DC}subject"}


def read(image):
    """What is said, by the names of `said.filed`; {} where the file has no such packet."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    if not packet or len(packet) > MOST_BYTES or b"<!DOCTYPE" in packet:  # XMP has none: it would be for mischief
        return {}
    properties = properties_of(parsed(packet))
    found = {name: first(properties, names) for name, names in TEXTS.items()}
    return found | {name: properties.get(each, []) for name, each in LISTS.items()}


def parsed(packet):
    """The packet as a tree, None where it is none. No entity is followed, no other file read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(packet.strip(b"\0 \r\n"), parser)


def properties_of(tree):
    """The properties of the picture itself, by name: lists of texts, the one for any language first."""
    found = {}
    graphs = [] if tree is None else tree.iter(f"{RDF}RDF")  # with or without the <x:xmpmeta> around it
    for about in chain.from_iterable(graph.iterchildren(f"{RDF}Description") for graph in graphs):
        for name, value in about.attrib.items():  # a short form, for what is one text
            found.setdefault(name, [value])
        for each in about.iterchildren(etree.Element):
            found.setdefault(each.tag, texts(each))
    return found


def texts(element):
    """What a property says: the items of its list, its address, or its text."""
    items = element.findall(f"{RDF}*/{RDF}li")
    items.sort(key=lambda item: item.get(LANGUAGE) not in (None, ANY_LANGUAGE))
    said = [item.text for item in items] if items else [element.get(f"{RDF}resource") or element.text]
    return [text.strip() for text in said if text and text.strip()]


def first(properties, names):
    return next((properties[name][0] for name in names if properties.get(name)), "")
