"""What bears the words of a question stands over the stories: series, sections, subjects, authors readers know."""

import re

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Part, Series
from articles.search.names import MOST, named
from tests import factories

pytestmark = pytest.mark.django_db


def series(title, *parts, **said):
    found = Series.objects.create(title=title, slug=factories.address_part(title, "series"), **said)
    Part.objects.bulk_create(Part(series=found, story=part, position=place) for place, part in enumerate(parts))
    return found


def names(words):
    return [(each.kind, each.name) for each in named(words, timezone.now())]


@pytest.fixture
def paper():
    """One of each kind, of Đà Nẵng."""
    section = factories.category("Đà Nẵng")
    author = factories.author("Nguyễn Đà Nẵng")
    story = factories.published(category=section, authors=[author], tags=["Đà Nẵng port"])
    series("The price of rice", story, standfirst="Six months in the markets of Đà Nẵng.")


ALL = [("series", "The price of rice"), ("section", "Đà Nẵng"), ("tag", "Đà Nẵng port"), ("author", "Nguyễn Đà Nẵng")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Nẵng", ALL),
        ("NẴNG port", ALL[2:3]),
        ("RICE price", ALL[:1]),
        ("markets of đà nẵng", ALL[:1]),
        ("pört", ALL[2:3]),
        ("nguy", ALL[3:]),
        ("rice -price", ALL[:1]),
        ('"price of rice"', ALL[:1]),
        ("ice", []),
        ("rice harvest", []),
        ("%", []),
        ("_", []),
        ("r", []),
        ("-rice", []),
        ("", []),
        ("\x00 ' \\ %s", []),
    ],
)
def test_what_bears_all_of_the_words_is_found(words, found, paper):
    assert names(words) == found


def test_words_without_spaces_are_found_within_a_name():
    series("ราคาข้าวในตลาด", factories.published())
    assert names("ข้าว") == [("series", "ราคาข้าวในตลาด")]


def test_what_readers_have_not_met_is_not_told():
    draft = factories.story(tags=["Rice tax"], authors=[factories.author("Rice Tan")])
    told = series("Rice", draft)
    assert names("rice") == []
    factories.author("Rice Lim", job="Columnist")
    assert names("rice") == [("author", "Rice Lim")]
    publishing.publish(draft)
    assert [kind for kind, _ in names("rice")] == ["series", "tag", "author", "author"]
    publishing.retract(draft, why="Wrong", notice="It was wrong.")
    assert names("rice") == [("author", "Rice Lim")] and told.title == "Rice"


def test_at_most_three_of_a_kind_stand_on_the_first_page_above_the_stories(client):
    for number in range(5):
        series(f"Rice {'and more ' * number}", factories.published(headline="Rice"))
    assert len(names("rice")) == MOST
    page = client.get("/search/", {"q": "rice"}).text
    assert page.index("/series/rice/") < page.index('class="list"')
    assert len(re.findall('<li class="called__series">', page)) == MOST
    assert "called__" not in client.get("/search/", {"q": "rice", "before": "9"}).text
