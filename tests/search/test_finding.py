from datetime import timedelta
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import publishing, search
from articles.models import EditionText, Story
from tests import factories

pytestmark = pytest.mark.django_db


def found(question, at=None):
    return [hit.card.story for hit in search.find(search.Wanted(question), at).hits]


@pytest.fixture
def mast():
    """A story of Đà Nẵng, with the signs that a desk sets."""
    return factories.published(
        headline="Đà Nẵng’s new mast",
        standfirst="“A café” on the pier – and 100% solar",
        body="<p>The <strong>Gros</strong>se Straße is far. It cost $1,000_000.</p><h2>Łódź</h2><p>กิน ข้าว</p>",
    )


@pytest.fixture
def pier():
    return factories.published(headline="A pier is painted", standfirst="", body="<p>In green.</p>")


@pytest.mark.parametrize("question", ["new mast", "café", "far", "grosse", "łódź", "ข้าว"])
def test_words_are_found_in_headline_standfirst_and_body(mast, pier, question):
    assert found(question) == [mast]


@pytest.mark.parametrize(
    "question",
    ["MAST", "CAFÉ", "cafe", "Cafe\u0301", "da nang", "ĐÀ NẴNG", "STRASSE", "strasse", "STRAẞE", "lodz", "ｍａｓｔ"],
)
def test_case_accents_and_widths_make_no_difference(mast, pier, question):
    assert found(question) == [mast]


@pytest.mark.parametrize("question", ["Nẵng's", "Nẵng’s", '"A café"', "“café”", "café, pier", "(mast)", "pier - solar"])
def test_signs_may_be_typed_as_keyboards_have_them(mast, pier, question):
    assert found(question) == [mast]


def test_letters_that_no_reader_sees_make_no_difference():
    story = factories.published(headline="The fish\u00admarket burns")
    assert found("fishmarket") == found("fish\u200bmarket") == [story]


def test_points_of_arabic_and_hebrew_make_no_difference():
    arabic = factories.published(headline="العبّارة مُنيرة وجمـيلة", language="ar")
    hebrew = factories.published(headline="שָׁלוֹם לַסְּפִינָה", language="he")
    for question in ("العبارة", "العبّارة منيرة", "مُنِيرة", "جميلة", "وجميلة"):
        assert found(question) == ([] if question == "جميلة" else [arabic])
    assert found("שלום") == found("שָׁלוֹם לספינה") == [hebrew]


def test_vowels_of_thai_make_a_difference(mast):
    assert found("กิน") == [mast]
    assert found("กน") == []


def test_every_word_must_be_there_in_any_order_and_place(mast, pier):
    assert found("solar mast") == found("mast solar far") == [mast]
    assert found("mast green") == []


@pytest.mark.parametrize(
    ("question", "is_there"), [("100%", True), ("1%0", False), ("1,000_000", True), ("m_st", False)]
)
def test_signs_that_the_database_takes_for_any_letter_stand_for_themselves(mast, question, is_there):
    assert found(question) == [mast] * is_there


@pytest.mark.parametrize("question", ["%", "_", "\\", "\\%", "'", "'; DROP TABLE articles_edition; --"])
def test_signs_alone_find_what_has_them_and_break_nothing(pier, question):
    assert found(question) == []


@pytest.mark.parametrize("question", ["", "   ", "\t\n", "...", "“ ”", "- –", "\u200b", "\x00"])
def test_a_question_without_a_word_finds_nothing(mast, question):
    assert found(question) == []


@pytest.mark.parametrize("question", ["ma\x00st", "mast\x00", "\x00mast", "mast\x1b", "mast \ud800"])
def test_what_no_text_may_hold_is_left_out_of_the_question(mast, question):
    assert found(question) == [mast]


def test_a_question_counts_up_to_two_hundred_characters(mast):
    words = "mast " * 39 + "mas"
    assert len(words) == 198
    assert found(words + "t and what comes after") == [mast]
    assert found("mast " * 10 + "nowhere") == [mast]  # the first eight words count
    assert found("x" * 100_000) == []


def test_html_is_not_searched(mast, pier):
    assert found("strong") == []


def test_the_newest_come_first(clock):
    stories = [factories.published(headline=f"Mast {age}", at=clock.ahead(hours=-age)) for age in (3, 1, 2)]
    assert found("mast") == [stories[1], stories[2], stories[0]]


class TestOnlyWhatReadersSee:
    def test_drafts_and_edits_are_not_found(self, mast):
        factories.story(headline="A lighthouse")
        mast.headline = "A lighthouse, too"
        mast.save()
        assert found("lighthouse") == []

    def test_scheduled_stories_are_found_from_their_second_on(self, clock):
        story, at = factories.story(headline="A lighthouse"), clock.ahead(hours=1)
        publishing.schedule(story, at)
        assert (found("lighthouse", at - timedelta(microseconds=1)), found("lighthouse", at)) == ([], [story])

    @pytest.mark.parametrize("verb", ["end", "retract"])
    def test_stories_that_went_are_not_found(self, clock, mast, verb):
        clock.forward(hours=1)
        getattr(publishing, verb)(mast)
        assert found("mast") == []

    def test_an_updated_story_is_found_by_its_new_words_once(self, clock, mast):
        Story.objects.filter(pk=mast.pk).update(headline="A lighthouse on the pier")
        clock.forward(hours=1)
        publishing.update(mast)
        assert (found("mast"), found("lighthouse"), found("pier")) == ([], [mast], [mast])

    def test_a_cancelled_edition_leaves_no_words_behind(self, clock):
        story = factories.story()
        publishing.schedule(story, clock.ahead(hours=1))
        publishing.cancel(story)
        assert not EditionText.objects.exists()


@pytest.mark.parametrize(
    "question", ["mast", "100%", "<script>", "a" * 3000, "\x00", "%ff", "ma%00st", "mast&before=x"]
)
def test_the_page_answers_any_question(client, mast, question):
    assert client.get(f"/search/?q={quote(question)}").status_code == 200


@given(st.text())
def test_folding_twice_is_folding_once(text):
    once = search.fold(text)
    assert search.fold(once) == once


@given(st.text(alphabet=st.characters(categories=["L", "N"], max_codepoint=0x2FF), min_size=1))
def test_case_is_folded_in_all_european_letters(text):
    assert search.fold(text.upper()) == search.fold(text.lower()) == search.fold(text)
