"""What a body says, without its tags."""

import pytest

from articles import body

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXc"
THAI = "เมืองท่าเรือเชื่อมต่อเครือข่ายกลางฝนมรสุมในเดือนมิถุนายน"


def test_blocks_are_lines_of_text():
    kept = (
        "<h2>A</h2>\n<p>b<br>c  d</p>\n<ul><li><p>e</p></li><li><p>f</p></li></ul>\n"
        "<table><tbody><tr><td>g</td><td>h</td></tr></tbody></table>\n<blockquote><p>i</p></blockquote>"
    )

    assert body.plain_text(kept) == "A\nb\nc d\ne\nf\ng\nh\ni"


def test_signs_of_html_in_the_text_stay_signs():
    assert body.plain_text("<p>1 &lt; 2 &amp;amp; <code>&lt;b&gt;</code></p>") == "1 < 2 &amp; <b>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One mast, four islands.", 4),
        ("It’s a low-cost 2.5 GHz mast – no more", 8),
        ("渡し船の町", 2),
        ("QR รหัส codes", 3),
    ],
)
def test_words_are_counted_in_every_script(text, words):
    assert body.count_words(f"<p>{text}</p>") == words


def test_words_are_counted_of_what_the_writer_wrote():
    written = "<h2>One</h2><p>two</p><blockquote><p>three</p></blockquote><blockquote data-pull>four</blockquote>"
    written += "<ul><li><p>five</p></li></ul><table><tr><th>six</th><td>seven</td></tr></table><p>eight</p>"
    others = '<figure data-picture="3" data-alt="A mast"><figcaption>A mast over a market.</figcaption></figure>'
    others += '<figure data-gallery="3,5"><p data-of="3">Noon.</p><figcaption>A gallery.</figcaption></figure>'
    others += '<figure><img src="https://port.example/a.jpg" alt="A mast"><figcaption>A port.</figcaption></figure>'
    others += '<figure data-embed="https://port.example/v"><a href="https://port.example/v">A film</a></figure>'
    others += '<aside data-related="4">A story</aside>'
    assert body.count_words(others + written + others) == 8
    assert "A mast over a market." in body.plain_text(others)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (200, 1), (476, 2), (2380, 10)])
def test_reading_takes_whole_minutes_and_never_none(words, minutes):
    assert body.reading_minutes("<p>" + "mast " * words + "</p>") == minutes


def test_links_are_told_in_order():
    assert body.links('<p><a href="/b/">b</a></p><h2><a href="https://example.org/">a</a></h2>') == [
        "/b/",
        "https://example.org/",
    ]


def test_pictures_are_told_in_order_and_once():
    kept = "".join(f'<figure data-picture="{number}"></figure>' for number in (12, 3, 12))

    assert body.picture_ids(kept) == [12, 3]
    assert body.picture_ids("<p>data-picture</p>") == []


def test_pictures_of_galleries_are_among_them_and_each_has_its_place():
    kept = '<figure data-picture="12" data-size="wide"></figure><figure data-gallery="3,12"></figure>'

    assert body.picture_ids(kept) == [12, 3]
    assert body.placed_pictures(kept) == [(12, "wide"), (3, "gallery"), (12, "gallery")]


def test_embeds_are_told_in_order_and_once_and_are_neither_words_nor_links():
    kept = "".join(f'<figure data-embed="{VIDEO}{key}"><a href="{VIDEO}{key}">One film</a></figure>' for key in "bab")

    assert body.embed_addresses(kept) == [f"{VIDEO}b", f"{VIDEO}a"]
    assert body.links(kept) == []
    assert body.plain_text(f"<p>a</p>{kept}<p>c</p>") == "a\nc"


def test_stories_in_boxes_are_told_in_order_and_once():
    assert body.related_ids('<aside data-related="9,4"></aside><aside data-related="4,5"></aside>') == [9, 4, 5]
    assert body.related_ids("<p>data-related</p>") == []


def test_an_excerpt_is_cut_between_words():
    assert body.excerpt("<p>The first mast went up</p><p>behind the market</p>", 18) == "The first mast…"


def test_an_excerpt_that_fits_is_whole():
    assert body.excerpt("<p>The first</p><p>mast</p>", 14) == "The first mast"


def test_an_excerpt_does_not_end_in_a_comma():
    assert body.excerpt("<p>The first mast, the second</p>", 20) == "The first mast, the…"
    assert body.excerpt("<p>The first mast, the second</p>", 18) == "The first mast…"


def test_an_excerpt_of_a_script_without_spaces_is_cut_between_letters():
    assert body.excerpt(f"<p>{THAI}</p>", 20) == f"{THAI[:19]}…"


@pytest.mark.parametrize("most", range(2, 60))
def test_an_excerpt_is_never_longer_than_asked(most):
    text = f"The first mast, {THAI}, went up"

    assert 2 <= len(body.shortened(text, most)) <= most
