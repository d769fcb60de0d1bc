"""Words side by side, words left out, and scripts that put no space between words."""

import pytest

from articles import search
from articles.search import looking
from tests import factories

pytestmark = pytest.mark.django_db


def found(question, **wanted):
    return [hit.card.headline for hit in search.find(search.Wanted(question, **wanted)).hits]


def write(*headlines, **fields):
    for headline in headlines:
        factories.published(headline=headline, standfirst="", **{"body": "<p>Nothing.</p>", **fields})


def test_a_phrase_is_found_where_its_words_stand_side_by_side():
    write("Harbour Bay gets a mast", "A bay without a harbour", "Harbour Bays")
    assert found('"harbour bay"') == ["Harbour Bay gets a mast"]
    assert found("harbour bay") == ["A bay without a harbour", "Harbour Bay gets a mast"]


def test_what_stands_between_the_words_of_a_phrase_makes_no_difference():
    write("A well-known mast", "The well is known")
    assert found("well-known") == found('"well known"') == found("“well’known”") == ["A well-known mast"]


def test_a_word_with_a_minus_is_left_out():
    write("Electric ferries", "Diesel ferries")
    assert found("ferries -diesel") == ["Electric ferries"]
    assert found('ferries -"diesel ferries"') == ["Electric ferries"]
    assert found('ferries -"ferries diesel"') == ["Diesel ferries", "Electric ferries"]


def test_a_question_of_nothing_but_what_is_left_out_finds_nothing():
    write("Electric ferries")
    assert found("-diesel") == []


@pytest.mark.parametrize("question", ["ข้าว", "กินข้าว", "ว", "กิน ข้าว", '"กินข้าวแล้ว"'])
def test_a_word_inside_a_run_of_thai_is_found(question):
    write("กินข้าวแล้ว", "กินแล้วข้า")
    assert found(question)[-1] == "กินข้าวแล้ว"


@pytest.mark.parametrize("question", ["ข้าวแล", "แล้วกิน", "กน"])
def test_letters_that_do_not_stand_side_by_side_are_no_word(question):
    write("ข้าว แล้ว กิน", "แล กิน แล้ว")
    assert found(question) == []


@pytest.mark.parametrize(
    ("headline", "question"), [("香港的码头", "码头"), ("東京タワー", "タワー"), ("서울은 넓다", "서울")]
)
def test_words_of_chinese_japanese_and_korean_are_found(headline, question):
    write(headline)
    assert found(question) == [headline]


def test_a_phrase_that_many_come_close_to_is_looked_for_page_by_page(monkeypatch):
    monkeypatch.setattr(looking, "OF_A_PHRASE", 2)
    monkeypatch.setattr(looking, "MOST_LOOKED", 4)
    write("Harbour Bay", *(f"A bay without harbour {number}" for number in range(5)))
    wanted = search.Wanted('"harbour bay"')
    first = search.find(wanted)
    assert (first.hits, first.has_more) == ([], True)
    assert [hit.card.headline for hit in search.find(wanted, before=first.older).hits] == ["Harbour Bay"]
