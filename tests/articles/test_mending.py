"""What lists go by, where it was written otherwise: by code from before an upgrade, or in another time zone."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from articles import months, publishing
from articles.models import EditionByline, Leaf, StoryByline
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)


def signed(**fields):
    """A story of an author who has two roles in it."""
    draft = factories.story(authors=[factories.author("Ana")], **fields)
    StoryByline.objects.create(story=draft, author=factories.author("Ana"), role="photography", position=1)
    publishing.publish(draft, at=NOON)
    return draft


def headlines(client, address):
    return client.get(address).content.decode().count('class="card__headline"')


def test_an_author_with_two_roles_in_a_story_lists_it_once(client):
    signed()
    assert headlines(client, "/author/ana/") == 1


def test_bylines_that_older_code_wrote_are_listed(client):
    signed()
    EditionByline.objects.update(listed_at=None)
    assert headlines(client, "/author/ana/") == 0
    publishing.mend()
    assert headlines(client, "/author/ana/") == 1
    assert list(EditionByline.objects.order_by("pk").values_list("listed_at", flat=True)) == [NOON, None]


def test_days_that_older_code_did_not_write_down_are_found():
    factories.published(at=NOON)
    Leaf.objects.all().delete()
    publishing.mend()
    assert months.with_stories(NOON) == [(2026, [date(2026, 10, 1)])]
    assert months.days_with_stories(date(2026, 10, 1), date(2026, 10, 31), NOON) == [date(2026, 10, 12)]


def test_in_another_zone_days_begin_elsewhere(settings):
    late = datetime(2026, 9, 30, 23, tzinfo=UTC)
    factories.published(at=late)
    assert months.with_stories(NOON) == [(2026, [date(2026, 10, 1)])]
    settings.TIME_ZONE = "Europe/London"
    call_command("mend_lists")
    assert months.with_stories(NOON) == [(2026, [date(2026, 10, 1)])]
    settings.TIME_ZONE = "America/New_York"
    call_command("mend_lists")
    assert months.with_stories(NOON) == [(2026, [date(2026, 9, 1)])]


def test_there_is_nothing_to_mend_in_what_publishing_writes(capsys):
    signed()
    call_command("mend_lists")
    assert "0 entries" in capsys.readouterr().out


def test_a_month_without_anything_live_is_in_no_calendar():
    gone = factories.published(at=NOON)
    publishing.end(gone)
    assert months.with_stories(datetime.now(UTC)) == []
    assert months.with_stories(NOON) == [(2026, [date(2026, 10, 1)])]
