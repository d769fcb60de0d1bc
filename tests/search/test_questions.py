"""What a reader types, read: words, phrases, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import question
from articles.search.letters import normal


def said(text):
    return [str(term) for term in question.read(text)]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Ferry strikes", ["ferry", "strikes"]),
        ('"Harbour Bay" ferry', ['"harbour bay"', "ferry"]),
        ("“Harbour Bay” ferry", ['"harbour bay"', "ferry"]),
        ("ferry -diesel", ["ferry", "-diesel"]),
        ("ferry −diesel –barge", ["ferry", "-diesel", "-barge"]),
        ('ferry -"Harbour Bay"', ["ferry", '-"harbour bay"']),
        ("well-known", ["well known"]),
        ("pier - solar", ["pier", "solar"]),
        ('an "unfinished phrase', ["an", "unfinished", "phrase"]),
        ('5" nails', ["5", "nails"]),
        ('""', []),
        ("-", []),
        ("--", []),
        ('-""', []),
        ("香港 Hong Kong", ["香港", "hong", "kong"]),
        ("iPhone手机", ["iphone 手机"]),
    ],
)
def test_a_question_is_read(typed, terms):
    assert said(typed) == terms


def test_the_first_eight_words_count():
    assert said("a b c d e f g h i j") == list("abcdefgh")


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read(typed):
    for term in question.read(typed):
        assert all(term.pieces)
        assert normal(" ".join(term.pieces)).split() == list(" ".join(term.pieces).split())


@given(st.text())
def test_a_normal_text_stays_as_it_is(text):
    assert normal(normal(text)) == normal(text)


@given(st.text())
def test_a_text_has_no_sign_that_an_engine_could_take_for_its_own(text):
    assert not set(normal(text)) & set("'\"*:&|!()<>\\=_%")


def test_words_that_do_not_count_are_said(client, db):
    said = "Only the first 8 words of a search count."
    assert said in client.get("/search/", {"q": "a b c d e f g h i"}).text
    assert said in client.get("/search/", {"q": f"{'a' * 180} b c d e f g {'h' * 30} i"}).text
    assert said not in client.get("/search/", {"q": 'a b c d e f g "h i" …'}).text


LONG = "x" * 62


@pytest.mark.parametrize(
    ("typed", "is_said"),
    [
        (f"{LONG} {LONG} {LONG} ferry harbour", True),  # of “harbour” five letters
        (f"{LONG} {LONG} {LONG} ferry a b c d e f g", True),  # seven of eleven
        (f'{LONG} {LONG} {LONG} "ferry of the harbour"', True),
        (f"{LONG} {LONG} {LONG} the ferry", False),
        (f"{LONG} {LONG} {LONG} ferry … … … … … … … … …", False),
    ],
)
def test_that_a_question_is_too_long_for_its_words_is_said(client, db, typed, is_said):
    page = client.get("/search/", {"q": typed}).text
    assert ("Only the first 200 characters of a search count." in page) is is_said
    assert "words of a search count" not in page


def test_a_tab_is_not_called_by_all_of_a_long_question(client, db):
    (title,) = client.get("/search/", {"q": "ferry " * 800}).text.partition("<title>")[2].split("</title>")[:1]
    assert title.startswith("ferry ferry") and len(title) < 150
