import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsroom import text

AWKWARD = "\u202a\u202e\u202c\u2066\u2069\u200b\u200d\ufe0f\u0301\u0e31\u0958\u2028\x85\u00a0\x00\x0b\ufffe \t\r\n-_Aé"
words = st.lists(st.one_of(st.characters(), st.sampled_from(AWKWARD)), max_size=25).map("".join)
often = settings(max_examples=300, deadline=None)


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b\u200d\ufeff", "\u202e\u202c", "\x0b\x00", "\u00ad", "\u2800", "\ufe0f"]
)
def test_what_nobody_could_see_is_nothing(typed):
    assert text.line(typed) == text.block(typed) == ""


@pytest.mark.parametrize("typed", ["🚢", "👩‍🚀", "می‌خواهم", "क्‍ष", "é", "ẹ̃"])
def test_joiners_between_letters_stay(typed):
    assert text.line(typed) == typed


def test_a_line_holds_no_control_character_and_no_break():
    assert text.line(" Ferries\x0b go\r\nelectric\u2028now\x00 ") == "Ferries go electric now"


def test_a_block_keeps_its_lines():
    assert text.block("One  line\r\n\r\n two\u200a\rthree\x0b \n") == "One line\n\ntwo\nthree"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202egpj", "\u202egpj\u202c"),
        ("\u2066a\u202bb", "\u2066a\u202bb\u202c\u2069"),
        ("\u2066a\u202bb\u2069 c", "\u2066a\u202bb\u202c\u2069 c"),
        ("a\u202c \u2069b", "a b"),
    ],
)
def test_directions_end_where_the_text_ends(typed, kept):
    assert text.line(typed) == kept


def test_letters_that_noise_held_apart_are_composed():
    assert text.line("Cafe\x00\u0301") == "Café"


@often
@given(words)
def test_what_is_clean_stays_as_it_is(typed):
    line, block, part = text.line(typed), text.block(typed), text.address_part(typed, "story")
    assert (text.line(line), text.block(block), text.address_part(part, "story")) == (line, block, part)


@often
@given(words)
def test_any_text_fits_into_xml(typed):
    element = etree.Element("title")
    element.text = text.for_xml(typed)
    assert etree.fromstring(etree.tostring(element)).tag == "title"


@often
@given(words)
def test_a_part_of_an_address_divides_none_and_is_never_empty(typed):
    part = text.address_part(typed, "story")
    assert 1 <= len(part) <= 80
    assert not set(part) & set("/.?#%\\ _\x00")
    assert part == part.strip("-")


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("Ferries & Co!", "ferries-co"),
        ("AC/DC", "acdc"),
        ("a_b  -- c", "a-b-c"),
        ("เรือไฟฟ้า แล่น", "เรือไฟฟ้า-แล่น"),
        ("سفن كهربائية", "سفن-كهربائية"),
        ("हिन्दी", "हिन्दी"),
        ("1️⃣", "1"),
        ("a ´b", "a-b"),
        ("\u0301", "story"),
        ("🚢 ⚡️", "story"),
        ("..", "story"),
        ("ﬁne", "fine"),
    ],
)
def test_words_become_a_part_of_an_address(typed, part):
    assert text.address_part(typed, "story") == part


def test_a_long_part_is_cut_between_words_where_there_are_any():
    assert text.address_part("ferries go " * 20, "story") == "-".join(["ferries-go"] * 7)
    assert text.address_part("x" * 10_000, "story") == "x" * 80


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Short enough.", "Short enough."),
        ("The ferry goes at nine. It comes back at ten, with the fish.", "The ferry goes at nine."),
        ("Dr. Tan says that the ferry goes at nine, and that is late.", "Dr. Tan says that the ferry goes at…"),
        ("“It goes at nine this morning.” He knew it, and stayed.", "“It goes at nine this morning.”"),
        ("At nine, ten, eleven and twelve, the – small ferry goes", "At nine, ten, eleven and twelve, the…"),
        ("渡し船は九時に出ます。" * 5, "渡し船は九時に出ます。" * 3),
        ("เ" * 60, "เ" * 39 + "…"),
    ],
)
def test_a_gist_ends_with_a_sentence_or_with_a_word(said, told):
    assert text.gist(said, 40) == told
