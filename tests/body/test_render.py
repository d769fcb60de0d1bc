"""A kept body as readers and feeds get it."""

import re

import pytest

from articles import body

OUTSIDE = '<figure><img src="https://example.org/a/mast.jpg" alt="A mast"><figcaption>Mersing</figcaption></figure>'
VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
EMBED = f'<figure data-embed="{VIDEO}"><a href="{VIDEO}">The ferry</a></figure>'
OURS = '<figure data-picture="12" data-size="wide"><figcaption>Mersing</figcaption></figure>'


def test_plain_paragraphs_are_shown_as_they_are_kept():
    kept = "<p>a <strong>b</strong></p>\n<h2>c</h2>"

    assert body.render(kept) == kept


def test_what_is_shown_is_trusted_by_templates():
    assert body.render("<p>a</p>").__html__() == "<p>a</p>"
    assert body.render(OURS, {12: "<b></b>"}).__html__().startswith("<figure")


def test_a_picture_of_the_library_is_filled_in():
    shown = body.render(OURS, {12: "<div><img src='/media/mast.avif'></div>"})

    assert shown == (
        '<figure class="picture picture-wide"><div><img src="/media/mast.avif"></div>'
        "<figcaption>Mersing</figcaption></figure>"
    )


def test_a_picture_without_a_size_is_as_wide_as_the_text():
    assert 'class="picture picture-text"' in body.render('<figure data-picture="12"></figure>', {12: "<b></b>"})


def test_a_picture_that_is_gone_leaves_no_gap():
    assert body.render(f"<p>a</p>\n{OURS}\n<p>b</p>", {13: "<b></b>"}) == "<p>a</p>\n\n<p>b</p>"


def test_a_picture_is_the_one_made_for_its_place_and_says_what_it_shows_there():
    kept = '<figure data-picture="12" data-size="full" data-alt="Six men"></figure>'

    assert body.render(kept, {12: "<b>any</b>", (12, "full"): '<img alt="A mast">'}) == (
        '<figure class="picture picture-full"><img alt="Six men"></figure>'
    )


def test_a_gallery_shows_the_pictures_that_are_there_in_its_order():
    kept = '<figure data-gallery="5,3,4"><figcaption>Two masts</figcaption></figure>'

    assert body.render(kept, {3: "<b>3</b>\n", 5: "<b>5</b><i>c</i>"}) == (
        '<figure class="gallery gallery-2"><ul class="gallery__pictures"><li><b>5</b><i>c</i></li><li><b>3</b></li>'
        "</ul><figcaption>Two masts</figcaption></figure>"
    )
    assert body.render(f"<p>a</p>\n{kept}", {12: "<b></b>"}) == "<p>a</p>\n"


def test_what_a_gallery_says_of_a_picture_stands_in_the_place_of_the_librarys_words():
    said = 'At <em>six</em>, <a href="https://example.org/">they say</a>'
    kept = f'<figure data-gallery="3,5"><p data-of="3" data-alt="Six men">{said}</p><p data-of="5">At nine</p></figure>'
    shown = {
        3: '<a href="/a" aria-label="Whole"><img alt=""></a><p class="gallery__words">A mast <span>Nok</span></p>',
        5: '<a href="/b"><img alt="A boat"></a>',
    }

    assert body.render(kept, shown) == (
        '<figure class="gallery gallery-2"><ul class="gallery__pictures">'
        '<li><a href="/a"><img alt="Six men"></a><p class="gallery__words">At <em>six</em>, '
        '<a href="https://example.org/" rel="noopener">they say</a> <span>Nok</span></p></li>'
        '<li><a href="/b"><img alt="A boat"></a><p class="gallery__words">At nine</p></li></ul></figure>'
    )


CREDITED = '<img alt=""><p class="gallery__words">%s<span class="credit">%s</span></p>'


@pytest.mark.parametrize(
    ("caption", "below"),
    [
        ("<figcaption>Two masts</figcaption>", '<figcaption>Two masts <span class="credit">Nok</span></figcaption>'),
        ("", '<p class="credit">Nok</p>'),
    ],
)
def test_a_credit_that_all_pictures_of_a_gallery_have_stands_once_below_them(caption, below):
    gallery = f'<figure data-gallery="3,4,5">{caption}</figure>'
    shown = {3: CREDITED % ("A mast ", "Nok"), 4: "<span>Withdrawn</span>", 5: CREDITED % ("", "Nok")}

    assert body.render(gallery, shown) == (
        '<figure class="gallery gallery-3"><ul class="gallery__pictures">'
        '<li><img alt=""><p class="gallery__words">A mast</p></li>'
        f'<li><span>Withdrawn</span></li><li><img alt=""></li></ul>{below}</figure>'
    )


@pytest.mark.parametrize("others", [CREDITED % ("A boat ", "Mei"), '<img alt="">', "<span>Withdrawn</span>"])
def test_credits_that_differ_stand_under_each_picture_of_a_gallery(others):
    one = CREDITED % ("A mast ", "Nok")

    assert f"<li>{one}</li><li>{others}</li></ul></figure>" in body.render(
        '<figure data-gallery="3,5"></figure>', {3: one, 5: others}
    )


def test_a_caption_that_is_the_librarys_goes_with_its_picture_and_the_storys_own_stays():
    gallery = '<figure data-gallery="3"><p data-of="3">%s</p></figure>'
    single = '<figure data-picture="3"><figcaption>%s</figcaption></figure>'

    for kept in (gallery, single):
        assert "A mast" in body.render(kept % "A mast", {3: "<i></i>"})
        assert "A mast" not in body.render(kept % "A mast", {3: "<i></i>"}, gone={3: "A mast"})
        assert "Our mast" in body.render(kept % "Our mast", {3: "<i></i>"}, gone={3: "A mast"})


@pytest.mark.parametrize(("pictures", "columns"), [(1, 1), (2, 2), (3, 3), (4, 2), (5, 3), (9, 3)])
def test_a_gallery_has_columns_for_its_number(pictures, columns):
    numbers = range(1, pictures + 1)
    kept = f'<figure data-gallery="{",".join(map(str, numbers))}"></figure>'

    assert f'class="gallery gallery-{columns}"' in body.render(kept, dict.fromkeys(numbers, "<b></b>"))


def test_an_embed_is_what_was_made_of_it_and_else_a_link():
    assert body.render(EMBED, embeds={VIDEO: "<div><button>Play</button></div>"}) == (
        '<figure class="embed"><div><button>Play</button></div></figure>'
    )
    assert body.render(EMBED) == (
        f'<figure class="embed embed--link"><a href="{VIDEO}" rel="noopener">The ferry</a></figure>'
    )


def test_a_box_lists_the_stories_that_readers_can_see():
    kept = '<p>a</p>\n<aside data-related="4,8,9"></aside>'
    shown = body.render(kept, stories={9: '<a href="/n/">Nine</a>', 4: '<a href="/f/">Four</a>'})

    assert shown.startswith('<p>a</p>\n<aside aria-label="Read on" class="related-box">')
    assert re.findall("<li>.*?</li>", shown) == ['<li><a href="/f/">Four</a></li>', '<li><a href="/n/">Nine</a></li>']
    assert body.render(kept, stories={5: "x"}) == "<p>a</p>\n"


def test_an_outside_picture_is_a_link_since_a_page_asks_nothing_of_others():
    assert body.render(OUTSIDE) == (
        '<figure class="outside-picture"><a href="https://example.org/a/mast.jpg" rel="noopener">Picture: A mast</a>'
        "<figcaption>Mersing</figcaption></figure>"
    )


def test_an_outside_picture_without_a_description_is_called_by_its_file():
    shown = body.render('<figure><img src="https://example.org/a/mast.jpg" alt=""></figure>')

    assert ">Picture: mast.jpg</a>" in shown


def test_a_linked_outside_picture_leads_where_it_led():
    shown = body.render(
        '<figure><a href="https://example.org/b"><img src="https://example.org/a.jpg" alt="A mast"></a></figure>'
    )

    assert shown.count("<a ") == 1
    assert '<a href="https://example.org/b" rel="noopener">Picture: A mast</a>' in shown


def test_links_to_others_tell_them_nothing_and_ours_are_plain():
    shown = body.render('<p><a href="https://example.org/">x</a> <a href="/money/">y</a></p>')

    assert shown == '<p><a href="https://example.org/" rel="noopener">x</a> <a href="/money/">y</a></p>'


def test_a_table_scrolls_in_a_frame_that_the_keyboard_reaches():
    table = "<table><tbody><tr><td>a</td></tr></tbody></table>"
    shown = body.render(f"<p>b</p>\n{table}\n<p>c</p>")

    assert f'<div tabindex="0" role="region" class="table-scroll" aria-label="Table">{table}</div>\n<p>c</p>' in shown


def test_a_cell_of_many_words_is_told_from_one_of_few():
    row = "<td>9</td><td>Ternate to Tidore</td><td>Batam to the port</td><td>Batam and Medan!</td>"
    shown = body.render(
        f"<table><thead><tr><th>Passengers in a year</th></tr></thead><tbody><tr>{row}</tr></tbody></table>"
    )
    assert '<td>9</td><td class="wordy">Ternate to Tidore</td>' in shown
    assert "<td>Batam and Medan!</td>" in shown and "<th>Passengers in a year</th>" in shown


def test_the_frame_of_a_table_is_named_by_the_heads_of_its_columns():
    heads = "<table><thead><tr><th>Route</th><th></th><th>Fare <em>now</em></th></tr></thead></table>"
    rows = "<table><tbody><tr><td>Route</td></tr><tr><th>Batam</th></tr></tbody></table>"

    assert 'aria-label="Table: Route, Fare now"' in body.render(heads)
    assert "<th>Route</th><td></td><th>Fare <em>now</em></th>" in body.render(heads)
    assert 'aria-label="Table"' in body.render(rows)


def test_a_feed_gets_whole_addresses_and_no_picture_of_the_library():
    kept = f'<p><a href="/money/">a</a> <a href="https://example.org/">b</a></p>\n{OURS}\n{OUTSIDE}'

    sent = body.for_feed(kept, "https://paper.example.org")

    assert 'href="https://paper.example.org/money/"' in sent
    assert "data-picture" not in sent
    assert "<img" not in sent
    assert 'href="https://example.org/a/mast.jpg"' in sent


def test_a_feed_gets_embeds_and_boxes_as_links_and_no_gallery():
    kept = f'{EMBED}\n<figure data-gallery="3"><figcaption>Two</figcaption></figure>\n<aside data-related="4"></aside>'

    sent = body.for_feed(kept, "https://paper.example.org", {4: '<a href="/f/">Four</a>'})

    assert f'<a href="{VIDEO}">The ferry</a>' in sent
    assert "Two" not in sent
    assert '<li><a href="https://paper.example.org/f/">Four</a></li>' in sent
