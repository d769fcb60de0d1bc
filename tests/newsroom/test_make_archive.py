"""The made-up paper that benchmarks are taken of."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.utils import timezone

from articles import placed, publishing, search
from articles.models import Author, Edition, EditionLink, EditionTag, Story, StoryByline
from benchmarks import archive
from newsroom.clock import FAR_FUTURE
from newsroom.models import User
from tests.factories import story

pytestmark = pytest.mark.django_db


def made(stories):
    call_command("make_archive", stories=stories, verbosity=0)


def test_of_three_hundred_stories_pages_are_pages_and_many_lead_to_others(client):
    made(300)
    newest = Edition.objects.live().newest_first().for_page().first()
    subject = EditionTag.objects.filter(content_object=newest).first().tag
    pages = [newest, newest.category, subject, newest.bylines.first().author]
    for address in ("/", "/archive/", "/feed/", "/sitemap.xml", *(page.get_absolute_url() for page in pages)):
        assert client.get(address).status_code == 200, address
    editions, stories = Edition.objects.count(), Story.objects.exclude(published_at=None).count()
    assert editions / stories > 1.2, "one story in five has several editions"
    assert EditionLink.objects.values("edition").distinct().count() > stories / 3
    assert Edition.objects.live().count() == Edition.objects.live().values("story").distinct().count()


def test_a_database_with_a_paper_in_it_is_left_alone():
    kept = story()
    with pytest.raises(CommandError, match="holds a paper already"):
        made(10)
    assert list(Story.objects.all()) == [kept]


@pytest.mark.parametrize("stories", [0, -1])
def test_a_paper_without_stories_is_none(stories):
    with pytest.raises(CommandError, match="from 1"):
        made(stories)


BELONGING = ("bylines", "placed", "tagged")
# Who did it, and when the copy was written.
OF_THE_MAKING = {"by_id", "made_by_id", "made_at", "started_by_id", "created_at", "edited_at"}


def said(row):
    """What a row says, but for its number and those of the rows it belongs to."""
    others = {"id", "story_id", "story_number", "edition_id", "revision_id", "content_object_id", *OF_THE_MAKING}
    names = {field.attname for field in row._meta.concrete_fields} - others
    return {name: getattr(row, name) for name in names}


def rows_of(story):
    """All that a story of one edition wrote."""
    edition = story.editions.get()
    lists = [*(getattr(story, name) for name in BELONGING if hasattr(story, name)), story.acts, story.revisions]
    lists += [getattr(edition, name) for name in BELONGING]
    told = [sorted((said(row) for row in rows.all()), key=str) for rows in lists]
    return said(story), said(edition), said(edition.text), told


def twin_of(made, monkeypatch):
    """The same story, published by the paper itself at the same moment."""
    fields = ("category_id", "kicker", "headline", "standfirst", "body", "lead_picture_id")
    twin = Story.objects.create(**{name: getattr(made, name) for name in fields})
    for each in made.bylines.all():
        StoryByline.objects.create(story=twin, author_id=each.author_id, position=each.position)
    twin.tags.set(made.tags.all())
    placed.note(twin)
    with monkeypatch.context() as moment:
        moment.setattr(timezone, "now", lambda: made.published_at)
        publishing.publish(twin)
    return Story.objects.get(pk=twin.pk)


CATALOGUE = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1",
    "postgresql": """
        SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
        UNION ALL SELECT indexname, indexdef FROM pg_indexes
        UNION ALL SELECT attrelid::regclass::text, attstattarget::text FROM pg_attribute WHERE attstattarget >= 0
        ORDER BY 1, 2
    """,
}


def catalogue():
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE[connection.vendor])
        return cursor.fetchall()


def index():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {archive.SOUGHT} ORDER BY 1")
        return cursor.fetchall()


def test_what_it_pours_is_just_what_the_paper_would_have_written(subtests, monkeypatch):
    before = catalogue()
    made(60)
    with subtests.test("the tables are afterwards what they were"):
        assert catalogue() == before
    with subtests.test("what is written next has a number of its own"):
        assert story().pk == 61
    with subtests.test("search finds what it would find by reading it"):
        poured = index()
        list(search.rebuild())
        assert poured == index() != []
    plain = Story.objects.filter(live_until=FAR_FUTURE, live_from__lte=timezone.now(), live_from=F("published_at"))
    plain = plain.filter(revision_number=1, placed__place="text").order_by("-pk")
    for has_picture in (True, False):
        with subtests.test("a story", has_picture=has_picture):
            one = plain.filter(lead_picture__isnull=not has_picture).first()
            assert rows_of(one) == rows_of(twin_of(one, monkeypatch))


def test_broken_off_it_leaves_nothing_behind(monkeypatch):
    before, story = catalogue(), archive.Archive.story

    def soon_tired(self, number):
        if number == 8:
            raise KeyboardInterrupt
        story(self, number)

    monkeypatch.setattr(archive, "AT_ONCE", 3)
    monkeypatch.setattr(archive.Archive, "story", soon_tired)
    with pytest.raises(KeyboardInterrupt):
        made(10)
    assert catalogue() == before
    assert not any(model.objects.exists() for model in (*archive.POURED, Author, User))
