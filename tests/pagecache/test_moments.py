"""Pages go out of date by the clock on the wall, with nobody telling."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsroom.pagecache import marks
from newsroom.pagecache.models import Clock, Mark, Moment
from newsroom.pagecache.rendering import next_midnight

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


def test_a_page_is_rendered_anew_at_its_moment(wall, paper):
    paper.mark_at(wall.at + 10 * SECOND, "story:1")
    paper.ask()
    wall.turn(9 * SECOND)
    paper.ask()
    assert paper.rendered() == 1
    wall.turn(SECOND)
    paper.ask()
    paper.ask()
    assert paper.rendered() == 2


def test_a_moment_that_was_told_of_after_the_page_counts_too(wall, paper):
    paper.ask()
    paper.mark_at(wall.at + 10 * SECOND, "story:1", "story:2")
    paper.ask()
    assert paper.rendered() == 1
    wall.turn(10 * SECOND)
    paper.ask()
    assert paper.rendered() == 2


def test_a_moment_that_was_passed_when_it_was_told_of_is_a_mark(wall, paper):
    wall.turn(5 * SECOND)
    paper.ask()
    paper.mark_at(wall.at - SECOND, "story:1")
    paper.ask()
    paper.ask()
    assert paper.rendered() == 2


def test_a_page_that_is_not_there_yet_is_there_at_its_second(wall, paper):
    paper.mark_at(wall.at + 10 * SECOND, "absent")
    wall.turn(9 * SECOND)
    paper.ask("/nowhere/")
    wall.turn(SECOND)
    paper.ask("/nowhere/")
    assert paper.rendered("missing") == 2


@pytest.mark.parametrize(("hard", "status"), [(False, 200), (True, 500)])
def test_what_ends_hard_is_not_shown_though_rendering_fails(hard, status, wall, paper, caplog):
    paper.mark_at(wall.at + SECOND, "story:1", hard=hard)
    paper.ask()
    paper.board.is_broken = True
    wall.turn(SECOND)
    assert paper.ask().status == status


def test_a_process_that_starts_knows_the_moments_to_come(wall, paper):
    marks.mark_at(wall.at + SECOND, ["story:1"])
    paper.ask()
    wall.turn(SECOND)
    paper.ask()
    assert paper.rendered() == 2


@pytest.mark.parametrize("by", [-HOUR, -SECOND])
def test_a_page_of_the_future_is_never_shown(by, wall, paper, caplog):
    """The clock was wrong and is set back: what was rendered meanwhile may tell of what has not begun."""
    paper.ask()
    paper.board.is_broken = True
    wall.turn(by)
    assert paper.ask().status == 500
    paper.board.is_broken = False
    assert paper.ask().status == 200


def test_a_clock_that_goes_on_by_an_hour_costs_a_rendering(wall, paper):
    paper.ask()
    wall.turn(HOUR)
    paper.ask()
    paper.ask()
    assert paper.rendered() == 2


def test_no_page_lives_past_midnight_of_the_paper(wall, paper, settings):
    settings.TIME_ZONE = "Asia/Singapore"
    wall.at = datetime(2026, 11, 26, 23, 59, 59, tzinfo=ZoneInfo("Asia/Singapore"))
    paper.ask()
    wall.turn(SECOND)
    paper.ask()
    assert paper.rendered() == 2


def test_midnight_is_found_where_clocks_change(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    noon = datetime(2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    for _ in range(3):
        midnight = datetime.fromtimestamp(next_midnight(noon.timestamp()), ZoneInfo("Europe/Berlin"))
        assert (midnight.date() - noon.date(), midnight.hour) == (timedelta(days=1), 0)
        noon += timedelta(days=1)


def test_a_clock_that_goes_backwards_voids_everything(paper, caplog):
    """As after a restore: what was rendered from the lost future must not stand, not even where rendering fails."""
    for _ in range(3):
        paper.mark("story:9")
    paper.ask()
    Clock.objects.update(count=1)
    Mark.objects.all().delete()
    paper.cache.follower.look()
    paper.board.is_broken = True
    assert paper.ask().status == 500
    paper.board.is_broken = False
    paper.ask()
    paper.mark("story:1")
    paper.ask()
    assert paper.rendered() == 4


def test_a_clock_that_is_gone_voids_everything(paper):
    paper.mark("story:9")
    paper.ask()
    Clock.objects.all().delete()
    paper.cache.follower.look()
    paper.ask()
    assert paper.rendered() == 2


def test_marks_that_are_forgotten_void_what_is_older(paper, monkeypatch, caplog):
    monkeypatch.setattr("newsroom.pagecache.watch.MOST_MARKS", 5)
    paper.ask()
    paper.board.is_broken = True
    paper.mark(*(f"story:{number}" for number in range(10, 20)))
    assert paper.ask().status == 500
    paper.board.is_broken = False
    assert [paper.ask().status for _ in range(2)] == [200, 200]
    assert paper.rendered() == 3


def test_old_moments_are_swept_away_with_new_ones(wall, paper):
    marks.mark_at(wall.at - timedelta(days=30), ["story:1"])
    marks.mark_at(wall.at + SECOND, ["story:2"])
    assert list(Moment.objects.values_list("key", flat=True)) == ["story:2"]
