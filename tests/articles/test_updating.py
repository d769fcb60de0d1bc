from datetime import timedelta

import pytest

from articles import publishing, revisions
from articles.models import Act, Edition, Story
from newsroom.clock import FAR_FUTURE
from tests import factories

from .record import page, rows

pytestmark = pytest.mark.django_db

MOMENT = timedelta(microseconds=1)


@pytest.fixture
def story(clock):
    """Live for an hour, and edited since."""
    live = factories.published(standfirst="As published")
    clock.forward(hours=1)
    live.standfirst = "As updated"
    live.save()
    return live


def chain(story):
    """Its editions in order: (start, end, ending)."""
    return list(story.editions.order_by("starts_at").values_list("starts_at", "ends_at", "ending"))


def test_an_update_shows_the_saved_story_in_the_old_ones_place(client, story):
    publishing.update(story)
    text = page(client, story)[1]
    assert ("As updated" in text, "As published" in text) == (True, False)


def test_the_new_edition_starts_where_the_old_one_ends(clock, story):
    start = story.live_from
    publishing.update(story)
    assert chain(story) == [(start, clock(), "replaced"), (clock(), FAR_FUTURE, "")]


def test_the_first_dates_stay_and_the_update_has_its_own(clock, story):
    first = story.published_at
    edition = publishing.update(story)
    assert (edition.published_at, edition.updated_at) == (first, clock())
    assert (story.published_at, story.update_at) == (first, None)


def test_an_update_of_the_very_instant_of_publishing_follows_it(clock):
    story = factories.published()
    edition = publishing.update(story)
    assert edition.starts_at == clock.ahead(microseconds=1)
    assert [Edition.objects.live(clock.ahead(microseconds=more)).get().pk == edition.pk for more in (0, 1)] == [
        False,
        True,
    ]


def test_edits_are_unpublished_until_the_update(story):
    revisions.keep(story)
    assert story.has_unpublished_edits
    assert story in Story.objects.with_unpublished_edits()
    publishing.update(story)
    assert not story.has_unpublished_edits
    assert story not in Story.objects.with_unpublished_edits()


class TestAScheduledUpdate:
    def test_shows_from_its_second_on_and_not_before(self, client, clock, story):
        at = clock.ahead(hours=2)
        publishing.update(story, at=at)
        clock.at = at - MOMENT
        assert "As published" in page(client, story)[1]
        clock.at = at
        text = page(client, story)[1]
        assert ("As updated" in text, "As published" in text) == (True, False)

    def test_is_a_second_edition_whose_start_is_the_firsts_end(self, clock, story):
        at, start = clock.ahead(hours=2), story.live_from
        publishing.update(story, at=at)
        assert chain(story) == [(start, at, "replaced"), (at, FAR_FUTURE, "")]
        assert (story.update_at, story.live_from, story.live_until) == (at, start, FAR_FUTURE)

    def test_leaves_the_story_live_throughout(self, clock, story):
        at = clock.ahead(hours=2)
        publishing.update(story, at=at)
        assert {story.state(moment) for moment in (clock(), at - MOMENT, at, at + MOMENT)} == {Story.State.LIVE}
        assert story in Story.objects.live(at)

    def test_holds_what_was_saved_when_it_was_asked_for(self, client, clock, story):
        publishing.update(story, at=clock.ahead(hours=1))
        Story.objects.filter(pk=story.pk).update(standfirst="Half a sent")
        clock.forward(hours=1)
        assert "As updated" in page(client, story)[1]

    def test_refuses_another_until_it_is_cancelled(self, clock, story):
        publishing.update(story, at=clock.ahead(hours=2))
        before = rows(story)
        for at in (None, clock.ahead(hours=1), clock.ahead(hours=3)):
            with pytest.raises(publishing.Refused, match="waiting for 12 October 2026, 15:00"):
                publishing.update(story, at=at)
        assert rows(story) == before
        publishing.cancel(story)
        publishing.update(story)
        assert len(chain(story)) == 2

    def test_makes_room_for_the_next_once_it_has_come(self, clock, story):
        publishing.update(story, at=clock.ahead(hours=2))
        clock.forward(hours=2, minutes=1)
        publishing.update(story)
        assert [ending for _, _, ending in chain(story)] == ["replaced", "replaced", ""]

    def test_is_written_down_with_the_moment_it_takes_effect(self, clock, story):
        at = clock.ahead(hours=2)
        publishing.update(story, at=at)
        act = story.acts.first()
        assert (act.verb, act.done_at, act.takes_effect_at) == (Act.Verb.UPDATE, clock(), at)


class TestWhileAnEndIsScheduled:
    @pytest.fixture
    def end(self, clock, story):
        at = clock.ahead(hours=4)
        publishing.end(story, at=at, notice="The sale is over.")
        return at

    @pytest.mark.parametrize("hours", [None, 2])
    def test_the_new_edition_ends_then_with_the_same_notice(self, client, clock, story, end, hours):
        publishing.update(story, at=clock.ahead(hours=hours) if hours else None)
        assert chain(story)[-1][1:] == (end, "ended")
        assert story.live_until == end
        clock.at = end
        status, text = page(client, story)
        assert (status, "The sale is over." in text) == (410, True)

    @pytest.mark.parametrize("hours", [4, 5])
    def test_an_update_at_the_end_or_later_is_refused(self, clock, story, end, hours):
        before = rows(story)
        with pytest.raises(publishing.Refused, match="ends at 12 October 2026, 17:00"):
            publishing.update(story, at=clock.ahead(hours=hours))
        assert rows(story) == before

    def test_an_update_a_moment_before_the_end_is_not(self, clock, story, end):
        publishing.update(story, at=end - MOMENT)
        assert chain(story)[-1] == (end - MOMENT, end, "ended")


def test_a_moment_that_is_past_is_refused_not_taken_for_now(clock, story):
    before = rows(story)
    with pytest.raises(publishing.Refused, match="12 October 2026, 12:59 is past"):
        publishing.update(story, at=clock.ahead(minutes=-1))
    assert rows(story) == before


@pytest.mark.parametrize("done", [(), ("schedule",), ("publish", "end"), ("publish", "retract")])
def test_only_a_live_story_is_updated(clock, done):
    story = factories.story()
    for verb in done:
        getattr(publishing, verb)(story, **({"at": clock.ahead(hours=5)} if verb == "schedule" else {}))
        clock.forward(hours=1)
    before = rows(story)
    with pytest.raises(publishing.Refused, match="not live, so it cannot be updated"):
        publishing.update(story)
    assert rows(story) == before
