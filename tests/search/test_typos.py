"""One slip is forgiven where nothing else is found; other forms of a word are found with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import publishing, search
from articles.models import EditionText, Word
from articles.search import dictionary, spelling
from tests import factories

pytestmark = pytest.mark.django_db


def found(question):
    return search.find(search.Wanted(question))


@pytest.fixture
def learnt():
    factories.published(headline="Ferries strike", standfirst="", body="<p>Harbour, выборы, Ελλάδα and เรือ 2026.</p>")
    factories.published(headline="The harbour again")
    search.learn()


@pytest.mark.parametrize("slip", ["hrbour", "haarbour", "harbuor", "harbxur", "Hàrbuor"])
def test_one_slip_is_forgiven_and_said(learnt, client, slip):
    answer = client.get(f"/search/?q={slip}")
    assert [hit.card.headline for hit in answer.context["found"].hits] == ["The harbour again", "Ferries strike"]
    assert f"Nothing has “<bdi>{slip}</bdi>”. These stories have “<bdi>harbour</bdi>”." in answer.text


@pytest.mark.parametrize(("slip", "meant"), [("выбры", "выборы"), ("Ελλδα", "ελλαδα")])
def test_other_alphabets_are_forgiven_too(learnt, slip, meant):
    assert found(slip).instead == meant


@pytest.mark.parametrize("question", ["hrbuor", "hab", "zeppelin", "harbour zeppelin", "2027", "เรื"])
def test_more_than_a_slip_or_too_little_to_go_by_is_not(learnt, question):
    assert found(question).instead == ""


def test_the_rest_of_a_question_stays_as_it_was_asked(learnt):
    assert found('strike "harbuor" -again').instead == 'strike "harbour" -again'


def test_what_is_found_as_it_was_typed_is_not_mended(learnt):
    factories.published(headline="The Harbou collection")
    assert found("harbou").instead == ""


def test_the_commonest_word_is_meant(learnt):
    factories.published(headline="A harbourx, once")
    search.learn()
    assert found("harboury").instead == "harbour"


def test_of_several_the_word_that_was_typed_nearly_is_meant():
    for number in range(12):
        factories.published(headline=f"The very port {number}", standfirst="", body="<p>A ferri with them, Terry.</p>")
    factories.published(headline="A ferry and a fern", standfirst="", body="<p>A harbour.</p>")
    search.learn()
    meant = {slip: found(slip).instead for slip in ("fery", "ferrry", "verry", "fernx", "jern", "thew", "witth")}
    assert meant == {
        "fery": "ferry",  # a letter is doubled: not the commoner “very”, nor “ferri”
        "ferrry": "ferry",
        "verry": "ferry",  # “very” is in most stories: nobody looks for it
        "fernx": "fern",
        "jern": "fern",  # nothing begins so
        "thew": "",
        "witth": "",
    }
    assert found("harbuor").instead == "harbour"


def test_forms_of_a_word_are_found_with_it(learnt):
    for question in ("ferry", "ferries", "striking ferry", "strikes"):
        assert [hit.card.headline for hit in found(question).hits] == ["Ferries strike"]


def test_a_word_of_another_language_is_no_form_of_one_of_the_papers(learnt):
    factories.published(headline="Feri terakhir", standfirst="", body="<p>Dan strik.</p>", language="id")
    search.learn()
    assert found("fery").instead == "feri"  # and not found as if it were one word with it
    assert {hit.card.headline for hit in found("striking").hits} == {"Ferries strike"}
    factories.published(headline="Feri, as they say")
    search.learn()
    assert found("fery").number == 2


def test_in_quotes_a_word_stands_for_itself(learnt):
    assert found('"ferry"').hits == []
    assert found('"ferries"').number == 1


def test_a_paper_in_another_language_has_other_forms(learnt, settings):
    settings.LANGUAGE_CODE = "de"
    assert dictionary.stem("wahlen") == dictionary.stem("wahl")
    settings.LANGUAGE_CODE = "th"
    assert dictionary.stem("ferries") == "ferries"


def test_words_count_once_for_each_edition_however_often_they_are_learnt(learnt):
    assert search.learn() == 0
    assert Word.objects.get(word="harbour").editions == 2


def test_what_is_scheduled_is_not_learnt_before_its_second(clock):
    publishing.schedule(factories.story(headline="The embargoed"), clock.ahead(hours=1))
    assert search.learn() == 0
    assert not Word.objects.filter(word="embargoed").exists()
    clock.forward(hours=1)
    search.learn()
    assert Word.objects.get(word="embargoed").editions == 1


def test_what_an_older_release_wrote_is_read_into_the_index(learnt):
    text = EditionText.objects.get(edition__headline="Ferries strike")
    search.index.engine().empty()
    text.words, text.is_learnt = "ferries strike “old”, $1,000", False
    text.save()
    assert found("ferries").hits == []
    search.learn()
    assert found('ferries "1,000"').number == 1


def test_the_index_can_be_made_anew(clock, learnt):
    ended = factories.published(headline="Ferries no more")
    clock.forward(hours=1)
    publishing.end(ended)
    search.index.engine().empty()
    assert found("ferries").hits == []
    assert list(search.rebuild()) == [3]
    assert [hit.card.headline for hit in found("ferries").hits] == ["Ferries strike"]
    search.learn()
    assert Word.objects.get(word="harbour").editions == 2


@given(st.text("abcxyz", min_size=1, max_size=8), st.data())
def test_a_word_is_among_the_slips_of_its_slips(word, data):
    slip = data.draw(st.sampled_from(sorted(spelling.slips(word))))
    assert word in spelling.slips(slip) or not set(slip)
