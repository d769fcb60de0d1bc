"""Strategies for HTML as it comes: well formed, broken, hostile."""

from hypothesis import strategies as st

INLINE = ("strong", "b", "em", "i", "s", "del", "sub", "sup", "code", "kbd", "span", "u", "q", "cite", "font", "small")
BLOCKS = ("p", "div", "h1", "h2", "h3", "h5", "ul", "ol", "li", "blockquote", "pre", "section", "center", "dl", "dt")
BLOCKS += (
    "dd",
    "figure",
    "figcaption",
    "aside",
    "details",
    "summary",
    "form",
    "fieldset",
    "legend",
    "menu",
    "a",
    "nav",
    "main",
)
TABLES = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
HOSTILE_TAGS = ("script", "style", "svg", "math", "template", "noscript", "textarea", "select", "option", "title")
HOSTILE_TAGS += ("iframe", "object", "embed", "video", "audio", "source", "img", "xmp", "plaintext", "base", "link")
HOSTILE_TAGS += ("meta", "input", "button", "marquee", "frameset", "foreignobject", "annotation-xml", "mglyph", "x-y")
ATTRIBUTES = (
    "",
    ' href="https://example.org/a?b=1&amp;c=2"',
    " href='/money/'",
    ' href="javascript:alert(1)"',
    ' href=" jAva&#9;script&colon;alert(1)"',
    ' href="&#1;data:text/html,<script>alert(1)</script>"',
    ' href="vbscript:x" title="<b>&quot;"',
    " src=https://example.org/p.jpg alt='A mast > a market'",
    ' src="data:image/svg+xml,<svg onload=alert(1)>"',
    " src=x onerror=alert(1)",
    " onclick=alert(1) style='background:url(javascript:1)' class=x id=y",
    " data-picture=12 data-size=wide",
    " data-picture=-1",
    " data-pull",
    " data-picture=7 data-alt='A mast > a market'",
    " data-gallery='3,5,3,<b>'",
    " data-of=3",
    " data-gallery=javascript:alert(1)",
    " data-embed='https://youtu.be/dQw4w9WgXcQ?t=9'",
    " data-embed=https://example.org/film",
    " data-embed=' jAva&#9;script:alert(1)'",
    " data-related='4,9' data-picture=1",
    " data-related='x'",
    " colspan=2 rowspan='x'",
    " xlink:href=javascript:1 xmlns=http://www.w3.org/1999/xhtml",
    " data='https://example.org/film' srcdoc='<script>1</script>'",
    ' "<<',
    ' title="&#11;&#8;&#xffff;\x0c&apos;&lt;" href=/x',
)
RAW = [
    "<![CDATA[",
    "]]>",
    "<!doctype>",
    "<?php",
    "<",
    ">",
    "&",
    "&lt;script&gt;",
    "&#0;",
    "&#8;",
    "&#11;",
    "&#13;",
    "&#x85;",
    "&#xfffe;",
    "&#xd800;",
    "&#x1fffe;",
    "&nbsp;",
    "&hearts;",
    "&notin",
    "&apos;",
    "</",
    "<!--",
    "-->",
]
RAW += ["<!-- c -->", "\r", "\n\n", "\x0b", "\u2028", "\xad", "\u200b", "\xa0", "\x85", "\ud800", "\x00"]

words = st.text("abÄ日ก़ \n’<>&\"'\u202e", max_size=8)
tags = st.sampled_from(INLINE + BLOCKS + TABLES + HOSTILE_TAGS + ("br", "hr", "br/"))
opening = st.builds("<{}{}>".format, tags, st.sampled_from(ATTRIBUTES))
closing = st.builds("</{}>".format, tags)
soup = st.lists(st.one_of(words, opening, closing, st.sampled_from(RAW)), max_size=30).map("".join)


def _element(inside):
    names = st.sampled_from(INLINE + BLOCKS + TABLES)
    links = st.just('a href="https://example.org/"')
    within = st.lists(inside, min_size=1, max_size=4).map(" ".join)
    return st.builds(lambda tag, html: f"<{tag}>{html}</{tag.split()[0]}>", st.one_of(names, links), within)


trees = st.recursive(st.sampled_from(["@", "@", "@<br>@", "@<hr>"]), _element, max_leaves=25)


@st.composite
def with_words(draw):
    """Nested HTML in which every word is there once, and the words in order."""
    tree = draw(st.lists(trees, min_size=1, max_size=4).map(" ".join))
    parts = tree.split("@")
    found = [f"w{number}" for number in range(len(parts) - 1)]
    return "".join(part + word for part, word in zip(parts, [*found, ""], strict=True)), found
