from datetime import UTC, datetime, timedelta
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import publishing, reading, tasks
from articles.models import Heat, Read
from tests import factories

HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0"}


def read_and_rolled_up(story, times=1, at=None):
    factories.read(story, times, at)
    reading.roll_up()


def hot(at):
    return [card.story for card in reading.hot(at)]


class TestWeighing:
    """What reads add up to, without a database."""

    def test_a_read_weighs_half_of_one_that_is_a_half_life_newer(self):
        at = datetime(2026, 10, 12, 4, tzinfo=UTC)
        assert reading.weight(at + reading.HALF_LIFE) == reading.weight(at) + 1

    def test_two_like_reads_weigh_twice_as_much_as_one(self):
        assert reading.together([5.0, 5.0]) == 6.0

    def test_nothing_read_adds_nothing(self):
        assert reading.together([reading.UNREAD, 5.0]) == 5.0

    def test_a_billion_reads_are_a_number(self):
        assert reading.together([log2(10**9), log2(10**9)]) == pytest.approx(log2(2 * 10**9))

    def test_a_read_among_a_billion_still_counts(self):
        at = reading.weight(datetime(2036, 1, 1, tzinfo=UTC))
        assert reading.together([at + log2(10**9), at]) > at + log2(10**9)

    @pytest.mark.parametrize("years", [-50, 0, 50, 500])
    def test_no_year_is_too_far_for_a_float(self, years):
        at = reading.weight(reading.EPOCH + years * YEAR)
        assert reading.together([at, at - 3000]) == at

    @given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20), st.randoms())
    def test_the_order_in_which_reads_are_added_makes_no_difference(self, heats, chance):
        shuffled = chance.sample(heats, len(heats))
        one_by_one = reading.UNREAD
        for heat in shuffled:
            one_by_one = reading.together([one_by_one, heat])
        assert one_by_one == pytest.approx(reading.together(heats), rel=1e-12, abs=1e-9)


@pytest.mark.django_db
class TestCounting:
    def test_a_read_of_a_live_story_is_noted(self, clock):
        story = factories.published()
        assert reading.count(story.pk)
        assert list(Read.objects.values_list("story", "at")) == [(story.pk, clock())]

    @pytest.mark.parametrize("verb", [None, "schedule", "end", "retract"])
    def test_what_no_reader_can_see_is_not_read(self, clock, verb):
        story = factories.story()
        if verb == "schedule":
            publishing.schedule(story, clock.ahead(hours=1))
        elif verb:
            publishing.publish(story)
            clock.forward(hours=1)
            getattr(publishing, verb)(story)
        assert not reading.count(story.pk)
        assert not Read.objects.exists()

    def test_a_story_that_does_not_exist_is_not_read(self):
        assert not reading.count(987_654)

    def test_the_beacon_counts_a_person_and_no_robot(self, client):
        story = factories.published()
        client.post(f"/read/{story.pk}/", headers=BROWSER)
        client.post(f"/read/{story.pk}/", headers={"user-agent": "Searchbot/2.0"})
        assert Read.objects.count() == 1


@pytest.mark.django_db
class TestRollingUp:
    def test_reads_become_heat_and_are_gone(self, clock):
        story = factories.published()
        factories.read(story, times=8)
        assert reading.roll_up() == 8
        heat = Heat.objects.get(story=story)
        assert (heat.reads, heat.heat) == (8, reading.weight(clock()) + 3)
        assert not Read.objects.exists()

    def test_twice_in_a_row_counts_once(self):
        story = factories.published()
        factories.read(story, times=8)
        assert (reading.roll_up(), reading.roll_up()) == (8, 0)
        assert Heat.objects.get(story=story).reads == 8

    def test_later_reads_are_added(self, clock):
        story = factories.published()
        read_and_rolled_up(story, times=4)
        read_and_rolled_up(story, times=4)
        heat = Heat.objects.get(story=story)
        assert (heat.reads, heat.heat) == (8, reading.weight(clock()) + 3)

    def test_more_reads_than_one_transaction_takes(self, monkeypatch):
        monkeypatch.setattr(reading, "BATCH", 3)
        story = factories.published()
        factories.read(story, times=10)
        assert reading.roll_up() == 10
        assert Heat.objects.get(story=story).reads == 10

    def test_the_task_does_it(self):
        story = factories.published()
        factories.read(story, times=2)
        assert tasks.roll_up_reads.call() == 2


@pytest.mark.django_db
class TestHotThisWeek:
    def test_the_most_read_come_first_and_the_unread_last(self, clock):
        unread, little, much = (factories.published() for _ in range(3))
        read_and_rolled_up(little, times=2)
        read_and_rolled_up(much, times=5)
        assert hot(clock()) == [much, little, unread]

    def test_the_unread_stand_newest_first(self, clock):
        stories = [factories.published(at=clock.ahead(hours=-age)) for age in (3, 1, 2)]
        assert hot(clock()) == [stories[1], stories[2], stories[0]]

    def test_new_reads_outweigh_twice_as_many_old_ones(self, clock):
        old, new = factories.published(), factories.published()
        read_and_rolled_up(old, times=10)
        clock.forward(days=2.1)
        read_and_rolled_up(new, times=5, at=clock())
        assert hot(clock()) == [new, old]

    def test_fewer_than_half_as_many_new_ones_do_not(self, clock):
        old, new = factories.published(), factories.published()
        read_and_rolled_up(old, times=10)
        clock.forward(days=2)
        read_and_rolled_up(new, times=4, at=clock())
        assert hot(clock()) == [old, new]

    @pytest.mark.parametrize("years", [0, 1, 10, 100, 1000])
    def test_the_order_holds_in_any_year(self, clock, years):
        clock.at += years * YEAR
        cool, hottest, warm = (factories.published() for _ in range(3))
        for story, times in ((cool, 1), (hottest, 3), (warm, 2)):
            read_and_rolled_up(story, times)
        assert hot(clock()) == [hottest, warm, cool]

    def test_a_story_older_than_a_week_is_left_out(self, clock):
        old = factories.published(at=clock.ahead(days=-7, seconds=-1))
        young = factories.published(at=clock.ahead(days=-7))
        read_and_rolled_up(old, times=5, at=clock())
        assert hot(clock()) == [young]

    @pytest.mark.parametrize("verb", ["end", "retract"])
    def test_a_story_that_went_leaves_at_once(self, clock, verb):
        gone, other = factories.published(), factories.published()
        read_and_rolled_up(gone, times=5)
        clock.forward(hours=1)
        getattr(publishing, verb)(gone)
        assert hot(clock()) == [other]

    def test_a_story_whose_end_is_scheduled_leaves_at_its_second(self, clock):
        story, at = factories.published(), clock.ahead(hours=1)
        publishing.end(story, at=at)
        assert (hot(at - timedelta(microseconds=1)), hot(at)) == ([story], [])

    def test_a_scheduled_story_is_not_in_it(self, clock):
        publishing.schedule(factories.story(), clock.ahead(hours=1))
        assert hot(clock()) == []

    def test_an_updated_story_keeps_its_heat_and_stands_once(self, clock):
        story, other = factories.published(), factories.published()
        read_and_rolled_up(story, times=5)
        clock.forward(hours=1)
        publishing.update(story)
        assert hot(clock()) == [story, other]

    def test_it_has_nine_stories(self, clock):
        for _ in range(reading.HOT + 2):
            factories.published()
        assert len(hot(clock())) == 9


@pytest.mark.django_db
class TestPopularCategories:
    def popular(self, at):
        return [category.name for category in reading.popular(at)]

    def test_readership_is_added_up_by_section(self, clock):
        for section, times in (("Energy", [5]), ("Money", [2, 2, 2]), ("Ports", [4])):
            for each in times:
                read_and_rolled_up(factories.published(category=factories.category(section)), each)
        assert self.popular(clock()) == ["Money", "Energy", "Ports"]

    def test_sections_below_count_for_the_one_on_top(self, clock):
        money, ports = factories.category("Money"), factories.category("Ports")
        payments = factories.category("Payments", parent=money)
        loans = factories.category("Loans", parent=payments)
        for section, times in ((payments, 2), (loans, 2), (ports, 3)):
            read_and_rolled_up(factories.published(category=section), times)
        assert self.popular(clock()) == ["Money", "Ports"]

    def test_a_section_that_nobody_read_this_week_is_left_out(self, clock):
        factories.published(category=factories.category("Ports"))
        read_and_rolled_up(factories.published())
        assert self.popular(clock()) == ["Money"]
        assert self.popular(clock.ahead(days=8)) == []

    @pytest.mark.parametrize("verb", ["end", "retract"])
    def test_a_story_that_went_counts_no_more(self, clock, verb):
        story = factories.published()
        read_and_rolled_up(story)
        clock.forward(hours=1)
        getattr(publishing, verb)(story)
        assert self.popular(clock()) == []

    def test_there_are_eight_at_most(self, clock):
        for number in range(reading.POPULAR + 2):
            read_and_rolled_up(factories.published(category=factories.category(f"Section {number} of ten")))
        assert len(self.popular(clock())) == 8

    @pytest.mark.parametrize("years", [10, 100, 1000])
    def test_the_order_holds_in_any_year(self, clock, years):
        clock.at += years * YEAR
        read_and_rolled_up(factories.published(category=factories.category("Ports")), times=1)
        read_and_rolled_up(factories.published(), times=3)
        assert self.popular(clock()) == ["Money", "Ports"]

    def test_a_clock_that_once_stood_years_ahead_breaks_no_page(self, client, clock):
        """Reads noted by a machine whose clock was wrong weigh more than a float can hold."""
        story = factories.published()
        read_and_rolled_up(story, at=clock.ahead(days=3650))
        assert self.popular(clock()) == ["Money"]
        assert client.get("/").status_code == 200
