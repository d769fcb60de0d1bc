"""A word has the forms of the language in which its stories are, whichever the paper had when they were begun."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from articles import publishing, search
from articles.models import Word, WordStem
from articles.publishing import settling
from newsroom.paper import at_home
from tests import factories
from tests.paper.test_time_and_language import moved

pytestmark = pytest.mark.django_db
ASKED = "ferry", "harbour", "paint", "wahlen"


@pytest.fixture
def paper():
    """In English, then in German, its older stories English still. One that was begun before is published after."""
    factories.published(headline="Ferries sail")
    factories.published(headline="Painters paint")
    factories.published(headline="Painters sail")
    factories.published(headline="Von Wahlen", language="de")
    begun = factories.story(headline="Ferries again")
    search.learn()
    moved(language_code="de", older_stay=True)
    factories.published(headline="Die Wahl am Sonntag")
    factories.published(headline="Harbours of old", language="en")
    publishing.publish(begun)
    with at_home():
        search.learn()


def found(words, language=None):
    return {hit.card.headline for hit in search.find(search.Wanted(words, language=language)).hits}


def all_found():
    return {word: found(word) for word in ASKED}


def stems():
    return set(WordStem.objects.values_list("told", "word", "stem", "editions"))


def test_stories_of_each_language_that_the_paper_had_are_found_by_their_own_forms(paper):
    with at_home():
        assert all_found() == {
            "ferry": {"Ferries sail", "Ferries again"},
            "harbour": {"Harbours of old"},
            "paint": {"Painters paint"},  # in German a painter would be a form of it
            "wahlen": {"Von Wahlen", "Die Wahl am Sonntag"},
        }


def test_in_one_language_only_its_own_forms_are_looked_for(paper):
    with at_home():
        settling.settle_past_languages.call()
        assert found("wahlen", "de") == {"Von Wahlen", "Die Wahl am Sonntag"}
        assert found("ferry", "en") == {"Ferries sail", "Ferries again"}
        assert found("ferry", "de") == found("wahlen", "en") == set()


def test_made_anew_the_index_finds_the_same(paper):
    with at_home():
        kept, before = stems(), all_found()
        assert settling.settle_words.call() == search.learn() == 0
        [*_, read] = search.rebuild()
        assert search.learn() == read == 7
        assert (stems(), all_found()) == (kept, before)


def test_where_older_stories_follow_only_those_that_name_none_do(paper):
    moved(language_code="fr")
    with at_home():
        assert settling.settle_words.call() > 0
        kept, before = stems(), all_found()
        assert before["ferry"] == {"Ferries sail", "Ferries again"}
        assert before["wahlen"] == {"Von Wahlen"}  # German is none of the paper's now, and has no other forms
        assert [*search.rebuild()] and search.learn()
        assert (stems(), all_found()) == (kept, before)


def test_a_paper_that_comes_back_to_a_language_asks_for_its_forms_once(paper, django_assert_num_queries):
    moved(language_code="en-gb", older_stay=True)
    with at_home():
        assert settling.settle_words.call() == 0
        assert all_found()["ferry"] == {"Ferries sail", "Ferries again"}
        assert all_found()["wahlen"] == {"Von Wahlen", "Die Wahl am Sonntag"}
        with django_assert_num_queries(1):
            search.dictionary.forms({"ferry", "wahlen"})


def test_the_forms_of_most_stories_are_looked_for_whatever_these_say_of_their_language():
    words = [f"paint{letter}" for letter in "abcdefghijklmn"]
    rows = [(told, word, place) for place, word in enumerate(words) for told in ("", "en")]
    WordStem.objects.bulk_create(
        WordStem(told=told, word=word, stem="paint", editions=number) for told, word, number in rows
    )
    assert search.dictionary.forms({"paint"})["paint"] == ["paint", *words[:1:-1]]  # twelve


def learnt_before(*words):
    """As the version before writes words that it has learnt."""
    for word, stem in words:
        Word.objects.create(word=word, editions=1)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE articles_word SET stem = %s WHERE word = %s", [stem, word])


def test_what_the_version_before_learns_meanwhile_is_taken_over():
    factories.published(headline="Harbours of old")
    search.learn()
    known = stems()
    learnt_before(("ferry", "ferri"), ("ferries", "ferri"))
    assert search.learn_forms() == 0
    assert stems() - known == {("", "ferry", "ferri", 1), ("", "ferries", "ferri", 1)}
    assert search.dictionary.forms({"ferries"})["ferries"] == ["ferries", "ferry"]


def test_the_upgrade_takes_words_for_those_of_the_language_that_the_paper_has():
    moved(language_code="de", older_stay=True)
    learnt_before(("wahl", "wahl"), ("wahlen", "wahl"))
    import_module("articles.migrations.0045_stems_by_language").carry_over(apps, SimpleNamespace(connection=connection))
    with at_home():
        assert search.learn_forms() == 0
        assert search.dictionary.forms({"wahlen"})["wahlen"] == ["wahlen", "wahl"]
