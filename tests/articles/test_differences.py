"""Two texts beside each other: words inside blocks."""

import pytest

from articles import differences
from articles.differences import ADDED, CHANGED, REMOVED, SAME, blocks, compare_blocks, compare_words, pieces


def rows(old, new):
    return [(row.change, row.block.text) for row in compare_blocks(blocks(old), blocks(new))]


def without(change, parts):
    return "".join(words for kind, words in parts if kind != change)


def test_words_are_compared_as_words():
    assert compare_words("One tall mast stands.", "One small mast stands.") == [
        (SAME, "One "),
        (REMOVED, "tall "),
        (ADDED, "small "),
        (SAME, "mast stands."),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "One mast."),
        ("One mast.", ""),
        ("One mast, two boats, three islands.", "One mast; two ships; three islands."),
        ("เสากระโดงหนึ่งต้นบนเกาะ", "เสากระโดงสองต้นบนเกาะ"),
        ("渡轮改用电力", "渡轮改用太阳能"),
        ("«Ça va», dit-elle — l’été.", "«Ça va bien», dit-elle — l’été"),
        ("a" * 3000 + " b", "a" * 3000 + " c"),
        ("____ 12,5 %", "____ 13.5 %"),
    ],
)
def test_what_is_shown_is_both_texts_whole(old, new):
    parts = compare_words(old, new)
    assert without(ADDED, parts).replace(" ", "") == old.replace(" ", "")  # white space is no change
    assert without(REMOVED, parts) == new


def test_texts_that_share_only_a_full_stop_stand_whole():
    assert compare_words("Four islands share one mast.", "Mine.") == [
        (REMOVED, "Four islands share one mast."),
        (ADDED, "Mine."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("AFTERTABLE", "AFTERTABLE A new last.", [(SAME, "AFTERTABLE "), (ADDED, "A new last.")]),
        ("AFTERTABLE A new last.", "AFTERTABLE", [(SAME, "AFTERTABLE"), (REMOVED, "A new last.")]),
        ("Six sail.", "Six sail. " + 9 * "More. " + "Now.", [(SAME, "Six sail. "), (ADDED, 9 * "More. " + "Now.")]),
        ("It ends.", 9 * "Much to tell. " + "It ends.", [(ADDED, 9 * "Much to tell. "), (SAME, "It ends.")]),
    ],
)
def test_a_block_that_somebody_went_on_with_is_compared_by_words(old, new, parts):
    [row] = compare_blocks(blocks(f"<p>{old}</p>"), blocks(f"<p>{new}</p>"))
    assert (row.change, row.parts) == (CHANGED, parts)


def test_blocks_that_share_their_first_word_or_full_stop_only_are_not_paired():
    assert rows("<p>The mayor spoke.</p>", "<p>The captain of six ferries waits for it.</p>") == [
        (REMOVED, "The mayor spoke."),
        (ADDED, "The captain of six ferries waits for it."),
    ]


def test_blocks_are_paired_by_what_they_say():
    old = "<p>The mast went up in a week without wind.</p><p>It cost eleven million dollars and two boats.</p>"
    new = "<p>A wholly fresh opening, said nobody before.</p><p>The mast went up in a week without rain.</p>"
    assert rows(old, new) == [
        (ADDED, "A wholly fresh opening, said nobody before."),
        (CHANGED, "The mast went up in a week without rain."),
        (REMOVED, "It cost eleven million dollars and two boats."),
    ]


def test_pictures_galleries_embeds_and_boxes_are_blocks_with_names():
    body = (
        '<figure data-picture="12" data-size="wide"><figcaption>A mast</figcaption></figure>'
        '<figure data-gallery="3,5"></figure><aside data-related="4,9"></aside><ul><li>One</li><li>Two</li></ul>'
    )
    assert [(block.kind, block.names, block.text) for block in blocks(body)] == [
        ("picture", (("picture", 12),), "A mast"),
        ("gallery", (("picture", 3), ("picture", 5)), ""),
        ("related stories", (("story", 4), ("story", 9)), ""),
        ("list", (), "One"),
        ("list", (), "Two"),
    ]


def test_another_picture_is_not_the_same_one_edited():
    old, new = '<figure data-picture="1"></figure>', '<figure data-picture="2"></figure>'
    assert [row.change for row in compare_blocks(blocks(old), blocks(new))] == [REMOVED, ADDED]


def test_a_change_of_form_alone_says_so():
    (row,) = compare_blocks(blocks("<p>One tall mast</p>"), blocks("<p>One <strong>tall</strong> mast</p>"))
    assert (row.change, row.is_of_form_only) == (CHANGED, True)


def test_another_address_of_a_link_is_shown():
    link = '<p>See <a href="https://port.example/{}">the port</a> itself.</p>'
    (row,) = compare_blocks(blocks(link.format("old")), blocks(link.format("new")))
    assert [(change, words) for change, words in row.parts if change != SAME] == [(REMOVED, "old"), (ADDED, "new")]


def test_a_text_written_anew_is_paired_as_it_comes(monkeypatch):
    monkeypatch.setattr(differences, "MOST_PAIRINGS", 1)
    old = "".join(f"<p>Old words {number}</p>" for number in range(3))
    new = "".join(f"<p>Fresh letters {number}</p>" for number in range(4))
    assert [row.change for row in compare_blocks(blocks(old), blocks(new))] == [CHANGED] * 3 + [ADDED]


def who(base, theirs, mine):
    return [piece.changed_by for piece in pieces(list(base), list(theirs), list(mine))]


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "changed_by"),
    [
        ("abc", "abc", "abc", ["nobody"] * 3),
        ("abc", "aXc", "abc", ["nobody", "theirs", "nobody"]),
        ("abc", "abc", "abY", ["nobody", "nobody", "mine"]),
        ("abc", "aXc", "abY", ["nobody", "theirs", "mine"]),
        ("abc", "aXc", "aYc", ["nobody", "both", "nobody"]),
        ("abc", "aXc", "aXc", ["nobody", "theirs", "nobody"]),
        ("abc", "Xabc", "abcY", ["theirs", "nobody", "nobody", "nobody", "mine"]),
        ("abc", "ac", "abc", ["nobody", "theirs", "nobody"]),
        ("abc", "ac", "aYc", ["nobody", "both", "nobody"]),
        ("abc", "aXc", "abZc", ["nobody", "theirs", "mine", "nobody"]),
        ("abc", "aXc", "aZbc", ["nobody", "mine", "theirs", "nobody"]),
        ("abc", "abZc", "aXc", ["nobody", "mine", "theirs", "nobody"]),
        ("abc", "abZc", "abYc", ["nobody", "nobody", "both", "nobody"]),
        ("", "X", "Y", ["both"]),
        ("", "", "", []),
        ("ab", "", "aXb", ["both"]),
    ],
)
def test_three_texts_in_pieces(base, theirs, mine, changed_by):
    assert who(base, theirs, mine) == changed_by
    found = pieces(list(base), list(theirs), list(mine))
    for text, side in ((base, "base"), (theirs, "theirs"), (mine, "mine")):
        assert "".join(block for piece in found for block in getattr(piece, side)) == text
