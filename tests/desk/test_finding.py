"""The desk finds a story by words, number or address, and reads few rows for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import finding
from articles.models import Story
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/desk/articles/story/"
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="words are folded in PostgreSQL’s index")


def write(*headlines, **fields):
    return [factories.story(headline=headline, **fields) for headline in headlines]


def found(question):
    return [story.headline for story in finding.found(Story.objects.all(), question)]


class TestByWords:
    def test_each_word_has_to_stand_in_headline_or_kicker(self):
        write("Ferries go electric", "Ferries sink")
        write("A bank moves", kicker="Electric ferries")
        assert found("ferries electric") == ["A bank moves", "Ferries go electric"]

    def test_the_beginning_of_a_word_is_enough_in_either_case(self):
        write("Ferries go electric")
        assert found("FERR elec") == ["Ferries go electric"]

    def test_newest_edits_come_first(self):
        first, second = write("Ferry one", "Ferry two")
        first.edited_at = second.edited_at.replace(year=2036)
        first.save()
        assert found("ferry") == ["Ferry one", "Ferry two"]

    def test_nothing_asked_is_everything_and_nothing_found_is_nothing(self):
        write("Ferry one", "Ferry two")
        assert len(found("")) == len(found("  ")) == 2
        assert found("zeppelin") == found("ferry zeppelin") == []

    def test_what_was_narrowed_stays_narrowed(self, client):
        write("Ferry one")
        write("Ferry two", category=factories.category("Science"))
        science = Story.objects.filter(category__slug="science")
        assert [story.headline for story in finding.found(science, "ferry")] == ["Ferry two"]

    @pytest.mark.parametrize("asked", ["'", "\\", "':* | '", "!!", "a & | b", "(", "%", "_", "\x00", "<->", "'':", "-"])
    def test_signs_are_no_language(self, asked):
        write("Ferry one")
        assert found(asked) in ([], ["Ferry one"])
        assert found(f"ferry {asked}") in ([], ["Ferry one"])

    def test_a_question_of_a_thousand_words_is_answered(self):
        write("Ferry one")
        assert found("ferry " * 1000) == ["Ferry one"]

    @pytest.mark.parametrize(
        ("headline", "asked"),
        [
            ("Ferries’ e-tickets at sea", "tickets"),
            ("Covid-19 came by ferry", "covid-19"),
            ("A law on 5G/6G masts", "6g"),
            ("What mei@ferry.example said", "example"),
            ("The 3.5 per cent", "3.5"),
        ],
    )
    def test_words_that_hold_together_by_signs_are_found_by_their_parts(self, headline, asked):
        write(headline, "Another")
        assert found(asked) == [headline]

    @on_postgresql
    @pytest.mark.parametrize(
        ("headline", "asked"),
        [
            ("Café owners of Đà Nẵng", "cafe da nang"),
            ("Cafe owners", "Café"),
            ("ÉCOLE in Œdipus Straße", "ecole oedipus strasse"),
            ("Ça marche", "ca"),
        ],
    )
    def test_accents_need_not_be_typed(self, headline, asked):
        write(headline, "Another")
        assert found(asked) == [headline]

    @on_postgresql
    @pytest.mark.parametrize(
        "word", ["Café", "Đà", "Nẵng", "Łódź", "Straße", "Ærø", "İstanbul", "it’s", "coöperate", "Þór"]
    )
    def test_a_word_finds_the_headline_it_was_copied_from(self, word):
        write(f"On {word} today", "Another")
        assert found(word) == [f"On {word} today"]

    def test_scripts_without_spaces_are_found_in_the_middle(self):
        write("เรือเฟอร์รี่ไฟฟ้า", "渡轮电动化了", "Another")
        assert found("เฟอร์รี่") == ["เรือเฟอร์รี่ไฟฟ้า"]
        assert found("电动") == ["渡轮电动化了"]


class TestByNumberOrAddress:
    def test_a_number_finds_that_story_before_those_that_speak_of_it(self):
        (that_one,) = write("Ferries")
        write(f"{that_one.pk} dead")
        assert found(str(that_one.pk)) == ["Ferries", f"{that_one.pk} dead"]

    def test_a_number_of_no_story_is_a_word(self):
        write("Budget 2026")
        assert found("2026") == ["Budget 2026"]

    @pytest.mark.parametrize(
        "address",
        [
            "http://127.0.0.1:8000/money/ferries-{pk}/",
            "/money/payments/whatever-{pk}",
            "money/ferries-{pk}/?utm=x#top",
            "https://paper.example/desk/articles/story/{pk}/change/",
            "/desk/articles/story/{pk}/",
        ],
    )
    def test_a_pasted_address_finds_its_story_alone(self, address):
        (that_one,) = write("Ferries")
        write("Ferries again")
        assert found(address.format(pk=that_one.pk)) == ["Ferries"]

    @pytest.mark.parametrize("address", ["/money/ferries-999999/", "9" * 30, "-1", "/story/" + "9" * 30])
    def test_a_number_of_nothing_finds_nothing(self, address):
        write("Ferries")
        assert found(address) == []


class TestAmongMany:
    @pytest.fixture(autouse=True)
    def small(self, monkeypatch):
        """Twelve stories are many where eight matches are the most that are shown."""
        monkeypatch.setattr(finding, "MOST", 8)
        monkeypatch.setattr(finding, "REACH", 9)

    def test_of_a_common_word_the_newest_are_found(self):
        write(*(f"Ferry {each}" for each in range(20)))
        assert found("ferry") == [f"Ferry {each}" for each in range(19, 11, -1)]

    def test_a_word_of_long_ago_is_found_behind_all_that_are_newer(self):
        write(*(f"Zeppelin {each}" for each in range(10)), *(f"Ferry {each}" for each in range(12)))
        assert found("zeppelin") == [f"Zeppelin {each}" for each in range(9, 1, -1)]

    def test_a_word_with_few_matches_brings_all_of_them(self):
        write("Zeppelin 1", *(f"Ferry {each}" for each in range(20)), "Zeppelin 2")
        assert found("zeppelin") == ["Zeppelin 2", "Zeppelin 1"]

    def test_no_question_reads_without_a_limit(self):
        write(*(f"Ferry {each}" for each in range(20)))
        with CaptureQueriesContext(connection) as asked:
            found("ferry")
        assert all("LIMIT" in query["sql"] for query in asked.captured_queries[:-1])
        assert " IN (" in asked.captured_queries[-1]["sql"]


def test_the_list_is_searched_by_it(desk):
    ferry, bank = write("Ferries go electric", "A bank moves")
    assert [story.pk for story in desk.get(LIST, {"q": "ferr"}).context["cl"].result_list] == [ferry.pk]
    assert [story.pk for story in desk.get(LIST, {"q": bank.pk}).context["cl"].result_list] == [bank.pk]
    assert "a story’s number or its address" in desk.get(LIST).text


def test_the_list_says_what_it_found_within_a_filter(desk):
    write("Ferries go electric")
    live = factories.published(headline="Ferries sink")
    shown = desk.get(LIST, {"q": "ferries", "state": "live"}).context["cl"].result_list
    assert [story.pk for story in shown] == [live.pk]
