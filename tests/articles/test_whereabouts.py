"""What the photo desk is told of where its pictures are used."""

import pytest

from articles import publishing, revisions
from articles.models import Embed
from pictures import uses
from pictures.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mast():
    return factories.bare_picture()


def figure(picture):
    return f'<p>Six ferries.</p><figure data-picture="{picture.pk}"></figure>'


def told(picture):
    return [(p.title, p.standing, p.readers, p.desk, p.before, p.is_live) for p in uses.of(picture)]


def test_a_draft_has_it_at_the_desk_only(mast):
    factories.story(headline="Ferries", body=figure(mast), lead_picture=mast)
    assert told(mast) == [("Ferries", "Draft", "", "lead picture, text", "", False)]
    assert uses.printed([mast]) == set()


def test_a_live_story_has_it_for_readers(mast):
    factories.published(headline="Ferries", body=figure(mast))
    assert told(mast) == [("Ferries", "Live", "text", "text", "", True)]
    assert uses.printed([mast]) == {mast.pk}


def test_what_waits_for_readers_is_told_as_theirs_but_not_as_live(mast, clock):
    factories.published(headline="Ferries", body=figure(mast), at=clock.ahead(hours=1))
    assert told(mast) == [("Ferries", "Scheduled", "text", "text", "", False)]


def test_readers_may_see_what_the_desk_has_taken_out(mast):
    story = factories.published(headline="Ferries", body=figure(mast))
    revisions.write(story, {"body": "<p>Six ferries.</p>"})
    assert told(mast) == [("Ferries", "Live", "text", "", "", True)]


def test_the_record_is_told_of_once_neither_has_it(mast, clock):
    story = factories.published(headline="Ferries", body=figure(mast))
    revisions.write(story, {"body": "<p>Six ferries.</p>"})
    clock.forward(hours=1)
    publishing.update(story)
    assert told(mast) == [("Ferries", "Live", "", "", "text", False)]
    assert uses.printed([mast]) == {mast.pk}


def test_what_readers_see_comes_first_then_the_newest_edit(mast, clock):
    for headline in ("Old draft", "Ferries", "New draft"):
        clock.forward(hours=1)
        make = factories.published if headline == "Ferries" else factories.story
        make(headline=headline, body=figure(mast))
    assert [place.title for place in uses.of(mast)] == ["Ferries", "New draft", "Old draft"]
    assert [place.title for place in uses.of(mast, most=2)] == ["Ferries", "New draft"]


def test_authors_and_embeds_are_told_too(mast):
    author = factories.author("Nok", portrait=mast)
    Embed.objects.create(address="https://youtu.be/x", provider="youtube", title="The ferry leaves", picture=mast)
    shown = [(place.kind, place.title, place.readers or place.desk) for place in uses.of(mast)]
    assert shown == [("author", "Nok", "portrait"), ("embed", "The ferry leaves", "still of the embed")]
    assert uses.of(mast)[0].address == f"/desk/articles/author/{author.pk}/change/"


def test_each_is_counted_once_however_often_it_has_the_picture(mast, clock):
    other, lonely = factories.bare_picture(), factories.bare_picture()
    story = factories.published(body=figure(mast), lead_picture=mast)
    clock.forward(hours=1)
    publishing.update(story)
    factories.story(body=figure(mast) + figure(other))
    factories.author("Nok", portrait=mast)
    assert uses.counted([mast, other, lonely]) == {mast.pk: 3, other.pk: 1}
    revisions.write(story, {"body": "<p>None.</p>", "lead_picture_id": None})
    assert uses.counted([mast])[mast.pk] == 3
    assert uses.counted([lonely])[lonely.pk] == 0


def test_asking_of_thirty_pictures_costs_what_asking_of_one_does(mast, django_assert_num_queries):
    more = [factories.bare_picture() for _ in range(30)]
    for picture in more:
        factories.published(body=figure(picture))
    for pictures in ([mast], [mast, *more]):
        with django_assert_num_queries(7):
            assert len(uses.places(pictures)) == len(pictures)
        with django_assert_num_queries(7):
            uses.counted(pictures)


def test_nothing_is_asked_of_no_pictures(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert (uses.places([]), uses.counted([]), uses.printed([])) == ({}, {}, set())


def test_whatever_points_at_a_picture_is_told_of():
    """A new relation to pictures belongs into `whereabouts`, or is one of the library's own."""
    ways = [way for way in Picture._meta.get_fields(include_hidden=True) if way.auto_created and way.is_relation]
    found = {(way.related_model.__name__, way.field.name) for way in ways}
    own = {
        ("Rendition", "picture"),
        ("Discarded", "picture"),
        ("ContactPrint", "picture"),
        ("Keyworded", "content_object"),
    }
    placed = {("Story", "lead_picture"), ("Edition", "lead_picture")}  # by the tables below
    told = {("StoryPicture", "picture"), ("EditionPicture", "picture"), ("Author", "portrait"), ("Embed", "picture")}
    told |= {("Slot", "picture")}  # by articles/front/pictures.py
    told |= {("Series", "picture")}  # by articles/series_pictures.py
    assert found == own | placed | told
