"""What foreign HTML becomes, case by case."""

import pytest

from articles import body
from articles.body import schema

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
EMBED = f'<figure data-embed="{VIDEO}"><a href="{VIDEO}">The ferry leaves</a></figure>'
PICTURE = '<img src="https://example.org/mast.jpg" alt="A mast">'
KEPT = [
    "<p><strong>Strong</strong>, <em>leaning</em>, <s>gone</s>, H<sub>2</sub>O, 2<sup>nd</sup>, <code>ls</code></p>",
    "<h2>A ledger</h2>\n<h3>Of fish</h3>",
    "<ul><li><p>one</p></li><li><p>two</p><ol><li><p>deeper</p></li></ol></li></ul>",
    "<blockquote><p>It grew.</p></blockquote>",
    '<blockquote data-pull=""><p>It grew.</p></blockquote>',
    "<pre>if wind:\n    wait()</pre>",
    "<p>before</p>\n<hr>\n<p>after</p>",
    "<p>one<br>two</p>",
    '<p><a href="https://example.org/a?b=1&amp;c=2" title="A mast">there</a> <a href="/money/">here</a></p>',
    '<p><a href="mailto:desk@example.org">write</a></p>',
    '<table><thead><tr><th>Town</th></tr></thead><tbody><tr><td colspan="2">Ferry</td></tr></tbody></table>',
    '<figure data-picture="12" data-size="wide"><figcaption>A mast, <em>Mersing</em></figcaption></figure>',
    '<figure data-picture="12" data-size="full" data-alt="Six men at a rope"></figure>',
    '<figure data-gallery="3,5"><figcaption>Two <em>masts</em></figcaption></figure>',
    '<figure data-gallery="3,5"><p data-of="3" data-alt="A boat">At six</p><p data-of="5">At nine</p>'
    "<figcaption>Two masts</figcaption></figure>",
    '<figure data-gallery="3,5"><p data-of="5" data-alt="A boat"></p></figure>',
    EMBED,
    '<aside data-related="4,9"></aside>',
    f"<figure>{PICTURE}<figcaption>A mast</figcaption></figure>",
    f'<figure><a href="https://example.org/">{PICTURE}</a></figure>',
]


@pytest.mark.parametrize("html", KEPT)
def test_what_a_body_may_hold_is_kept_as_it_is(html):
    assert body.clean(html) == html


BECOMES = {
    "loose text is a paragraph": ("text", "<p>text</p>"),
    "runs between blocks are paragraphs": (
        "a<h2>b</h2>c <b>d</b>",
        "<p>a</p>\n<h2>b</h2>\n<p>c <strong>d</strong></p>",
    ),
    "headings come down to two levels": ("<h1>a</h1><h4>b</h4>", "<h2>a</h2>\n<h3>b</h3>"),
    "old names of tags": ("<b>a</b><i>b</i><strike>c</strike>", "<p><strong>a</strong><em>b</em><s>c</s></p>"),
    "a title of a work leans": ("<cite>Hikayat</cite>", "<p><em>Hikayat</em></p>"),
    "quotation marks are written out": ("<q>It grew</q>, he said", "<p>“It grew”, he said</p>"),
    "unknown tags leave their text": ("<font color=red>a</font><x-y>b</x-y>", "<p>ab</p>"),
    "containers are opened up": ("<div>a<section>b</section></div>", "<p>a</p>\n<p>b</p>"),
    "a summary is no part of the first sentence": ("<details><summary>A</summary>B</details>", "<p>A</p>\n<p>B</p>"),
    "a form's parts stand apart": (
        "<form>a<fieldset><legend>b</legend>c</fieldset></form>",
        "<p>a</p>\n<p>b</p>\n<p>c</p>",
    ),
    "empty blocks go": ("<p></p><p>&nbsp;</p><p>\u200b</p><p>\xad</p><h2> </h2><ul><li></ul>a", "<p>a</p>"),
    "line breaks at the ends go": ("<p><br>a<br><br></p>", "<p>a</p>"),
    "a term and what it means": ("<dl><dt>a<dd>b</dl>", "<p>a</p>\n<p>b</p>"),
    "a menu is a list": ("<menu><li>a</menu>", "<ul><li><p>a</p></li></ul>"),
    "a list in a list belongs to the item before": (
        "<ul><li>a</li><ul><li>b</li></ul></ul>",
        "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
    ),
    "loose text in a list is an item": (
        "<ul>a <b>b</b><li>c</ul>",
        "<ul><li><p>a <strong>b</strong></p></li><li><p>c</p></li></ul>",
    ),
    "a tag inside its like adds nothing": ("<b>a<i>b<b>c</b></i></b>", "<p><strong>a<em>bc</em></strong></p>"),
    "but an index has an index": ("x<sub>a<sub>b</sub></sub>", "<p>x<sub>a<sub>b</sub></sub></p>"),
    "a block in a heading is opened up": ("<h2><p>a</p></h2>", "<h2>a</h2>"),
    "breaks in code are line ends": ("<pre>a<br>b</pre>", "<pre>a\nb</pre>"),
    "blank lines before code go": ("<pre>\n\n\n  a</pre>", "<pre>  a</pre>"),
    "a table without a body gets one": (
        "<table><tr><td>a</table>",
        "<table><tbody><tr><td>a</td></tr></tbody></table>",
    ),
    "a table's caption stands before it": (
        "<table><caption>c</caption><tr><td>a</table>",
        "<p>c</p>\n<table><tbody><tr><td>a</td></tr></tbody></table>",
    ),
    "blocks in a cell are divided by spaces": (
        "<table><tr><td>x<ul><li>a<li>b</ul>y</table>",
        "<table><tbody><tr><td>x a b y</td></tr></tbody></table>",
    ),
    "a table in a cell is said once": (
        "<table><tr><td>a<table><tr><td>b</table></table>",
        "<table><tbody><tr><td>a b</td></tr></tbody></table>",
    ),
    "a picture in a cell stands behind the table": (
        f"<table><tr><td>a{PICTURE}</table>",
        f"<table><tbody><tr><td>a</td></tr></tbody></table>\n<figure>{PICTURE}</figure>",
    ),
    "a frame in a heading leaves its link": (
        "<h2>a<iframe src=https://example.org/film></iframe></h2>",
        '<h2>a</h2>\n<p><a href="https://example.org/film">https://example.org/film</a></p>',
    ),
    "a picture is a figure": (f"<p>a{PICTURE}b</p>", f"<p>a</p>\n<figure>{PICTURE}</figure>\n<p>b</p>"),
    "a picture without a web address leaves its description": ("<img src=data:x alt='A mast'>", "<p>[A mast]</p>"),
    "a linked picture keeps its link": (
        f"<a href=https://example.org/>{PICTURE}</a>",
        f'<figure><a href="https://example.org/">{PICTURE}</a></figure>',
    ),
    "a link around blocks goes into each": (
        "<a href=/x/><h2>a</h2><p>b <a>c</a></p></a>",
        '<h2><a href="/x/">a</a></h2>\n<p><a href="/x/">b </a>c</p>',
    ),
    "figures in a figure keep each its caption": (
        f"<figure><figure>{PICTURE}<figcaption>a</figcaption></figure><figure>{PICTURE}<figcaption>b</figcaption>"
        "</figure><figcaption>c</figcaption></figure>",
        f"<figure>{PICTURE}<figcaption>a</figcaption></figure>\n<figure>{PICTURE}<figcaption>b</figcaption></figure>\n"
        "<p>c</p>",
    ),
    "what else stands in a figure stands behind it": (
        f"<figure>{PICTURE}a<figcaption>b</figcaption><p>c</p></figure>",
        f"<figure>{PICTURE}<figcaption>b</figcaption></figure>\n<p>a</p>\n<p>c</p>",
    ),
    "a figure without a picture is opened up": ("<figure>a <b>b</b> c</figure>", "<p>a <strong>b</strong> c</p>"),
    "a caption whose picture is lost stays": ("<figure><img><figcaption>a</figcaption></figure>", "<p>a</p>"),
    "a size that is not ours goes": (
        "<figure data-picture=3 data-size=huge></figure>",
        '<figure data-picture="3"></figure>',
    ),
    "a description that shows nothing goes": (
        "<figure data-picture=3 data-alt=' \u200b '></figure>",
        '<figure data-picture="3"></figure>',
    ),
    "a gallery keeps numbers alone, each once": (
        "<figure data-gallery='3, 5,x,-1,3,0,99999999999,007'></figure>",
        '<figure data-gallery="3,5,7"></figure>',
    ),
    "what a gallery says of its pictures stands in their order, as words of a paragraph and once each": (
        "<figure data-gallery='3,5,7'><figcaption>a</figcaption><p data-of=5>The <i>Vesta</i><u>!</u>"
        " <a href='/x/' onclick=f()>Her log</a></p><p data-of='3'> At six </p><p data-of=3>Again</p>"
        "<p data-of=7><b> </b></p></figure>",
        '<figure data-gallery="3,5,7"><p data-of="3">At six</p><p data-of="5">The <em>Vesta</em>! '
        '<a href="/x/">Her log</a></p><figcaption>a</figcaption></figure>\n<p>Again</p>',
    ),
    "a link around a gallery goes into what it says of its pictures": (
        "<a href=/x/><figure data-gallery='3'><p data-of=3 data-alt=b>At six</p></figure></a>",
        '<figure data-gallery="3"><p data-of="3" data-alt="b"><a href="/x/">At six</a></p></figure>',
    ),
    "what a gallery says of a picture that it has not, or with a picture in it, stands behind it": (
        f"<figure data-gallery=3><p data-of=9>Lost</p><p data-of=3>a{PICTURE}</p></figure>"
        "<p data-of=3 data-alt=b>Bare</p>",
        f'<figure data-gallery="3"></figure>\n<p>Lost</p>\n<p>a</p>\n<figure>{PICTURE}</figure>\n<p>Bare</p>',
    ),
    "a gallery of nothing is opened up": ("<figure data-gallery='x'>a</figure>", "<p>a</p>"),
    "what else stands in a gallery stands behind it": (
        f"<figure data-gallery=3>{PICTURE}<figcaption>a</figcaption>b</figure>",
        f'<figure data-gallery="3"><figcaption>a</figcaption></figure>\n<figure>{PICTURE}</figure>\n<p>b</p>',
    ),
    "an embed keeps one address for each thing": (
        "<figure data-embed='https://youtu.be/dQw4w9WgXcQ?si=x'></figure>",
        f'<figure data-embed="{VIDEO}"><a href="{VIDEO}">https://youtu.be/dQw4w9WgXcQ?si=x</a></figure>',
    ),
    "an embed leads to nothing but its address": (
        f"<figure data-embed='{VIDEO}'><a href='/x/'>a <b>b</b></a><figcaption>c</figcaption></figure>",
        f'<figure data-embed="{VIDEO}"><a href="{VIDEO}">a b</a></figure>\n<p>c</p>',
    ),
    "an embed that no provider knows is a link": (
        "<figure data-embed='https://example.org/film'><a href='https://example.org/film'>a</a></figure>",
        '<p><a href="https://example.org/film">a</a></p>',
    ),
    "an embed of no address is opened up": ("<figure data-embed='javascript:alert(1)'>a</figure>", "<p>a</p>"),
    "a box keeps numbers alone": (
        "<aside data-related='4,<b>,9,4'></aside>",
        '<aside data-related="4,9"></aside>',
    ),
    "what stands in a box stands behind it": (
        "<aside data-related=4><p>a</p></aside>",
        '<aside data-related="4"></aside>\n<p>a</p>',
    ),
    "an aside of no stories is opened up": ("<aside data-related=x>a</aside><aside>b</aside>", "<p>a</p>\n<p>b</p>"),
    "players leave a link": (
        "<video src=https://example.org/a.mp4>old browser</video>",
        '<p><a href="https://example.org/a.mp4">https://example.org/a.mp4</a></p>\n<p>old browser</p>',
    ),
    "what a frame holds for browsers without frames goes": (
        "<iframe src=https://example.org/><script>alert(1)</script><b>x</b></iframe>",
        '<p><a href="https://example.org/">https://example.org/</a></p>',
    ),
    "page breaks of word processors are spaces": ("a\x0bb\x0cc\x85d", "<p>a b c d</p>"),
    "comments and scripts go": ("a<!-- b --><script>c</script><style>d</style>e", "<p>ae</p>"),
    "an old carriage return is a line end": ("a&#13;b", "<p>a\nb</p>"),
}


@pytest.mark.parametrize("case", BECOMES)
def test_foreign_html_becomes(case):
    html, expected = BECOMES[case]

    assert body.clean(html) == expected
    assert body.clean(expected) == expected


@pytest.mark.parametrize("html", ["", " \n\t ", "<!-- only this -->", "<script>1</script>", "<p><br></p>", "<ul></ul>"])
def test_what_shows_nothing_is_an_empty_body(html):
    assert body.clean(html) == ""


LINKS = {
    "https://example.org/a b.pdf": "https://example.org/a%20b.pdf",
    " https://example.org/\n": "https://example.org/",
    "HTTPS://example.org": "HTTPS://example.org",
    "//example.org/a": "https://example.org/a",
    "www.example.org/a": "https://www.example.org/a",
    "/money/": "/money/",
    "mailto:a@example.org": "mailto:a@example.org",
}
LEADS_NOWHERE = [
    "javascript:alert(1)",
    "JaVa\tScRiPt:alert(1)",
    "java\u200bscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "irc://example.org/x",
    "#note",
    "page.html",
    "/\\example.org",
    "http://[::1",
    "https:",
    "",
]


@pytest.mark.parametrize("address", LINKS)
def test_a_link_is_read_as_people_mean_it(address):
    assert body.clean(f'<a href="{address}">x</a>') == f'<p><a href="{LINKS[address]}">x</a></p>'


@pytest.mark.parametrize("address", LEADS_NOWHERE)
def test_a_link_that_may_not_be_leaves_its_text(address):
    assert body.clean(f'<a href="{address}">x</a>') == "<p>x</p>"


def test_relative_addresses_are_read_from_where_the_html_stood():
    html = "<a href=../b.html>x</a><a href=?p=3>y</a><img src=c.jpg><a href='http://[::1'>z</a>"

    assert body.links(body.clean(html, "https://example.org/2009/a/")) == [
        "https://example.org/2009/b.html",
        "https://example.org/2009/a/?p=3",
    ]
    assert 'src="https://example.org/2009/a/c.jpg"' in body.clean(html, "https://example.org/2009/a/")


DEEP = ["div", "blockquote", "ul><li", "li", "b", "em><strong", "sub", "table><tr><td", "span", "figure", "figcaption"]


@pytest.mark.parametrize(
    "tags", [*DEEP, "figure><img src=https://example.org/a", "li><section", "a href=/x/", "q", "pre"]
)
def test_no_nesting_is_too_deep_for_its_words(tags):
    opening = f"<{tags}>" * 5000

    kept = body.clean(f"before {opening}word")

    assert body.plain_text(kept).replace("“", "").replace("”", "").split() == ["before", "word"]
    assert body.clean(kept) == kept


def test_lists_and_quotations_nest_as_far_as_a_page_has_room():
    kept = body.clean("<blockquote><ul><li>" * 20 + "word")

    assert kept.count("<blockquote>") + kept.count("<ul>") == schema.MOST_LEVELS
