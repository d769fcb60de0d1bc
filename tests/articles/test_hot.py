from datetime import UTC, datetime, timedelta
from math import log2
from types import SimpleNamespace

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from articles import publishing, reading
from articles.models import Heat, ReadSheet
from newsroom.pagecache.models import Mark
from newsroom.reads import spool
from tests import factories

HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)


def note(story, times=1, at=None):
    """Notes reads of the story as its beacon does."""
    for _ in range(times):
        spool.at(settings.READS).note(story.pk, int((at or story.live_from).timestamp()))


def noted_and_rolled_up(story, times=1):
    note(story, times)
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
class TestRollingUp:
    def test_reads_become_heat(self, clock):
        story = factories.published()
        note(story, times=8)
        assert reading.roll_up() == 8
        heat = Heat.objects.get(story=story)
        assert (heat.reads, heat.heat) == (8, reading.weight(clock()) + 3)

    def test_twice_in_a_row_counts_once(self):
        story = factories.published()
        note(story, times=8)
        assert (reading.roll_up(), reading.roll_up()) == (8, 0)
        assert Heat.objects.get(story=story).reads == 8

    def test_later_reads_are_added(self, clock):
        story = factories.published()
        noted_and_rolled_up(story, times=4)
        noted_and_rolled_up(story, times=4)
        heat = Heat.objects.get(story=story)
        assert (heat.reads, heat.heat) == (8, reading.weight(clock()) + 3)

    def test_more_reads_than_one_transaction_takes(self, monkeypatch):
        monkeypatch.setattr(reading, "BATCH", 3)
        story = factories.published()
        note(story, times=10)
        assert reading.roll_up() == 10
        assert Heat.objects.get(story=story).reads == 10

    @pytest.mark.parametrize("verb", [None, "schedule", "end", "retract"])
    def test_what_no_reader_can_see_is_not_read(self, clock, verb):
        story = factories.story()
        if verb == "schedule":
            publishing.schedule(story, clock.ahead(hours=1))
        elif verb:
            publishing.publish(story)
            clock.forward(hours=1)
            getattr(publishing, verb)(story)
        note(story, at=clock())
        reading.roll_up()
        assert not Heat.objects.exists()

    def test_a_number_that_somebody_made_up_harms_no_other(self, clock):
        story = factories.published()
        note(SimpleNamespace(pk=987_654, live_from=clock()))
        note(story)
        assert reading.roll_up() == 2
        assert list(Heat.objects.values_list("story", "reads")) == [(story.pk, 1)]

    def test_reads_of_a_story_that_ended_meanwhile_count(self, clock):
        story = factories.published()
        note(story, at=clock())
        clock.forward(minutes=1)
        publishing.end(story)
        reading.roll_up()
        assert Heat.objects.get(story=story).reads == 1

    def test_one_in_the_second_of_publication_counts(self, clock):
        story = factories.published(at=clock.ahead(seconds=-60, microseconds=700_000))
        note(story)
        reading.roll_up()
        assert Heat.objects.get(story=story).reads == 1


@pytest.mark.django_db
class TestSheets:
    def test_a_sheet_that_is_written_on_stays_and_is_read_on(self):
        story = factories.published()
        noted_and_rolled_up(story)
        (sheet,) = spool.at(settings.READS).sheets()
        assert ReadSheet.objects.get().name == sheet.name
        noted_and_rolled_up(story)
        assert ReadSheet.objects.get().taken == Heat.objects.get().reads == 2

    def test_a_sheet_whose_process_has_ended_goes_away_once_it_is_counted(self):
        story = factories.published()
        note(story, times=3)
        spool.at(settings.READS).close()
        assert reading.roll_up() == 3
        assert (spool.at(settings.READS).sheets(), ReadSheet.objects.count()) == ([], 0)

    def test_who_is_killed_before_the_commit_has_counted_nothing(self, monkeypatch):
        story = factories.published()
        note(story, times=3)
        monkeypatch.setattr(ReadSheet, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            reading.roll_up()
        monkeypatch.undo()
        assert reading.roll_up() == 3
        assert Heat.objects.get(story=story).reads == 3

    def test_who_is_killed_before_the_sheet_goes_away_counts_nothing_twice(self, monkeypatch):
        story = factories.published()
        note(story, times=3)
        spool.at(settings.READS).close()
        monkeypatch.setattr(spool.Sheet, "put_away", killed)
        with pytest.raises(KeyboardInterrupt):
            reading.roll_up()
        monkeypatch.undo()
        assert reading.roll_up() == 0
        assert Heat.objects.get(story=story).reads == 3
        assert spool.at(settings.READS).sheets() == []

    def test_one_that_another_process_has_just_put_away_is_nothing(self):
        story = factories.published()
        note(story, times=3)
        (sheet,) = spool.at(settings.READS).sheets()
        sheet.put_away()
        assert reading._roll_up(sheet) == 0
        assert not ReadSheet.objects.exists()


def test_roll_ups_side_by_side_count_each_read_of_each_process_once(side_by_side, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 10)  # so that they take turns on the same sheet
    story, processes = factories.published(), [spool.Spool(settings.READS) for _ in range(3)]
    for process in processes:
        for _ in range(40):
            process.note(story.pk, int(story.live_from.timestamp()))
        process.close()
    counted = side_by_side(*[reading.roll_up] * 4)
    assert sum(counted) == Heat.objects.get(story=story).reads == 120
    assert (spool.at(settings.READS).sheets(), ReadSheet.objects.count()) == ([], 0)


def killed(*args, **kwargs):
    raise KeyboardInterrupt


@pytest.mark.django_db
class TestPagesOfTheLists:
    def marked(self):
        return set(Mark.objects.filter(key__in=["hot", "popular"]).values_list("key", flat=True))

    def test_they_are_out_of_date_once_reads_have_changed_the_lists(self):
        noted_and_rolled_up(factories.published())
        assert self.marked() == {"hot", "popular"}

    def test_and_only_then(self):
        noted_and_rolled_up(factories.published())
        Mark.objects.all().delete()
        noted_and_rolled_up(Heat.objects.get().story)
        assert self.marked() == set()


@pytest.mark.django_db
class TestHotThisWeek:
    def test_the_most_read_come_first_and_the_unread_last(self, clock):
        unread, little, much = (factories.published() for _ in range(3))
        factories.read(little, times=2)
        factories.read(much, times=5)
        assert hot(clock()) == [much, little, unread]

    def test_the_unread_stand_newest_first(self, clock):
        stories = [factories.published(at=clock.ahead(hours=-age)) for age in (3, 1, 2)]
        assert hot(clock()) == [stories[1], stories[2], stories[0]]

    def test_new_reads_outweigh_twice_as_many_old_ones(self, clock):
        old, new = factories.published(), factories.published()
        factories.read(old, times=10)
        clock.forward(days=2.1)
        factories.read(new, times=5, at=clock())
        assert hot(clock()) == [new, old]

    def test_fewer_than_half_as_many_new_ones_do_not(self, clock):
        old, new = factories.published(), factories.published()
        factories.read(old, times=10)
        clock.forward(days=2)
        factories.read(new, times=4, at=clock())
        assert hot(clock()) == [old, new]

    @pytest.mark.parametrize("years", [0, 1, 10, 100, 1000])
    def test_the_order_holds_in_any_year(self, clock, years):
        clock.at += years * YEAR
        cool, hottest, warm = (factories.published() for _ in range(3))
        for story, times in ((cool, 1), (hottest, 3), (warm, 2)):
            factories.read(story, times)
        assert hot(clock()) == [hottest, warm, cool]

    def test_a_story_older_than_a_week_is_left_out(self, clock):
        old = factories.published(at=clock.ahead(days=-7, seconds=-1))
        young = factories.published(at=clock.ahead(days=-7))
        factories.read(old, times=5, at=clock())
        assert hot(clock()) == [young]

    @pytest.mark.parametrize("verb", ["end", "retract"])
    def test_a_story_that_went_leaves_at_once(self, clock, verb):
        gone, other = factories.published(), factories.published()
        factories.read(gone, times=5)
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
        factories.read(story, times=5)
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
                factories.read(factories.published(category=factories.category(section)), each)
        assert self.popular(clock()) == ["Money", "Energy", "Ports"]

    def test_sections_below_count_for_the_one_on_top(self, clock):
        money, ports = factories.category("Money"), factories.category("Ports")
        payments = factories.category("Payments", parent=money)
        loans = factories.category("Loans", parent=payments)
        for section, times in ((payments, 2), (loans, 2), (ports, 3)):
            factories.read(factories.published(category=section), times)
        assert self.popular(clock()) == ["Money", "Ports"]

    def test_a_section_that_nobody_read_this_week_is_left_out(self, clock):
        factories.published(category=factories.category("Ports"))
        factories.read(factories.published())
        assert self.popular(clock()) == ["Money"]
        assert self.popular(clock.ahead(days=8)) == []

    @pytest.mark.parametrize("verb", ["end", "retract"])
    def test_a_story_that_went_counts_no_more(self, clock, verb):
        story = factories.published()
        factories.read(story)
        clock.forward(hours=1)
        getattr(publishing, verb)(story)
        assert self.popular(clock()) == []

    def test_there_are_eight_at_most(self, clock):
        for number in range(reading.POPULAR + 2):
            factories.read(factories.published(category=factories.category(f"Section {number} of ten")))
        assert len(self.popular(clock())) == 8

    @pytest.mark.parametrize("years", [10, 100, 1000])
    def test_the_order_holds_in_any_year(self, clock, years):
        clock.at += years * YEAR
        factories.read(factories.published(category=factories.category("Ports")), times=1)
        factories.read(factories.published(), times=3)
        assert self.popular(clock()) == ["Money", "Ports"]

    def test_a_clock_that_once_stood_years_ahead_breaks_no_page(self, client, clock):
        """Reads noted by a machine whose clock was wrong weigh more than a float can hold."""
        story = factories.published()
        factories.read(story, at=clock.ahead(days=3650))
        assert self.popular(clock()) == ["Money"]
        assert client.get("/").status_code == 200
