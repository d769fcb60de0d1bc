"""A logo that is an SVG runs nothing, fetches nothing and leads nowhere."""

import pytest

from newsroom import svg

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 10">'


def drawing(inside, start=START):
    return f"{start}{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (drawing("<script>alert(1)</script>"), "<script>"),
        (drawing('<path onclick="alert(1)" d="M0 0"/>'), "onclick"),
        (drawing('<path ONLOAD="alert(1)" d="M0 0"/>'), "ONLOAD"),
        (drawing("<foreignObject><p/></foreignObject>"), "<foreignObject>"),
        (drawing('<image href="https://spy.example/x.png"/>'), "<image>"),
        (drawing('<a href="https://spy.example/"><path d="M0 0"/></a>'), "<a>"),
        (drawing('<use xlink:href="https://spy.example/#x"/>'), "leads elsewhere"),
        (drawing('<path fill="url(https://spy.example/#x)" d="M0 0"/>'), "leads elsewhere"),
        (drawing("<style>@import 'https://spy.example/x.css'</style>"), "style sheet"),
        (drawing('<set attributeName="href" to="javascript:alert(1)"/>'), "<set>"),
        (drawing('<filter id="f"><feImage href="#x"/></filter>'), "<feImage>"),
        (b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("&x;"), "entities"),
        (drawing("", start='<svg xmlns="http://www.w3.org/2000/svg">'), "how large"),
        (b"<p>hello</p>", "no SVG"),
        (b"\x89PNG", "no SVG"),
        (drawing(" " * svg.MOST_BYTES), "KB"),
    ],
)
def test_what_could_do_harm_is_refused_by_name(source, said):
    with pytest.raises(svg.Unsound, match=said):
        svg.sound(source)


def test_a_plain_drawing_stays_and_loses_what_its_programme_wrote():
    inside = (
        "<metadata><x/></metadata><metadata><script>x</script></metadata>"
        '<i:view xmlns:i="http://www.inkscape.org/" i:zoom="2"/><!-- mine -->'
        '<defs><linearGradient id="g"><stop offset="1" style="stop-color:#900"/></linearGradient></defs>'
        '<rect width="40" height="10" fill="url(#g)"/><text>Paper</text>'
    )
    content, width, height = svg.sound(drawing(inside))
    assert (width, height) == (40, 10)
    assert b"url(#g)" in content and b"Paper" in content
    assert not any(gone in content for gone in (b"metadata", b"zoom", b"mine"))
