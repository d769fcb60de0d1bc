"""What a file says of itself is read from XMP, IIM and EXIF, and stands in the library's fields."""

import io
import struct
from datetime import date

import pytest
from PIL import Image

from pictures.darkroom.said import words_of
from pictures.models import Keyword

from . import files

PACKET = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''
 xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'
 xmlns:Iptc4xmpCore='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/' {attributes}>{properties}</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end='w'?>"""


def packet(properties="", attributes=""):
    return PACKET.format(properties=properties, attributes=attributes).encode()


def iim(*said):
    """The block of a JPEG that holds IIM: `said` are pairs of a data set's number and bytes."""
    sets = b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value for number, value in said)
    sets += b"\0" * (len(sets) % 2)
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(sets)) + sets
    body = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def with_iim(*said):
    content = files.jpeg((64, 40))
    return content[:2] + iim(*said) + content[2:]


def words(content):
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        return words_of(image)


def xmp_words(*said, format="JPEG", **attributes):
    return words(files.saved(files.quarters((64, 40)), format, xmp=packet(*said, **attributes)))


def test_the_press_photograph_fills_every_field(keep, press_photograph):
    picture = keep(press_photograph)
    assert picture.caption == "The description aka caption (ref2017.1)"
    assert picture.credit == "Creator1 (ref2017.1), Creator2 (ref2017.1) / Credit Line (ref2017.1)"
    assert picture.source == "Source (ref2017.1)"
    assert picture.rights_holder == "Copyright (Notice) 2017.1 IPTC - www.iptc.org (ref2017.1)"
    assert picture.licence == "Rights Usage Termns (ref2017.1)"
    assert picture.notes == "An Instruction (ref2017.1)"
    assert picture.taken_on == date(2017, 7, 13)
    assert sorted(picture.keywords.names()) == [f"Keyword{number}ref2017.1" for number in (1, 2, 3)]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_xmp_is_read_in_every_format(format):
    if format == "PNG":  # written as text, not as the other formats have it
        from_png = Image.open(io.BytesIO(files.saved(files.quarters((64, 40)), "PNG")))
        from_png.info["XML:com.adobe.xmp"] = packet(attributes="photoshop:Credit='Reuters'").decode()
        assert words_of(from_png) == {"credit": "Reuters"}
    else:
        assert xmp_words(attributes="photoshop:Credit='Reuters'", format=format) == {"credit": "Reuters"}


def test_a_packet_needs_no_frame():
    bare = packet(attributes="photoshop:Credit='Reuters'").split(b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>")[1]
    content = files.saved(files.quarters((64, 40)), "JPEG", xmp=bare.split(b"</x:xmpmeta>")[0])
    assert words(content) == {"credit": "Reuters"}


def test_a_language_of_its_own_stands_behind_the_one_for_all():
    said = (
        "<dc:description><rdf:Alt><rdf:li xml:lang='ms'>Feri</rdf:li><rdf:li xml:lang='x-default'>A ferry</rdf:li>"
        "</rdf:Alt></dc:description>"
    )
    assert xmp_words(said)["caption"] == "A ferry"


def test_a_description_for_those_who_cannot_see_it_is_read():
    name = "Iptc4xmpCore:AltTextAccessibility"
    said = f"<{name}><rdf:Alt><rdf:li>A ferry</rdf:li></rdf:Alt></{name}>"
    assert xmp_words(said) == {"alt": "A ferry"}


@pytest.mark.parametrize(
    ("creator", "line", "credit"),
    [
        ("Mei Tan", "The Review", "Mei Tan / The Review"),
        ("Mei Tan", "Mei Tan/AFP", "Mei Tan/AFP"),
        ("Mei Tan", "", "Mei Tan"),
    ],
)
def test_the_credit_names_who_made_it_once(creator, line, credit):
    said = f"<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>"
    assert xmp_words(said, attributes=f"photoshop:Credit='{line}'")["credit"] == credit


@pytest.mark.parametrize("coding", ["utf-8", "cp1252"])
def test_iim_is_read_in_the_coding_it_has(coding):
    said = words(with_iim((120, "Dägeling’s ferry".encode(coding)), (25, b"sea"), (25, b"ferry"), (37, b"20261203")))
    assert said == {"caption": "Dägeling’s ferry", "keywords": ["sea", "ferry"], "usable_until": "2026-12-03"}


@pytest.mark.parametrize("day", [b"2026", b"20261301", b"00000000", b"yesterday"])
def test_a_day_that_is_none_is_left_out(day):
    assert words(with_iim((55, day))) == {}


@pytest.mark.parametrize(
    "broken",
    [
        b"<x:xmpmeta",
        b"\xff" * 400,
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + packet(attributes="photoshop:Source='&b;'"),
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + packet(attributes="photoshop:Source='&a;'"),
    ],
)
def test_a_broken_or_hostile_packet_spoils_nothing(broken):
    said = words(files.saved(files.quarters((64, 40)), "JPEG", xmp=broken))
    assert not any("root" in each or "aaaa" in each for each in said.values())


def test_what_somebody_typed_is_better_than_what_the_file_says(keep, press_photograph):
    picture = keep(press_photograph, caption="A ferry", credit="", is_decorative=True, keywords=["sea"])
    assert (picture.caption, picture.credit[:8], list(picture.keywords.names())) == ("A ferry", "Creator1", ["sea"])


def test_words_that_are_too_long_are_cut_to_their_field(keep):
    xmp = packet(
        f"<dc:subject><rdf:Bag><rdf:li>{'k' * 300}</rdf:li></rdf:Bag></dc:subject>", f"photoshop:Credit='{'x' * 900}'"
    )
    picture = keep(files.saved(files.quarters((64, 40)), "JPEG", xmp=xmp))
    assert (len(picture.credit), len(picture.keywords.names()[0])) == (200, 100)


def test_a_keyword_is_known_in_any_case(keep):
    keep(files.jpeg(), keywords=["Sea"])
    keep(files.jpeg((500, 300)), keywords=["sea", "SEA", "🚢", "海"])
    assert sorted(Keyword.objects.values_list("name", flat=True)) == ["Sea", "海", "🚢"]
