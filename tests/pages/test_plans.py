"""Lists are read from an index, in order, and never walked through: what SQLite says it will do.

docs/decisions/027-lists.md has the plans of both engines at a million stories.
"""

from datetime import date, timedelta
from itertools import cycle

import pytest
from django.db import connection
from django.utils import timezone

from articles import corrections
from articles.models import Correction, Edition, Leaf
from articles.pages import SIZE, place
from articles.search import tongues
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(connection.vendor != "sqlite", reason="plans of SQLite's")]


def lists():
    """Each list of readers' pages, with the index that it is to be read from."""
    live, place = Edition.objects.live().for_cards(), (timezone.now(), 9)
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    tag, author = factories.story(tags=["Solar"]).tags.get(), factories.author()
    yield live, "edition_newest"
    yield live.published_between(first, last), "edition_newest"
    yield live.tagged_with(tag), "edition_tag_newest"
    yield live.by_author(author), "edition_byline_newest"
    yield live.older_than(*place), "edition_newest"
    yield live.tagged_with(tag).older_than(*place), "edition_tag_newest"
    yield live.by_author(author).older_than(*place), "edition_byline_newest"


def plan(query):
    return query.explain().splitlines()


def test_a_page_of_a_list_reads_one_index_in_its_order():
    for editions, index in lists():
        steps = plan(editions.newest_first()[:SIZE])
        read = steps[0].split(" ", 3)[-1]
        assert index in read and read.startswith(("SEARCH", "SCAN")), steps
        sorts = [step for step in steps if "TEMP B-TREE FOR ORDER BY" in step]  # and not only stories of one moment
        assert sorts == [], steps


def test_a_section_reads_as_far_as_the_newest_of_its_parts_need():
    section = factories.category("Money")
    factories.category("Payments", parent=section)
    for each in range(3):
        factories.published(category=section, headline=f"Ferries {each}")
    newest = Edition.objects.live().newest_first()
    wanted = list(newest.in_category(section)[:2])
    narrowed = newest.newest_in(section, 2)
    assert list(narrowed) == wanted
    assert any("edition_category_newest" in step for step in plan(narrowed))


def test_a_calendar_looks_into_the_index_once_for_each_of_its_leaves():
    steps = plan(Leaf.objects.months().with_stories(timezone.now()))
    assert any("edition_newest" in step and step.count("published_at") == 2 for step in steps), steps


def test_a_page_of_corrections_begins_at_its_place_and_not_at_the_newest():
    stories = cycle([factories.published(headline=f"Ferries {each}") for each in range(10)])
    days = [timezone.now() - timedelta(number) for number in range(2_000)]
    Correction.objects.bulk_create(Correction(story=next(stories), text="Wrong.", made_at=day) for day in days)
    now, ordered = timezone.now(), Correction.objects.newest_first()
    second, deep = place(ordered[SIZE]), place(ordered[1_900])
    assert instructions(lambda: corrections.turn(now, deep)) < 1.1 * instructions(lambda: corrections.turn(now, second))


def test_languages_are_found_by_steps_from_one_to_the_next():
    behind, params = tongues._behind.sql(at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {tongues.STEPS.format(behind=behind)}", params)
        read = [step for *_, step in cursor.fetchall() if "articles_edition" in step]
    assert read == ["SEARCH articles_edition USING INDEX edition_language (language>?)"]


def instructions(ask):
    """How many instructions SQLite's machine carries out, in hundreds."""
    counted = []
    connection.connection.set_progress_handler(lambda: counted.append(1), 100)
    ask()
    connection.connection.set_progress_handler(None, 0)
    return len(counted)
