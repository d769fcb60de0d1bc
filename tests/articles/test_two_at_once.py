"""Two people, or two workers, at the same story in the same moment: real threads, each with its own connection."""

import contextlib
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles import publishing, reading, revisions
from articles.models import Act, Category, Edition, Heat, Story
from newsroom.clock import FAR_FUTURE
from newsroom.reads import spool
from tests import factories

OVERLAP = "editions_of_a_story_do_not_overlap"


def act(verb, story, **said):
    """The verb on an object of the thread's own, as a request of its own would have it."""
    return lambda: getattr(publishing, verb)(Story.objects.get(pk=story.pk), **said)


def refusals(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, publishing.Refused)]


def failures(outcomes):
    """What is neither done nor refused."""
    return [each for each in outcomes if isinstance(each, Exception) and not isinstance(each, publishing.Refused)]


def test_of_two_who_publish_one_does_and_one_is_told(side_by_side):
    story = factories.story()
    outcomes = side_by_side(act("publish", story), act("publish", story))
    assert (len(refusals(outcomes)), failures(outcomes)) == (1, [])
    assert Edition.objects.live().filter(story=story).count() == 1
    assert [each.verb for each in Act.objects.all()] == [Act.Verb.PUBLISH]


def test_of_two_who_schedule_the_last_one_counts(side_by_side):
    story, now = factories.story(), timezone.now()
    moments = [now + timedelta(hours=1), now + timedelta(hours=2)]
    outcomes = side_by_side(*(act("schedule", story, at=at) for at in moments))
    assert failures(outcomes) == refusals(outcomes) == []
    edition = Edition.objects.get(story=story)
    assert edition.starts_at == Act.objects.latest("id").takes_effect_at
    story.refresh_from_db()
    assert (story.live_from, story.published_at) == (edition.starts_at, edition.starts_at)


def test_updates_at_once_follow_each_other(side_by_side):
    story = factories.published()
    outcomes = side_by_side(*[act("update", story)] * 4)
    assert failures(outcomes) == refusals(outcomes) == []
    editions = list(Edition.objects.filter(story=story).order_by("starts_at"))
    assert [edition.ends_at for edition in editions] == [*(each.starts_at for each in editions[1:]), FAR_FUTURE]
    assert len(editions) == 5


def test_an_end_and_a_retraction_at_once_leave_nothing_live(side_by_side):
    story = factories.published()
    outcomes = side_by_side(act("end", story), act("retract", story), act("update", story))
    assert failures(outcomes) == []
    assert not Edition.objects.live(timezone.now() + timedelta(seconds=1)).exists()
    story.refresh_from_db()
    assert story.state() == Story.State.RETRACTED


def test_stories_published_at_once_do_not_wait_for_each_other_for_ever(side_by_side):
    stories = [factories.story(tags=["Ports"], authors=[factories.author()]) for _ in range(4)]
    outcomes = side_by_side(*(act("publish", story) for story in stories))
    assert failures(outcomes) == refusals(outcomes) == []
    assert Edition.objects.live().count() == 4


def test_saves_at_once_are_numbered_one_after_the_other(side_by_side):
    story = factories.story()
    revisions.keep(story)

    def save(number):
        def keep():
            with transaction.atomic():
                held = Story.objects.select_for_update().get(pk=story.pk)
                held.headline = f"Headline {number}"
                held.save()
                return revisions.keep(held).number

        return keep

    outcomes = side_by_side(*map(save, range(4)))
    assert sorted(outcomes) == [2, 3, 4, 5]


def file_below(category, parent):
    def file():
        held = Category.objects.get(pk=category.pk)
        held.parent = Category.objects.get(pk=parent.pk)
        publishing.file_category(held)

    return file


def test_of_two_sections_filed_below_each_other_one_is_refused(side_by_side):
    money, ports = factories.category("Money"), factories.category("Ports")
    outcomes = side_by_side(file_below(money, ports), file_below(ports, money))
    assert [type(outcome) for outcome in outcomes if outcome] == [ValidationError]
    assert sorted(Category.objects.values_list("path", flat=True)) in (
        ["money", "money/ports"],
        ["ports", "ports/money"],
    )


def test_a_section_filed_below_one_that_moves_gets_the_new_address(side_by_side):
    world, money = factories.category("World"), factories.category("Money")
    loans = factories.category("Loans")
    outcomes = side_by_side(file_below(money, world), file_below(loans, money))
    assert outcomes == [None, None]
    assert Category.objects.get(name="Loans").path == "world/money/loans"


def note(story, times):
    """Notes reads of the story as its beacon does."""
    for _ in range(times):
        spool.at(settings.READS).note(story.pk, int(story.live_from.timestamp()))


class TestRollingUp:
    """Reads are rolled up by processes that may do so at the same time."""

    @pytest.fixture(autouse=True)
    def small_steps(self, monkeypatch):
        """Few reads a transaction, so that they meet often."""
        monkeypatch.setattr(reading, "BATCH", 7)

    def test_first_reads_are_neither_lost_nor_doubled(self, side_by_side):
        stories = [factories.published() for _ in range(3)]
        for story in stories:
            note(story, times=40)
        rolled = side_by_side(*[reading.roll_up] * 3)
        assert sum(rolled) == 120
        assert dict(Heat.objects.values_list("story", "reads")) == {story.pk: 40 for story in stories}
        assert reading.roll_up() == 0

    def test_further_reads_are_neither_lost_nor_doubled(self, side_by_side):
        story = factories.published()
        note(story, times=3)
        reading.roll_up()
        note(story, times=100)
        rolled = side_by_side(*[reading.roll_up] * 3)
        assert sum(rolled) == 100
        heat = Heat.objects.get(story=story)
        assert heat.reads == 103
        assert heat.heat == pytest.approx(reading.weight(story.live_from) + 6.6865, abs=1e-3)  # log2(103)

    def test_reads_that_come_meanwhile_are_kept_for_the_next_time(self, side_by_side):
        story = factories.published()
        note(story, times=50)
        side_by_side(reading.roll_up, *[lambda: note(story, times=1)] * 5)
        reading.roll_up()
        assert Heat.objects.get(story=story).reads == 55


@pytest.mark.django_db
def test_the_database_itself_refuses_an_overlap_where_it_can_state_it():
    story = factories.published()
    edition = Edition.objects.get(story=story)
    copy = {**Edition.objects.filter(pk=edition.pk).values().get(), "id": None}
    copy["starts_at"] += timedelta(seconds=1)
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, Edition._meta.db_table)
    assert (OVERLAP in constraints) == is_postgresql
    with pytest.raises(IntegrityError, match=OVERLAP) if is_postgresql else contextlib.nullcontext():
        Edition.objects.create(**copy)


@pytest.mark.django_db
def test_publishing_refuses_an_overlap_whatever_the_database_can():
    """Beside an edition that came into the table past `publishing`."""
    story = factories.published()
    publishing.retract(story)
    edition = Edition.objects.get(story=story)
    tomorrow = {"starts_at": edition.ends_at + timedelta(days=1), "ends_at": FAR_FUTURE}
    Edition.objects.create(**{**Edition.objects.filter(pk=edition.pk).values().get(), "id": None, **tomorrow})
    with pytest.raises(publishing.Refused, match="live at once"):
        publishing.restore(story)
