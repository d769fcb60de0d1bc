"""What all pages print is asked for once, and anew as soon as it may be another."""

from datetime import timedelta

from django.utils import timezone

NINE = [f"/ship/{number}/glad/" for number in range(9)]


def asked(paper):
    """How often the database was."""
    return paper.board.renderings["harbour"]


def test_it_is_asked_for_once_for_all_pages(paper):
    assert all("<p>Dili</p>" in paper.ask(address).text for address in NINE)
    assert asked(paper) == 1


def test_a_mark_spoils_it_and_every_page_that_prints_it(paper):
    for address in NINE:
        paper.ask(address)
    paper.board.harbour = "Kupang"
    paper.mark("harbour")
    assert all("<p>Kupang</p>" in paper.ask(address).text for address in NINE)
    assert asked(paper) == 2


def test_others_marks_leave_it(paper):
    paper.ask(NINE[0])
    paper.mark("ship:0", hard=True)
    paper.ask(NINE[0])
    assert paper.rendered(NINE[0]) == 2
    assert asked(paper) == 1


def test_what_changes_while_it_is_asked_for_is_asked_for_again(paper):
    """The page names what it has remembered, so it is out of date as soon as the mark is known."""
    paper.ask(NINE[0])
    paper.board.harbour, paper.board.meanwhile = "Kupang", lambda: paper.mark("harbour", hard=True)
    paper.ask(NINE[1])
    paper.board.harbour, paper.board.meanwhile = "Larantuka", None
    paper.mark("harbour", hard=True)
    assert "<p>Larantuka</p>" in paper.ask(NINE[1]).text


def test_it_goes_at_a_moment_that_was_marked(wall, paper):
    paper.mark_at(timezone.now() + timedelta(minutes=1), "harbour")
    paper.ask(NINE[0])
    paper.board.harbour = "Kupang"
    wall.turn(timedelta(seconds=59))
    assert "Dili" in paper.ask(NINE[1]).text
    wall.turn(timedelta(seconds=1))
    assert "Kupang" in paper.ask(NINE[1]).text


def test_it_goes_when_it_says_itself_and_so_does_the_page(wall, paper):
    paper.board.harbour_closes = timezone.now() + timedelta(minutes=1)
    paper.ask(NINE[0])
    wall.turn(timedelta(seconds=30))
    paper.ask(NINE[1])  # which only remembers
    paper.board.harbour, paper.board.harbour_closes = "Kupang", None
    wall.turn(timedelta(seconds=30))
    assert "Kupang" in paper.ask(NINE[1]).text


def test_nothing_is_remembered_beyond_the_papers_midnight(wall, paper, settings):
    settings.TIME_ZONE = "Asia/Singapore"
    wall.at = wall.at.replace(hour=15, minute=59)
    paper.ask(NINE[0])
    paper.board.harbour = "Kupang"
    wall.turn(timedelta(minutes=1))
    assert "Kupang" in paper.ask(NINE[0]).text


def test_who_is_not_kept_for_asks_each_time(paper):
    paper.ask(NINE[0])
    paper.board.harbour = "Kupang"
    assert "a draft in Kupang" in paper.ask("/draft/").text
    assert "<p>Kupang</p>" in paper.ask(NINE[0], HTTP_COOKIE="sessionid=x").text
    assert "<p>Dili</p>" in paper.ask(NINE[0]).text


def test_a_clock_that_went_backwards_makes_it_forget(paper):
    for number in range(3):
        paper.mark(f"ship:{number}")
    paper.ask(NINE[0])
    paper.board.harbour = "Kupang"
    paper.cache.watch.set_back(1)
    assert "<p>Kupang</p>" in paper.ask(NINE[1]).text
