"""Which sections of an import stand in the section bar. The desk's choice comes first."""

import pytest

from articles.models import Category
from tests import factories

from .exports import all_rows, category, export, post

pytestmark = pytest.mark.django_db


def posts(**numbers):
    """An export with that many posts in each category: posts(sea=2)."""
    places = [slug for slug, number in numbers.items() for _ in range(number)]
    return "".join(post(place, categories=[(slug, slug.title())]) for place, slug in enumerate(places, 1))


def bar():
    return [section.path for section in Category.objects.in_bar()]


def test_the_eight_with_the_most_stories_stand_in_a_bar_that_was_empty(bring):
    said, _ = bring(export(posts(a=1, b=2, c=2, d=2, e=2, f=2, g=2, h=2, i=3), head=category("j")))

    assert bar() == ["b", "c", "d", "e", "f", "g", "h", "i"]
    assert "The section bar shows 8 of 10 sections: choose others at the desk, under Categories." in said


def test_stories_below_a_section_are_counted_as_its_own(bring):
    head = category("sea") + "".join(category(f"sea{letter}", parent="sea") for letter in "abc")
    bring(export(posts(seaa=1, seab=1, seac=1, **dict.fromkeys("klmnopqr", 2)), head=head))

    assert bar() == ["k", "l", "m", "n", "o", "p", "q", "sea"]


def test_a_section_that_readers_find_empty_is_not_in_the_bar(bring):
    ahead = {"status": "future", "post_date_gmt": "2090-01-01 00:00:00", "categories": [("tides", "Tides")]}
    bring(export(post(1, status="draft"), post(2, categories=[("sea", "Sea")]), post(3, **ahead)))

    assert bar() == ["sea"]


def test_a_bar_that_the_desk_filled_stays_as_it_is(bring):
    factories.category("Ports")

    said, _ = bring(export(posts(sea=2)))

    assert bar() == ["ports"]
    assert "The section bar shows 1 of 2 sections" in said


def test_a_section_that_the_paper_has_may_stand_in_the_bar_too(bring):
    factories.category("Sea", in_bar=False)

    bring(export(posts(sea=1)))

    assert bar() == ["sea"]


def test_a_run_that_goes_on_after_a_broken_one_counts_the_stories_of_both(bring):
    bring(export(posts(a=3, **dict.fromkeys("bcdefgh", 1))))
    for section in Category.objects.all():  # the first run broke off before it came to the bar
        section.in_bar = False
        section.save()

    bring(export(posts(a=3, **dict.fromkeys("bcdefgh", 1), i=1, j=1)))

    assert bar() == ["a", "b", "c", "d", "e", "f", "g", "h"]


def test_a_bar_that_the_desk_emptied_is_not_filled_by_a_second_run(bring):
    source = export(posts(sea=1))
    bring(source)
    section = Category.objects.get()
    section.in_bar = False
    section.save()
    before = all_rows()

    bring(source)

    assert all_rows() == before
