"""The made-up paper that benchmarks are taken of."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Edition, EditionLink, EditionTag, Story
from tests.factories import story

pytestmark = pytest.mark.django_db


def made(stories):
    call_command("make_archive", stories=stories, verbosity=0)


def test_its_pages_are_pages(client):
    made(300)
    newest = Edition.objects.live().newest_first().for_page().first()
    subject = EditionTag.objects.filter(content_object=newest).first().tag
    pages = [newest, newest.category, subject, newest.bylines.first().author]
    for address in ("/", "/archive/", "/feed/", "/sitemap.xml", *(page.get_absolute_url() for page in pages)):
        assert client.get(address).status_code == 200, address


def test_one_story_in_five_has_several_editions_and_most_lead_to_others():
    made(300)
    editions, stories = Edition.objects.count(), Story.objects.exclude(published_at=None).count()
    assert editions / stories > 1.2
    assert EditionLink.objects.values("edition").distinct().count() > stories / 3
    assert Edition.objects.live().count() == Edition.objects.live().values("story").distinct().count()


def test_what_is_written_next_has_a_number_of_its_own():
    made(10)
    assert story().pk == 11


def test_a_database_with_a_paper_in_it_is_left_alone():
    kept = story()
    with pytest.raises(CommandError, match="holds a paper already"):
        made(10)
    assert list(Story.objects.all()) == [kept]


@pytest.mark.parametrize("stories", [0, -1])
def test_a_paper_without_stories_is_none(stories):
    with pytest.raises(CommandError, match="from 1"):
        made(stories)
