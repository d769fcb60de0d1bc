"""The tables that say which picture stands where are exact after every act: they say what the texts say."""

import random
from contextlib import suppress
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from articles import body, publishing, revisions
from articles.models import Edition, EditionPicture, Story, StoryPicture
from articles.placed import places_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mast():
    return factories.bare_picture()


def figure(picture):
    return f'<figure data-picture="{picture.pk}" data-size="wide"></figure>'


def gallery(*pictures):
    return f'<figure data-gallery="{",".join(str(each.pk) for each in pictures)}"></figure>'


def copies(story):
    return set(StoryPicture.objects.filter(story=story).values_list("picture", "place"))


def record(edition):
    return set(EditionPicture.objects.filter(edition=edition).values_list("picture", "place"))


def test_a_saved_story_is_noted_with_each_place_of_a_picture_once(mast):
    story, other = factories.story(), factories.bare_picture()
    text = figure(mast) + gallery(mast, other) + figure(mast)
    revisions.write(story, {"body": body.clean(text), "lead_picture_id": other.pk})
    assert copies(story) == {(mast.pk, "text"), (mast.pk, "gallery"), (other.pk, "gallery"), (other.pk, "lead")}


def test_what_is_taken_out_is_noted_no_more(mast):
    story = factories.story(body=figure(mast), lead_picture=mast)
    assert copies(story) == {(mast.pk, "text"), (mast.pk, "lead")}
    revisions.write(story, {"body": "<p>Six ferries.</p>"})
    assert copies(story) == {(mast.pk, "lead")}
    revisions.write(story, {"lead_picture_id": None})
    assert copies(story) == set()


def test_a_number_that_is_no_picture_of_the_library_is_not_noted(mast):
    story = factories.story()
    revisions.write(story, {"body": f'<figure data-picture="{mast.pk + 1}"></figure>'})
    assert copies(story) == set()


def test_words_kept_aside_are_not_the_story(mast):
    story = factories.story()
    revisions.keep(story)
    revisions.write(story, {"headline": "Theirs"})
    assert revisions.write(story, {"headline": "Mine", "body": figure(mast)}, base=1).is_side
    assert copies(story) == set()


def test_an_earlier_version_put_back_is_noted_again(mast):
    story = factories.story(body=figure(mast))
    first = revisions.keep(story)
    revisions.write(story, {"body": "<p>Six ferries.</p>"})
    revisions.restore(story, first)
    assert copies(story) == {(mast.pk, "text")}


def test_an_edition_keeps_its_pictures_whatever_the_desk_goes_on_to_do(mast):
    story, other = factories.published(body=figure(mast), lead_picture=mast), factories.bare_picture()
    first = Edition.objects.get(story=story)
    revisions.write(story, {"body": figure(other), "lead_picture_id": None})
    second = publishing.update(story)
    assert record(first) == {(mast.pk, "text"), (mast.pk, "lead")}
    assert record(second) == {(other.pk, "text")}


def test_a_schedule_that_is_cancelled_takes_its_notes_along(mast, clock):
    story = factories.published(body=figure(mast), at=clock.ahead(hours=1))
    publishing.cancel(story)
    assert not EditionPicture.objects.exists()
    publishing.delete(story)
    assert not StoryPicture.objects.exists()


def test_saving_costs_the_same_for_one_picture_and_thirty(mast, django_assert_max_num_queries):
    story, more = factories.story(), [factories.bare_picture() for _ in range(30)]
    revisions.write(story, {"body": figure(mast)})
    for text in (gallery(more[0]), gallery(*more)):
        with django_assert_max_num_queries(14):
            revisions.write(story, {"body": text})


@pytest.mark.parametrize("seed", range(3))
def test_after_any_day_of_work_the_tables_say_what_the_texts_say(seed, clock):
    dice, pictures = random.Random(seed), [factories.bare_picture() for _ in range(4)]
    stories = [factories.story(lead_picture=dice.choice(pictures)) for _ in range(3)]
    for _ in range(40):
        clock.forward(minutes=1)
        work_on(dice.choice(stories), pictures, dice)
    for story in Story.objects.all():
        assert copies(story) == places_of(story.lead_picture_id, story.body)
    for edition in Edition.objects.all():
        assert record(edition) == places_of(edition.lead_picture_id, edition.body)
    assert Edition.objects.count() > 3


def work_on(story, pictures, dice):
    """One act of the desk, or an attempt at one."""
    text = "".join(dice.choice([figure, gallery])(dice.choice(pictures)) for _ in range(dice.randrange(3)))
    lead = dice.choice([None, *pictures])
    said = {"body": f"<p>Six ferries.</p>{text}", "lead_picture_id": lead and lead.pk}
    act = dice.choice(["write", "write", "publish", "publish", "update", "update", "end", "restore"])
    if act == "write":
        revisions.write(story, said, base=dice.choice([None, 0]))
    elif act == "restore" and story.revisions.exists():
        revisions.restore(story, dice.choice(list(story.revisions.all())))
    elif act != "restore":
        with suppress(publishing.Refused):
            getattr(publishing, act)(story)


def test_the_migration_notes_what_was_there_before(mast):
    other = factories.bare_picture()
    story = factories.published(body=figure(mast) + gallery(mast, other), lead_picture=other)
    edition, noted = Edition.objects.get(), copies(story)
    StoryPicture.objects.all().delete()
    EditionPicture.objects.all().delete()
    migration = import_module("articles.migrations.0020_note_where_pictures_stand")
    migration.note(apps, SimpleNamespace(connection=connection))
    assert (copies(story), record(edition)) == (noted, noted)
    assert len(noted) == 4


def test_code_that_knows_nothing_of_the_notes_can_delete_a_story(mast):
    """As it runs on for the minute of an upgrade. SQLite has no other process then."""
    if connection.vendor != "postgresql":
        pytest.skip("on PostgreSQL only")
    story = factories.story(body=figure(mast))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_story WHERE id = %s", [story.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert not StoryPicture.objects.exists()
