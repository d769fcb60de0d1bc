"""What becomes of the desk's copy on its way to readers, and of what waits for them."""

from datetime import timedelta

import pytest

from articles import publishing, revisions
from articles.models import Act, Assignment, Correction, Edition, Story
from newsroom.clock import FAR_FUTURE
from tests import factories

from .record import page, rows

pytestmark = pytest.mark.django_db
STAGE, STATE = Story.Stage, Story.State


def edited(story, **words):
    """As somebody saves it."""
    Story.objects.filter(pk=story.pk).update(**words)
    revisions.keep(story)
    return story


def test_the_copy_goes_to_the_desk_and_back_and_on():
    story = factories.story()
    stages = []
    for verb, said in [
        ("submit", {}),
        ("take_back", {}),
        ("submit", {}),
        ("send_back", {"why": "Who?"}),
        ("approve", {}),
    ]:
        getattr(publishing, verb)(story, **said)
        stages.append(story.state())
    assert stages == [STATE.SUBMITTED, STATE.DRAFT, STATE.SUBMITTED, STATE.DRAFT, STATE.APPROVED]


@pytest.mark.parametrize("why", ["", "  "])
def test_a_story_is_not_sent_back_without_a_reason(why):
    story = factories.story()
    publishing.submit(story)
    with pytest.raises(publishing.Refused, match="Say why"):
        publishing.send_back(story, why=why)


def test_a_move_that_was_made_already_is_refused_in_words():
    story = factories.story()
    publishing.submit(story)
    with pytest.raises(publishing.Refused, match="submitted already"):
        publishing.submit(story)


def test_publishing_makes_the_copy_a_draft_of_what_comes_next():
    story = factories.story()
    publishing.approve(story)
    publishing.publish(story)
    assert (story.stage, story.state(), story.next_stage) == (STAGE.DRAFT, STATE.LIVE, None)
    publishing.submit(edited(story, headline="Ferry towns, once more"))
    assert (story.state(), story.next_stage) == (STATE.LIVE, STAGE.SUBMITTED)


def test_what_readers_see_already_is_not_submitted():
    with pytest.raises(publishing.Refused, match="nothing new"):
        publishing.submit(factories.published())


class TestAnEmbargo:
    @pytest.fixture
    def story(self, clock):
        held = factories.story()
        publishing.embargo(held, clock.ahead(hours=5))
        return held

    @pytest.mark.parametrize("verb", ["publish", "schedule"])
    def test_holds_until_its_moment_and_not_longer(self, clock, story, verb):
        said = {"at": clock.ahead(hours=4)} if verb == "schedule" else {}
        before = rows(story)
        with pytest.raises(publishing.Refused, match="under embargo until 12 October 2026, 17:00"):
            getattr(publishing, verb)(story, override="It is out anyway", **said)
        assert rows(story) == before
        publishing.schedule(story, clock.ahead(hours=5))

    def test_is_over_by_itself(self, clock, story):
        clock.forward(hours=5)
        publishing.publish(story)
        assert story.state() == STATE.LIVE

    def test_is_lifted_and_the_log_says_so(self, story):
        publishing.embargo(story, None, why="They moved it")
        publishing.publish(story)
        assert [act.verb for act in story.acts.all()] == [Act.Verb.PUBLISH, Act.Verb.EMBARGO, Act.Verb.EMBARGO]

    def test_is_not_set_behind_what_is_scheduled(self, clock):
        story = factories.story()
        publishing.schedule(story, clock.ahead(hours=1))
        with pytest.raises(publishing.Refused, match="Cancel that first"):
            publishing.embargo(story, clock.ahead(hours=2))

    def test_comes_too_late_for_what_readers_see(self, clock):
        with pytest.raises(publishing.Refused, match="too late"):
            publishing.embargo(factories.published(), clock.ahead(hours=2))


class TestRemaking:
    @pytest.fixture
    def story(self, clock):
        waiting = factories.story(headline="As scheduled")
        publishing.schedule(waiting, clock.ahead(hours=2), ends_at=clock.ahead(hours=9))
        return edited(waiting, headline="As mended")

    def test_takes_the_saved_words_along_and_leaves_the_times(self, client, clock, story):
        was = story.editions.get()
        publishing.remake(story)
        edition = story.editions.get()
        assert (edition.starts_at, edition.ends_at, edition.published_at) == (
            was.starts_at,
            was.ends_at,
            was.published_at,
        )
        clock.forward(hours=2)
        assert "As mended" in page(client, story)[1]

    def test_of_what_has_not_changed_is_no_act(self, story):
        publishing.remake(story)
        before = rows(story)
        publishing.remake(story)
        assert rows(story) == before

    def test_that_the_gate_refuses_leaves_what_waits(self, story):
        edited(story, headline="TK")
        before = rows(story)
        with pytest.raises(publishing.Refused):
            publishing.remake(story)
        assert rows(story) == before

    def test_of_an_update_leaves_its_times_too(self, clock):
        story = factories.published()
        publishing.schedule(edited(story, headline="An update"), clock.ahead(hours=1))
        publishing.remake(edited(story, headline="A better update"))
        live, waiting = story.editions.order_by("starts_at")
        assert (live.ends_at, waiting.starts_at, waiting.ends_at) == (
            waiting.starts_at,
            clock.ahead(hours=1),
            FAR_FUTURE,
        )
        assert waiting.headline == "A better update"


class TestAScheduledEnd:
    def test_is_given_with_the_schedule(self, clock):
        story = factories.story()
        publishing.schedule(story, clock.ahead(hours=1), ends_at=clock.ahead(hours=3))
        states = [story.state(clock.ahead(hours=hours)) for hours in (0, 1, 3)]
        assert states == [STATE.SCHEDULED, STATE.LIVE, STATE.ENDED]

    def test_is_given_to_a_story_that_is_only_scheduled(self, clock):
        story = factories.story()
        publishing.schedule(story, clock.ahead(hours=1))
        publishing.end(story, at=clock.ahead(hours=2), notice="The sale is over.")
        edition = story.editions.get()
        assert (edition.ends_at, edition.ending, edition.notice) == (clock.ahead(hours=2), "ended", "The sale is over.")
        assert story.awaited_end_at == clock.ahead(hours=2)

    @pytest.mark.parametrize("hours", [0.5, 1])
    def test_comes_after_the_start(self, clock, hours):
        story = factories.story()
        publishing.schedule(story, clock.ahead(hours=1))
        with pytest.raises(publishing.Refused, match="has to come after that"):
            publishing.end(story, at=clock.ahead(hours=hours))
        with pytest.raises(publishing.Refused, match="before it starts"):
            publishing.schedule(story, clock.ahead(hours=1), ends_at=clock.ahead(hours=hours))


class TestOverriding:
    @pytest.fixture
    def story(self):
        return factories.story(headline="Ferries TK")

    def test_passes_the_gate_with_a_reason_that_the_log_keeps(self, story):
        chief = factories.person("Chief")
        publishing.publish(story, by=chief, override="The port is on fire")
        override = story.acts.get(verb=Act.Verb.OVERRIDE)
        assert story.state() == STATE.LIVE
        assert override.by == chief
        assert override.why.startswith("The port is on fire (against: ")

    def test_is_for_the_chief(self, story):
        before = rows(story)
        with pytest.raises(publishing.Forbidden, match="The chief can"):
            publishing.publish(story, by=factories.person("Editor"), override="Hurry")
        assert rows(story) == before

    def test_of_nothing_is_not_written_down(self):
        story = factories.published()
        publishing.update(story, override="Hurry")
        assert not story.acts.filter(verb=Act.Verb.OVERRIDE).exists()


class TestCorrecting:
    def test_tells_readers_and_leaves_the_edition(self):
        story = factories.published()
        before = rows(story)["editions"]
        correction = publishing.correct(story, "correction", "It is the other harbour.")
        assert list(story.corrections.all()) == [correction]
        assert rows(story)["editions"] == before

    def test_shows_the_saved_copy_where_that_is_asked_and_keeps_the_first_date(self, client, clock):
        story = factories.published()
        first = story.published_at
        clock.forward(hours=1)
        publishing.correct(edited(story, headline="The other harbour"), "correction", "It was.", with_edits=True)
        assert "The other harbour" in page(client, story)[1]
        assert (story.published_at, story.acts.first().verb) == (first, Act.Verb.CORRECT)

    @pytest.mark.parametrize(("kind", "text"), [("rumour", "It was."), ("correction", ""), ("correction", "x" * 2001)])
    def test_needs_a_kind_and_words(self, kind, text):
        story = factories.published()
        with pytest.raises(publishing.Refused):
            publishing.correct(story, kind, text)
        assert not Correction.objects.exists()

    def test_is_for_what_readers_see(self):
        with pytest.raises(publishing.Refused, match="not live"):
            publishing.correct(factories.story(), "correction", "It was.")


def test_an_assignment_is_written_down_with_whom_it_is_for():
    story, mei = factories.story(), factories.person("Reporter", first_name="Mei")
    publishing.assign(story, to=mei, brief="Two ferries.")
    publishing.assign(story, planned_words=600, why="Longer")
    assignment = Assignment.objects.get(story=story)
    assert (assignment.to, assignment.brief, assignment.planned_words) == (mei, "Two ferries.", 600)
    assert [act.why for act in story.acts.order_by("id")] == ["to Mei", "to Mei: Longer"]


def test_a_deleted_draft_leaves_its_headline_in_the_log():
    story = factories.story(headline="Never written")
    number = story.pk
    publishing.delete(story, why="Twice on the list")
    act = Act.objects.get()
    assert (act.story, act.story_number, act.headline, act.verb) == (None, number, "Never written", Act.Verb.DELETE)


@pytest.mark.parametrize("hours", [0, 1])
def test_what_readers_see_or_are_about_to_is_not_deleted(clock, hours):
    story = factories.story()
    publishing.publish(story, at=clock.ahead(hours=hours))
    with pytest.raises(publishing.Refused):
        publishing.delete(story)
    assert Edition.objects.filter(story=story).exists()


def test_the_log_says_from_where():
    story = factories.story()
    publishing.publish(story, where="form, 192.0.2.7")
    assert story.acts.get().where == "form, 192.0.2.7"


def test_a_reason_that_is_too_long_is_refused():
    story = factories.story()
    with pytest.raises(publishing.Refused, match="401 characters"):
        publishing.publish(story, why="x" * 401)
    assert not story.editions.exists()


class TestBeats:
    @pytest.fixture
    def desk(self):
        return factories.person("Editor", factories.category("Sport"))

    def test_somebody_works_in_their_sections_and_below(self, desk):
        football = factories.category("Football", parent=factories.category("Sport"))
        publishing.publish(factories.story(category=football), by=desk)

    def test_and_in_no_other(self, desk):
        with pytest.raises(publishing.Forbidden, match="Your beat is Sport; this story is in Money"):
            publishing.publish(factories.story(), by=desk)

    def test_nor_in_one_whose_name_begins_alike(self, desk):
        story = factories.story(category=factories.category("Sport and play", slug="sport-and-play"))
        with pytest.raises(publishing.Forbidden):
            publishing.approve(story, by=desk)


def test_who_publishes_and_does_not_approve_waits_for_somebody_who_does(django_user_model):
    person = factories.person("Editor")
    approve = person.groups.get().permissions.get(codename="approve_story")
    person.groups.get().permissions.remove(approve)
    story = factories.story()
    with pytest.raises(publishing.Forbidden, match="approved first"):
        publishing.publish(story, by=person)
    publishing.approve(story)
    publishing.publish(story, by=person)
    assert story.state() == STATE.LIVE


def test_an_account_that_left_the_desk_moves_nothing():
    person = factories.person("Chief")
    person.is_active = False
    with pytest.raises(publishing.Forbidden, match="no place at the desk"):
        publishing.publish(factories.story(), by=person)


def test_an_act_ahead_says_when_it_takes_effect(clock):
    story = factories.story()
    publishing.embargo(story, clock() + timedelta(hours=2))
    assert story.acts.get().takes_effect_at == clock.ahead(hours=2)
