"""What stands next to a place in a list is what its page has there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import corrections, keys, listings, publishing
from articles.models import Correction, Edition
from articles.publishing.outlook import outlook
from articles.publishing.places import asked_at_once
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories():
    """Ten of several sections, tags and months; the seventh has all that others have."""
    now, ana = timezone.now(), factories.author("Ana")
    money = factories.category("Money")
    sections = [money, factories.category("Banks", parent=money), factories.category("Moneylenders")]
    return [
        factories.published(
            category=sections[number % 3],
            tags=["Ports"] if number % 2 == 0 else [],
            authors=[ana] if number % 3 == 0 else [],
            at=now - timedelta(days=6 * number),
        )
        for number in range(10)
    ]


def in_order(story, at):
    """By key, each list of the story as its page has it: numbers, the newest first."""
    edition, live = story.editions.get(), Edition.objects.live(at)
    day = timezone.localdate(edition.published_at)
    same = [each for each in live if timezone.localdate(each.published_at).month == day.month]
    lists = {
        keys.ALL: live,
        keys.month(day): live.filter(pk__in=[each.pk for each in same]),
        keys.day(day): live.published_between(day, day),
        **{keys.of(each): live.in_category(each) for each in [edition.category, *edition.category.ancestors()]},
        **{keys.of(each.tag): live.tagged_with(each.tag) for each in edition.tagged.all()},
        **{keys.of(each.author): live.by_author(each.author) for each in edition.bylines.all()},
    }
    return {key: [each.story_id for each in rows.newest_first()] for key, rows in lists.items()}


def beside(numbers, number):
    place = numbers.index(number)
    return (numbers[place - 1] if place else None), next(iter(numbers[place + 1 :]), None)


def nearest(listing, place):
    return asked_at_once([listing.above(place), listing.behind(place)])


def test_of_stories(stories):
    now = timezone.now()
    for story in stories:
        [seen] = outlook(story, now)
        expected = {key: beside(numbers, story.pk) for key, numbers in in_order(story, now).items()}
        found = {key: nearest(each, seen.edition.list_place) for key, each in seen.lists(now).items()}
        assert found == expected


def test_of_corrections(stories):
    for story in stories[:3]:
        publishing.correct(story, Correction.Kind.CORRECTION, "Two masts, not one.")
    publishing.retract(stories[3], notice="It was not so.")
    now = timezone.now()
    told = list(corrections.told(now).newest_first())
    for entry in told:
        expected = beside([each.pk for each in told], entry.pk)
        for kind in (listings.CORRECTIONS, listings.ALL_CORRECTIONS):
            assert nearest(kind(now), entry.list_place) == expected
