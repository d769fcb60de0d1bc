import pytest

from articles.gate import placeholders

LEFT = [
    ("He is TK years old.", "TK"),
    ("Quote TK", "TK"),
    ("TKTK", "TKTK"),
    ("“TK”, she said.", "TK"),
    ("The sum (TK) is due.", "TK"),
    ("He is XXX.", "XXX"),
    ("Call XXXX now", "XXXX"),
    ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
    ("[NAME] said so.", "[NAME]"),
    ("[insert quote here]", "[insert quote here]"),
    ("[Check figure with ministry]", "[Check figure with ministry]"),
    ("on [date]", "[date]"),
    ("[?]", "[?]"),
    ("[ ]", "[ ]"),
    ("First.\n[…]\nLast.", "[…]"),
    ("He said ???", "???"),
]
FINE = [
    "TK Maxx opens in Johor",
    "TK Lee of the TK Elevator works",
    "The tkts booth; ATK and TKs",
    "Super Bowl XXX was played in Tempe.",
    "the XXX Olympiad; MCMXXX, XXXI",
    "“He went […] and came back,” she said.",
    "“[The minister] is wrong,” he said, “[and] late.”",
    "See note [12] and [sic], and a list [] of nothing.",
    '[gallery ids="1,2"]',
    "What?? Really?",
    "",
]


@pytest.mark.parametrize(("text", "left"), LEFT)
def test_what_a_writer_left_to_come_back_to_is_found(text, left):
    assert placeholders.found(text) == [left]


@pytest.mark.parametrize("text", FINE)
def test_names_numbers_and_honest_brackets_are_let_through(text):
    assert placeholders.found(text) == []


def test_each_is_told_once_in_its_order():
    assert placeholders.found("TK and XXX and TK") == ["TK", "XXX"]
