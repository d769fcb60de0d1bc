"""In which order stories are found, page by page, and how many are said to be there."""

from datetime import timedelta
from itertools import chain

import pytest

from articles import publishing, search
from articles.models import Category, Story
from articles.search import looking, places
from articles.search.index import engine
from articles.search.tokens import Condition
from tests import factories

pytestmark = pytest.mark.django_db


def turned(question, **wanted):
    """The headlines of all pages, a list for each."""
    pages, before = [], ""
    while True:
        found = search.find(search.Wanted(question, **wanted), before=before)
        pages.append([hit.card.headline for hit in found.hits])
        if not (before := found.older):
            return pages


@pytest.fixture
def three_a_page(monkeypatch):
    monkeypatch.setattr(looking, "SIZE", 3)
    monkeypatch.setattr(looking, "STRETCH", 4)


@pytest.mark.parametrize("is_best_first", [False, True])
def test_pages_follow_each_other_without_a_gap_or_a_double(three_a_page, clock_at, is_best_first):
    for number in range(4):
        factories.published(headline=f"Mast {number}", at=clock_at - timedelta(days=number))
    pages = turned("mast", is_best_first=is_best_first)
    assert pages == [["Mast 0", "Mast 1", "Mast 2"], ["Mast 3"]]


@pytest.mark.parametrize("question", ["", "-pier"])
def test_pages_of_days_alone_follow_each_other_too(three_a_page, clock_at, question):
    for number in range(12):
        factories.published(headline=f"{'Pier' if number % 3 == 2 else 'Mast'} {number}", at=clock_at)
    factories.published(headline="Mast of long ago", at=clock_at - timedelta(days=9))
    pages = turned(question, since=(clock_at - timedelta(days=2)).date())
    shown = [number for number in reversed(range(12)) if not (question and number % 3 == 2)]
    assert [int(headline.split()[1]) for headline in chain(*pages)] == shown
    assert all(pages[:-1])


def test_stories_of_one_second_follow_each_other_too(three_a_page, clock_at):
    for number in range(8):
        factories.published(headline=f"Mast {number}", at=clock_at)
    assert list(chain(*turned("mast"))) == [f"Mast {number}" for number in reversed(range(8))]


def test_a_story_published_while_a_reader_turns_pages_moves_nothing(three_a_page, clock_at):
    for number in range(5):
        factories.published(headline=f"Mast {number}", at=clock_at - timedelta(days=number))
    first = search.find(search.Wanted("mast"))
    factories.published(headline="Mast new")
    rest = search.find(search.Wanted("mast"), before=first.older)
    assert [hit.card.headline for hit in rest.hits] == ["Mast 3", "Mast 4"]


def test_the_best_say_it_in_the_headline_then_in_the_standfirst(clock_at):
    told = {"A body": "Nothing.", "A standfirst": "A mast is built.", "A mast": "Nothing.", "The mast": "The mast."}
    for age, (headline, standfirst) in enumerate(told.items()):
        body, at = "<p>The mast is high.</p>", clock_at - timedelta(hours=age)
        factories.published(headline=headline, standfirst=standfirst, body=body, at=at)
    assert turned("mast", is_best_first=True) == [["The mast", "A mast", "A standfirst", "A body"]]
    assert turned("mast") == [["A body", "A standfirst", "A mast", "The mast"]]


def test_of_two_alike_the_newer_is_the_better_and_words_side_by_side_are_best(clock_at):
    for headline, age in [("A mast old", 9000), ("A mast new", 1), ("A mast for the new", 0), ("The new mast", 5)]:
        factories.published(headline=headline, at=clock_at - timedelta(days=age))
    assert turned("mast", is_best_first=True)[0][-1] == "A mast old"
    assert turned("new mast", is_best_first=True)[0][0] == "The new mast"


def test_a_headline_of_long_ago_is_among_the_best_of_a_common_word(monkeypatch, clock_at):
    monkeypatch.setattr(looking, "STRETCH", 2)
    factories.published(headline="A mast", at=clock_at - timedelta(days=9))
    for _ in range(3):
        factories.published(headline="A pier", body="<p>It has a mast.</p>")
    assert turned("mast", is_best_first=True)[0][0] == "A mast"


def test_all_that_is_found_is_counted_up_to_a_stretch(three_a_page, clock_at):
    for number in range(3):
        factories.published(headline=f"Mast {number}")
    found = search.find(search.Wanted("mast"))
    assert (found.number, found.has_more) == (3, False)
    factories.published(headline="Mast of another")
    found = search.find(search.Wanted("mast"))
    assert (found.number, found.has_more) == (4, True)


def test_a_story_updated_again_and_again_hides_no_other(three_a_page, clock_at, monkeypatch):
    factories.published(headline="An old mast", at=clock_at - timedelta(days=1))
    live = factories.published(headline="Mast live")
    for number in range(6):
        Story.objects.filter(pk=live.pk).update(headline=f"Mast live {number}")
        publishing.update(live)
    assert turned("mast") == [["Mast live 5", "An old mast"]]
    assert len(indexed()) == 2


def test_an_edition_that_was_cancelled_leaves_nothing_in_the_index(clock_at):
    story = factories.story()
    publishing.schedule(story, clock_at + timedelta(days=1))
    assert len(indexed()) == 1
    publishing.cancel(story)
    assert indexed() == []


def indexed():
    """The editions in the index, whether readers see them or not."""
    anywhere = tuple(f"s={number}" for number in Category.objects.values_list("pk", flat=True))
    numbers = engine().newest(Condition((anywhere,)), places.LAST, -places.LAST, 100)
    return [places.edition_at(number) for number in numbers]
