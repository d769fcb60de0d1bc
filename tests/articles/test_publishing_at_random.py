"""Acts in any order at any moment, and what holds after each of them."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from articles import publishing, revisions
from articles.models import Edition, Story
from tests import factories, length

from .record import printed, rows

MOMENT = timedelta(microseconds=1)
SPANS = st.sampled_from([timedelta(0), MOMENT, timedelta(minutes=1), timedelta(hours=1), timedelta(hours=2)])
AHEAD = st.none() | st.builds(lambda span, direction: span * direction, SPANS, st.sampled_from([1, 1, 1, -1]))
UNSEEN = {Story.State.DRAFT, Story.State.SUBMITTED, Story.State.APPROVED}
STATES = {
    Story.State.DRAFT: lambda at: Story.objects.drafts(),
    Story.State.SCHEDULED: lambda at: Story.objects.scheduled(at),
    Story.State.LIVE: lambda at: Story.objects.live(at),
    Story.State.ENDED: lambda at: Story.objects.ended(at),
    Story.State.RETRACTED: lambda at: Story.objects.retracted(),
}


class Desk(RuleBasedStateMachine):
    """One story, and a desk that presses whatever button it likes."""

    clock = None  # set by the test

    @initialize()
    def open(self):
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.clock.at = self.clock.at.replace(hour=4)
        self.story = factories.story(tags=["Ports"], authors=[factories.author()])
        self.seen, self.first_seen = {}, None

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @rule(span=SPANS)
    def wait(self, span):
        self.clock.at += span

    @rule(number=st.integers(0, 9))
    def edit(self, number):
        Story.objects.filter(pk=self.story.pk).update(headline=f"Ferry towns get network {number}")
        revisions.keep(self.story)

    @rule()
    def blank_the_headline(self):
        Story.objects.filter(pk=self.story.pk).update(headline="")

    @rule(ahead=AHEAD)
    def publish(self, ahead):
        self.attempt("publish", ahead)

    @rule(ahead=AHEAD.filter(lambda ahead: ahead is not None))
    def schedule(self, ahead):
        self.attempt("schedule", ahead)

    @rule(ahead=AHEAD)
    def update(self, ahead):
        self.attempt("update", ahead)

    @rule(ahead=AHEAD, notice=st.sampled_from(["", "The sale is over."]))
    def end(self, ahead, notice):
        self.attempt("end", ahead, notice=notice)

    @rule(verb=st.sampled_from(["cancel", "retract", "restore", "submit", "take_back", "approve", "remake"]))
    def do(self, verb):
        self.attempt(verb)

    @rule(span=SPANS, until=SPANS)
    def schedule_with_an_end(self, span, until):
        self.attempt("schedule", span, ends_at=self.clock.at + span + until)

    @rule()
    def send_back(self):
        self.attempt("send_back", why="Whose harbour?")

    @rule(with_edits=st.booleans())
    def correct(self, with_edits):
        self.attempt("correct", kind="correction", text="It is another harbour.", with_edits=with_edits)

    @rule(ahead=st.none() | SPANS)
    def embargo(self, ahead):
        self.attempt("embargo", until=None if ahead is None else self.clock.at + ahead)

    def attempt(self, verb, ahead=None, **said):
        """One act. Done, it is written down once; refused, it changes no row."""
        if ahead is not None:
            said["at"] = self.clock.at + ahead
        before, was_live = rows(self.story), self.live_at(self.clock.at)
        try:
            getattr(publishing, verb)(self.story, **said)
        except publishing.Refused as refusal:
            assert str(refusal)
            assert rows(self.story) == before
        else:
            is_nothing_new = verb == "remake" and rows(self.story) == before
            acts = list(self.story.acts.order_by("pk").values())
            assert len(acts) == len(before["acts"]) + (not is_nothing_new)
            assert acts[: len(before["acts"])] == before["acts"]
            self.hold_what_the_act_promises(verb, said.get("at"), was_live)

    def hold_what_the_act_promises(self, verb, at, was_live):
        now = self.clock.at
        if verb == "cancel":
            assert self.live_at(now) == was_live
            assert not [edition for edition in self.editions() if edition.starts_at > now]
        if verb in ("publish", "schedule"):
            assert self.live_at(max(at or now, now)) is not None
        if verb in ("end", "retract"):
            assert self.live_at(max(at or now, now) + MOMENT) is None
        if verb in ("update", "correct"):
            assert self.live_at(now) is not None
        if verb in ("submit", "take_back", "approve", "send_back", "remake", "embargo"):
            assert self.live_at(now) == was_live

    def editions(self):
        return list(Edition.objects.filter(story=self.story).order_by("starts_at"))

    def live_at(self, at):
        return Edition.objects.live(at).filter(story=self.story).first()

    def moments(self, editions):
        """From the next microsecond on, each at which something could change, and those around it."""
        bounds = {bound for edition in editions for bound in (edition.starts_at, edition.ends_at)}
        around = {bound + step for bound in bounds if bound.year < 9999 for step in (-MOMENT, timedelta(0), MOMENT)}
        return sorted(at for at in around | {self.clock.at + MOMENT} if at > self.clock.at)

    @invariant()
    def the_paper_keeps_its_promises(self):
        self.story.refresh_from_db()
        editions = self.editions()
        self.editions_follow_each_other(editions)
        self.the_story_says_what_its_editions_do(editions)
        self.nothing_waits_under_an_embargo(editions)
        self.dates_are_those_of_the_editions(editions)
        self.what_readers_have_seen_stays(editions)
        self.revisions_are_numbered_without_gaps()

    def editions_follow_each_other(self, editions):
        for one, next_one in pairwise(editions):
            assert one.starts_at < one.ends_at <= next_one.starts_at
        assert len([edition for edition in editions if edition.starts_at > self.clock.at]) <= 1

    def the_story_says_what_its_editions_do(self, editions):
        for at in self.moments(editions):
            state = Story.State.DRAFT if self.story.state(at) in UNSEEN else self.story.state(at)
            assert state == self.state_by_editions(at, editions)
            found = [each for each, stories in STATES.items() if stories(at).filter(pk=self.story.pk).exists()]
            assert found == [state]

    def state_by_editions(self, at, editions):
        last = editions[-1] if editions else None
        if last is None:
            return Story.State.DRAFT
        if last.ending == Edition.Ending.RETRACTED:
            return Story.State.RETRACTED
        if self.live_at(at):
            return Story.State.LIVE
        return Story.State.SCHEDULED if last.starts_at > at else Story.State.ENDED

    def nothing_waits_under_an_embargo(self, editions):
        until = self.story.embargo_until
        waiting = [edition for edition in editions if edition.starts_at > self.clock.at]
        assert not [edition for edition in waiting if until and edition.starts_at < until]

    def dates_are_those_of_the_editions(self, editions):
        assert {edition.published_at for edition in editions} == ({self.story.published_at} if editions else set())
        assert self.story.published_revision == (editions[-1].revision.number if editions else 0)
        assert self.story.live_until == (editions[-1].ends_at if editions else None)

    def what_readers_have_seen_stays(self, editions):
        for edition in editions:
            if edition.starts_at <= self.clock.at:
                shown = printed(edition)
                assert self.seen.setdefault(edition.pk, shown) == shown
        assert set(self.seen) <= {edition.pk for edition in editions}
        if self.seen:
            self.first_seen = self.first_seen or self.story.published_at
            assert self.story.published_at == self.first_seen

    def revisions_are_numbered_without_gaps(self):
        numbers = list(self.story.revisions.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, self.story.revision_number + 1))


@pytest.mark.django_db
def test_no_order_of_acts_breaks_what_the_paper_promises(clock):
    Desk.clock = clock
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=length.of(20, 60),
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
