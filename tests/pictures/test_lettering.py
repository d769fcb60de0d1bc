"""Headlines in letters that the paper's fonts lack: shaped, in their order, and broken where readers expect it."""

import io
from pathlib import Path

import pytest
from PIL import features

from pictures import hatch
from pictures.darkroom import bills, directions, lettering
from tests.conftest import is_ci

LETTERS = Path(__file__).resolve().parent.parent / "files" / "letters"
THAI = "เรือไฟฟ้าข้ามฟากเริ่มให้บริการในกรุงเทพมหานคร"
ARABIC = "عبّارات كهربائية"
CHINESE = "渡轮公司宣布，下周起上调票价"
pytestmark = pytest.mark.skipif(
    not (features.check("raqm") or is_ci()), reason="letters are not shaped: apt-get install libfribidi0"
)


def drawn(headline, *fonts):
    words = {"name": "The Review", "section": "Money", "accent": "#0d5563", "headline": headline}
    return hatch.ask("bill", io.BytesIO(), **words, fonts=[str(each) for each in fonts])


@pytest.mark.parametrize("headline", [THAI, ARABIC, CHINESE, f"Ferries: {THAI} {ARABIC} {CHINESE}"])
def test_the_systems_letters_are_taken_where_ours_have_none(headline):
    with_letters = drawn(headline, "/nowhere", LETTERS)
    assert with_letters["lacking"] == "" and with_letters["png"] != drawn(headline)["png"]


@pytest.mark.parametrize("headline", ["ภาษา", "ゲーム", "🚢", f"{THAI} ภ"])
def test_a_headline_with_a_letter_that_nobody_has_gives_way_and_the_letter_is_told(headline):
    answer = drawn(headline, LETTERS)
    assert answer["lacking"] and set(answer["lacking"]) <= set(headline)
    assert answer["png"] == drawn("龘")["png"]


def face(words, language="en"):
    return lettering.Face(
        "newsreader-600", ("Serif", "Naskh"), ("Bold",), lettering.Foundry([LETTERS], language, words)
    )


def lines(words, language, size=116):
    pieces = bills.LineBreaker(words, f"{language}-{bills.BREAKING}")
    return list(bills.broken(pieces, face(words), size))


def test_lines_without_spaces_end_with_a_word():
    assert lines(THAI, "th") == ["เรือไฟฟ้าข้ามฟากเริ่ม", "ให้บริการใน", "กรุงเทพมหานคร"]
    assert lines("渡轮公司宣布，下周起上调票价，全线渡轮，票价", "zh") == [
        "渡轮公司宣布，下周",
        "起上调票价，全线渡",
        "轮，票价",
    ]
    assert all(line[0] != "，" for size in range(40, 117) for line in lines(CHINESE * 3, "zh", size))


def test_no_word_is_left_alone_in_the_last_line():
    words = "The bank has 40 clients and will not grow up"
    pieces = [str(piece) for piece in bills.LineBreaker(words, f"en-{bills.BREAKING}")]
    filled = list(bills.broken(pieces, face(words), 152))
    assert filled == ["The bank has", "40 clients and", "will not grow", "up"]
    assert bills.evened(filled, pieces, face(words), 152) == ["The bank has", "40 clients", "and will not", "grow up"]


def stretches(words):
    is_from_right = directions.is_right_to_left(words)
    return [(run, bool(way)) for _, run, way in face(words).stretches(words, is_from_right)]


def test_letters_stand_in_the_order_of_their_direction():
    assert stretches(f"Muscat: {ARABIC}.") == [
        ("Muscat: ", False),
        ("كهربائية", True),
        (" ", True),
        ("عبّارات", True),
        (".", False),
    ]
    assert stretches("عبّارات ABB 12") == [("ABB 12", False), (" ", True), ("عبّارات", True)]
    assert stretches("عبّارات 1,200") == [("1,200", False), (" ", True), ("عبّارات", True)]


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("ab א1 ג", [0, 0, 0, 1, 2, 1, 1]),
        ("אב (ab) 50%", [1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]),
        ("ب1-2٣", [1, 2, 1, 2, 2]),
        ("a א", [0, 0, 1]),
        ("א\u0301!", [1, 1, 1]),
        ("", []),
    ],
)
def test_directions_are_those_of_unicode(words, levels):
    assert directions.levels(words, directions.is_right_to_left(words)) == levels


@pytest.mark.parametrize(
    ("language", "words", "place"),
    [
        ("ja", "渡", 0),
        ("ko", "渡", 1),
        ("zh", "渡", 2),
        ("zh-hant-tw", "渡", 3),
        ("en", "渡り", 0),
        ("en", "渡라", 1),
        ("th", "渡", 2),
    ],
)
def test_letters_have_the_form_of_their_language(language, words, place):
    assert lettering.place_of(language, words) == place


def test_joiners_are_written_and_what_nobody_sees_is_not():
    assert stretches("a\u200bb\u202ec") == [("abc", False)]
    assert face("").lacking("a\u200b\u202e\u200d") == set()
