"""A prepared query gives what its queryset gives, and its SQL is made once."""

from datetime import timedelta

import pytest
from django.db.models import BigIntegerField, DateTimeField, F, Prefetch
from django.utils import timezone

from articles.models import Edition
from newsroom.prepared import prepared
from pictures.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db


def of_stories(at, stories):
    pictures = Prefetch("lead_picture", Picture.objects.with_renditions())
    live = Edition.objects.live(at).for_page().filter(story__pk__in=stories)
    return live.prefetch_related(pictures).newest_first()


ASKED = {"at": DateTimeField(), "stories": [BigIntegerField()]}


@pytest.fixture
def numbers():
    author, picture = factories.author(), factories.bare_picture()
    stories = [factories.published(authors=[author], tags=["Ports"], lead_picture=picture) for _ in range(4)]
    return [each.pk for each in [*stories, factories.published()]]


def told(edition):
    return (
        edition.headline,
        edition.published_at,
        edition.corrected_at,
        edition.category.name,
        edition.lead_picture and edition.lead_picture.in_one_text,
        [byline.author.name for byline in edition.bylines.all()],
        [tagged.tag.name for tagged in edition.tagged.all()],
        [link.target_id for link in edition.links.all()],
    )


def test_it_gives_what_the_queryset_gives(numbers, django_assert_num_queries):
    now, asked = timezone.now(), prepared(**ASKED)(of_stories)
    for most in range(1, len(numbers) + 1):
        expected = list(map(told, of_stories(now, numbers[:most])))
        with django_assert_num_queries(5):
            assert list(map(told, asked(at=now, stories=numbers[:most]))) == expected
    assert asked(at=now - timedelta(days=1), stories=numbers) == []


def test_where_nothing_is_asked_for_no_query_is_made(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert prepared(**ASKED)(of_stories)(at=timezone.now(), stories=[]) == []


def test_its_sql_is_made_once(numbers):
    made = []

    @prepared(story=BigIntegerField())
    def headlines(story):
        made.append(story)
        return Edition.objects.filter(story=story).values_list("story_id", "headline")

    found = [headlines(story=number)[0] for number in numbers]
    assert found == list(Edition.objects.filter(story__in=numbers).order_by("pk").values_list("story_id", "headline"))
    assert len(made) == 1


def test_values_stand_in_expressions_too(numbers):
    @prepared(more=BigIntegerField(), story=BigIntegerField())
    def counted(more, story):
        return Edition.objects.filter(story=story).annotate(sum=F("story_id") + more)

    assert [counted(more=more, story=numbers[0])[0].sum for more in (1, 7)] == [numbers[0] + 1, numbers[0] + 7]
