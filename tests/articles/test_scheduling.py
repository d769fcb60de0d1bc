from datetime import timedelta

import pytest

from articles import publishing
from articles.models import Act, Edition, Story
from newsroom.clock import FAR_FUTURE
from tests import factories

from .record import is_listed, page, rows

pytestmark = pytest.mark.django_db

MOMENT = timedelta(microseconds=1)
LISTS = ("/", "/money/", "/tag/ports/", "/author/mei-lin-tan/", "/feed/", "/money/feed/", "/search/?q=lighthouse")


@pytest.fixture
def at(clock):
    """Two hours from now."""
    return clock.ahead(hours=2)


@pytest.fixture
def lighthouse(at):
    """A story that is scheduled, and has a reason to stand in each list."""
    story = factories.story(headline="The lighthouse is sold", tags=["Ports"], authors=[factories.author()])
    publishing.schedule(story, at)
    return story


def test_a_scheduled_story_has_no_page_and_stands_in_no_list(client, clock, lighthouse, at):
    for moment in (clock(), at - MOMENT):
        clock.at = moment
        assert page(client, lighthouse)[0] == 404
        assert [address for address in LISTS if is_listed(client, lighthouse, address)] == []


def test_it_appears_everywhere_at_its_second_though_nothing_runs(client, clock, lighthouse, at):
    clock.at = at
    assert page(client, lighthouse)[0] == 200
    assert [address for address in LISTS if not is_listed(client, lighthouse, address)] == []


def test_the_story_says_that_it_is_scheduled_and_then_that_it_is_live(clock, lighthouse, at):
    assert (lighthouse.state(), lighthouse.published_at, lighthouse.live_from) == (Story.State.SCHEDULED, at, at)
    assert lighthouse.state(at - MOMENT) == Story.State.SCHEDULED
    assert lighthouse.state(at) == Story.State.LIVE


def test_the_act_is_written_down_as_scheduling(clock, lighthouse, at):
    act = lighthouse.acts.get()
    assert (act.verb, act.done_at, act.takes_effect_at) == (Act.Verb.SCHEDULE, clock(), at)


@pytest.mark.parametrize("hours", [-1, 0])
def test_a_moment_that_is_not_ahead_is_refused(clock, hours):
    draft = factories.story()
    before = rows(draft)
    with pytest.raises(publishing.Refused, match=f"12 October 2026, {12 + hours}:00 is past"):
        publishing.schedule(draft, clock.ahead(hours=hours))
    assert rows(draft) == before


def test_a_live_story_is_not_published_for_another_moment(clock):
    story = factories.published()
    with pytest.raises(publishing.Refused, match="Update it instead"):
        publishing.publish(story, at=clock.ahead(hours=1))


def test_scheduling_a_live_story_schedules_its_update(clock):
    story = factories.published()
    for hours in (1, 3):  # the second time, another moment for it
        publishing.schedule(story, clock.ahead(hours=hours))
        assert (story.state(), story.update_at) == (Story.State.LIVE, clock.ahead(hours=hours))
    first, update = story.editions.order_by("starts_at")
    assert (first.ends_at, first.ending, update.ends_at) == (update.starts_at, Edition.Ending.REPLACED, FAR_FUTURE)


def test_a_scheduled_update_that_is_moved_keeps_the_end_of_the_story(clock):
    story, end = factories.published(), clock.ahead(hours=9)
    publishing.end(story, at=end, notice="The sale is over.")
    for hours in (1, 3):
        publishing.schedule(story, clock.ahead(hours=hours))
    last = story.editions.latest("starts_at")
    assert (last.starts_at, last.ends_at, last.notice) == (clock.ahead(hours=3), end, "The sale is over.")


def test_a_live_story_is_not_given_an_end_with_its_update(clock):
    story = factories.published()
    with pytest.raises(publishing.Refused, match="its end is a matter of its own"):
        publishing.schedule(story, clock.ahead(hours=1), ends_at=clock.ahead(hours=2))


def test_what_is_edited_after_scheduling_is_not_taken_along(client, clock, lighthouse, at):
    Story.objects.filter(pk=lighthouse.pk).update(standfirst="Half a sent")
    clock.at = at
    assert "Half a sent" not in page(client, lighthouse)[1]


def test_scheduling_again_replaces_moment_and_text(clock, lighthouse, at):
    Story.objects.filter(pk=lighthouse.pk).update(headline="The lighthouse is let")
    later = at + timedelta(hours=1)
    publishing.schedule(lighthouse, later)
    edition = Edition.objects.get(story=lighthouse)
    assert (edition.headline, edition.starts_at, edition.published_at) == ("The lighthouse is let", later, later)
    assert lighthouse.published_at == later


def test_publishing_now_replaces_what_was_scheduled(clock, lighthouse, at):
    now = clock.forward(hours=1)
    publishing.publish(lighthouse)
    edition = Edition.objects.get(story=lighthouse)
    assert (edition.starts_at, edition.published_at) == (now, now)
    assert lighthouse.state() == Story.State.LIVE


class TestCancelling:
    def test_a_first_publication_leaves_an_approved_story(self, client, clock, lighthouse, at):
        publishing.cancel(lighthouse)
        assert lighthouse.state() == Story.State.APPROVED
        assert lighthouse in Story.objects.drafts()
        assert not Edition.objects.filter(story=lighthouse).exists()
        assert (lighthouse.published_at, lighthouse.live_from, lighthouse.live_until) == (None, None, None)
        assert lighthouse.published_revision == 0
        clock.at = at
        assert page(client, lighthouse)[0] == 404

    def test_a_cancelled_story_can_be_scheduled_for_an_earlier_moment(self, clock, lighthouse):
        publishing.cancel(lighthouse)
        sooner = clock.ahead(minutes=5)
        publishing.schedule(lighthouse, sooner)
        assert lighthouse.published_at == sooner

    def test_a_renewed_publication_leaves_the_story_ended_as_before(self, client, clock):
        first = clock()
        story = factories.published()
        ended = clock.forward(hours=1)
        publishing.end(story, notice="The sale is over.")
        publishing.schedule(story, clock.ahead(hours=5))
        clock.forward(hours=1)
        publishing.cancel(story)
        assert (story.state(), story.published_at) == (Story.State.ENDED, first)
        assert (story.live_from, story.live_until) == (first, ended)
        status, text = page(client, story)
        assert (status, "The sale is over." in text) == (410, True)

    def test_a_scheduled_update_leaves_the_live_edition_open(self, client, clock):
        story = factories.published(standfirst="As published")
        Story.objects.filter(pk=story.pk).update(standfirst="As updated")
        publishing.update(story, at=clock.ahead(hours=1))
        publishing.cancel(story)
        edition = Edition.objects.get(story=story)
        assert (edition.ends_at, edition.ending) == (FAR_FUTURE, Edition.Ending.OPEN)
        assert (story.update_at, story.live_until, story.published_revision) == (None, FAR_FUTURE, 1)
        assert story.has_unpublished_edits
        clock.forward(hours=2)
        assert "As published" in page(client, story)[1]

    def test_a_scheduled_end_leaves_the_live_edition_open(self, client, clock):
        story = factories.published()
        publishing.end(story, at=clock.ahead(hours=1), notice="The sale is over.")
        publishing.cancel(story)
        edition = Edition.objects.get(story=story)
        assert (edition.ends_at, edition.ending, edition.notice) == (FAR_FUTURE, Edition.Ending.OPEN, "")
        clock.forward(hours=2)
        assert page(client, story)[0] == 200

    def test_an_update_and_an_end_are_taken_back_together(self, client, clock):
        story = factories.published()
        publishing.update(story, at=clock.ahead(hours=1))
        publishing.end(story, at=clock.ahead(hours=2))
        publishing.cancel(story)
        assert Edition.objects.get(story=story).ends_at == FAR_FUTURE
        assert (story.update_at, story.live_until) == (None, FAR_FUTURE)

    def test_an_update_that_has_come_is_not_taken_back(self, clock):
        story = factories.published()
        publishing.update(story, at=clock.ahead(hours=1))
        clock.forward(hours=1)
        before = rows(story)
        with pytest.raises(publishing.Refused, match="Nothing of this story is scheduled"):
            publishing.cancel(story)
        assert rows(story) == before

    @pytest.mark.parametrize("done", [(), ("publish",), ("publish", "end"), ("publish", "retract")])
    def test_a_story_of_which_nothing_waits_is_refused(self, clock, done):
        story = factories.story()
        for verb in done:
            getattr(publishing, verb)(story)
            clock.forward(hours=1)
        before = rows(story)
        with pytest.raises(publishing.Refused, match="Nothing of this story is scheduled"):
            publishing.cancel(story)
        assert rows(story) == before


class TestAnEndThatWasPlanned:
    NOTICE = "The auction is over."

    @pytest.fixture
    def until(self, clock, lighthouse):
        """Five hours from now, three after it starts."""
        until = clock.ahead(hours=5)
        publishing.end(lighthouse, at=until, notice=self.NOTICE)
        return until

    def ending(self, lighthouse):
        return Edition.objects.values_list("ends_at", "ending", "notice").get(story=lighthouse)

    def test_stays_where_the_story_is_published_now(self, clock, lighthouse, until):
        publishing.publish(lighthouse)
        assert self.ending(lighthouse) == (until, Edition.Ending.ENDED, self.NOTICE)
        assert lighthouse.live_until == until

    def test_stays_where_the_story_is_scheduled_anew(self, lighthouse, at, until):
        publishing.schedule(lighthouse, at + timedelta(hours=1))
        assert self.ending(lighthouse) == (until, Edition.Ending.ENDED, self.NOTICE)

    def test_is_replaced_by_a_new_one_with_the_same_notice(self, lighthouse, at, until):
        publishing.schedule(lighthouse, at, ends_at=until + timedelta(hours=1))
        assert self.ending(lighthouse) == (until + timedelta(hours=1), Edition.Ending.ENDED, self.NOTICE)

    def test_is_given_up_where_that_is_said(self, lighthouse, at, until):
        publishing.schedule(lighthouse, at, ends_at=FAR_FUTURE)
        assert self.ending(lighthouse) == (FAR_FUTURE, Edition.Ending.OPEN, "")

    def test_refuses_a_start_that_comes_after_it(self, lighthouse, until):
        before = rows(lighthouse)
        with pytest.raises(publishing.Refused, match="would end at 12 October 2026, 17:00, before it starts"):
            publishing.schedule(lighthouse, until)
        assert rows(lighthouse) == before
