from datetime import timedelta

import pytest

from articles import publishing
from articles.models import Act, Edition, Story
from tests import factories

from .record import is_listed, page, rows

pytestmark = pytest.mark.django_db

MOMENT = timedelta(microseconds=1)


@pytest.fixture
def story(clock):
    """Live for an hour."""
    live = factories.published(headline="The lighthouse is sold", tags=["Ports"])
    clock.forward(hours=1)
    return live


def test_an_ended_story_answers_410_with_the_notice(client, story):
    publishing.end(story, notice="The sale is over.")
    status, text = page(client, story)
    assert (status, "The sale is over." in text, "no longer published" in text) == (410, True, True)
    assert factories.BODY not in text


def test_an_ended_story_stands_in_no_list(client, story):
    publishing.end(story)
    for address in ("/", "/money/", "/tag/ports/", "/feed/", "/search/?q=lighthouse", "/archive/2026/10/12/"):
        assert not is_listed(client, story, address)


def test_an_ended_story_says_so(clock, story):
    publishing.end(story)
    assert (story.state(), story.live_until) == (Story.State.ENDED, clock())
    assert story in Story.objects.ended()
    assert (story.acts.first().verb, story.acts.first().takes_effect_at) == (Act.Verb.END, clock())


def test_a_scheduled_end_comes_at_its_second(client, clock, story):
    at = clock.ahead(hours=2)
    publishing.end(story, at=at, notice="The sale is over.")
    clock.at = at - MOMENT
    assert page(client, story)[0] == 200
    clock.at = at
    status, text = page(client, story)
    assert (status, "The sale is over." in text) == (410, True)


def test_a_scheduled_end_keeps_the_story_live_until_then(clock, story):
    at = clock.ahead(hours=2)
    publishing.end(story, at=at)
    assert (story.state(at - MOMENT), story.state(at)) == (Story.State.LIVE, Story.State.ENDED)


@pytest.mark.parametrize("hours", [1, 3])
def test_a_scheduled_end_can_be_moved(clock, story, hours):
    publishing.end(story, at=clock.ahead(hours=2), notice="The sale is over.")
    publishing.end(story, at=clock.ahead(hours=hours), notice="The sale was moved.")
    edition = Edition.objects.get(story=story)
    assert (edition.ends_at, edition.notice) == (clock.ahead(hours=hours), "The sale was moved.")
    assert story.live_until == clock.ahead(hours=hours)


def test_a_story_with_a_scheduled_end_can_end_now(clock, story):
    publishing.end(story, at=clock.ahead(hours=2))
    publishing.end(story)
    assert (story.state(), story.live_until) == (Story.State.ENDED, clock())


class TestWhileAnUpdateWaits:
    @pytest.fixture
    def update(self, clock, story):
        """The moment of the update, two hours from now."""
        story.standfirst = "As updated"
        story.save()
        at = clock.ahead(hours=2)
        publishing.update(story, at=at)
        return at

    def test_an_end_after_it_lets_it_come_first(self, client, clock, story, update):
        publishing.end(story, at=clock.ahead(hours=3))
        assert story.update_at == update
        clock.at = update
        assert "As updated" in page(client, story)[1]
        clock.forward(hours=1)
        assert page(client, story)[0] == 410

    @pytest.mark.parametrize("hours", [0, 1, 2])
    def test_an_end_before_it_or_with_it_drops_it(self, client, clock, story, update, hours):
        at = clock.ahead(hours=hours)
        publishing.end(story, at=at)
        edition = Edition.objects.get(story=story)
        assert (edition.ends_at, edition.ending) == (at, Edition.Ending.ENDED)
        assert (story.update_at, story.live_until, story.published_revision) == (None, at, 1)
        for clock.at in (at, update, update + timedelta(days=1)):
            assert page(client, story)[0] == 410
            assert story.state() == Story.State.ENDED

    def test_text_whose_update_was_dropped_counts_as_unpublished(self, clock, story, update):
        publishing.end(story, at=clock.ahead(hours=1))
        assert story.has_unpublished_edits


def test_a_story_that_ends_in_the_instant_it_was_published_has_a_moment(clock):
    story = factories.published()
    publishing.end(story)
    edition = Edition.objects.get(story=story)
    assert edition.ends_at - edition.starts_at == MOMENT
    assert story.state(clock.ahead(microseconds=1)) == Story.State.ENDED


def test_a_moment_that_is_past_is_refused_not_taken_for_now(clock, story):
    before = rows(story)
    with pytest.raises(publishing.Refused, match="12 October 2026, 12:59 is past"):
        publishing.end(story, at=clock.ahead(minutes=-1))
    assert rows(story) == before


@pytest.mark.parametrize("done", [(), ("schedule",), ("publish", "end"), ("publish", "retract")])
def test_only_a_live_story_is_ended(clock, done):
    story = factories.story()
    for verb in done:
        getattr(publishing, verb)(story, **({"at": clock.ahead(hours=5)} if verb == "schedule" else {}))
        clock.forward(hours=1)
    before = rows(story)
    with pytest.raises(publishing.Refused, match="not live, so it cannot be ended"):
        publishing.end(story)
    assert rows(story) == before
