"""A tag's page: the stories that readers see, and nothing of those they do not."""

from datetime import UTC, datetime

import pytest

from articles import publishing
from articles.models import Tag
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)


def answer(client):
    return client.get(Tag.objects.get().get_absolute_url())


def test_a_tag_on_drafts_alone_is_not_found(client):
    factories.story(tags=["The minister resigns"])
    assert answer(client).status_code == 404
    assert "minister resigns" not in answer(client).text


def test_a_tag_on_a_scheduled_story_is_not_found_yet(client):
    factories.published(tags=["Ports"], at=datetime(2036, 1, 1, tzinfo=UTC))
    assert answer(client).status_code == 404


def test_a_tag_of_a_retracted_story_goes_with_it_and_stays_while_another_bears_it(client):
    first, second = (factories.published(tags=["Ports"]) for _ in range(2))
    publishing.retract(first)
    assert first.headline not in answer(client).text
    publishing.retract(second)
    assert answer(client).status_code == 404


def test_a_tag_given_to_a_live_story_waits_for_its_update(client):
    story = factories.published()
    story.tags.add("Ports")
    assert answer(client).status_code == 404
    publishing.update(story)
    assert story.headline in answer(client).text


def test_behind_the_last_story_is_a_page_that_says_so(client):
    factories.published(tags=["Ports"], at=NOON)
    assert "Nothing older stands here." in client.get("/tag/ports/?before=20200101T000000.000000-1").text
