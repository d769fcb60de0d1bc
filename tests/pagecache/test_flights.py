"""Many ask at once: one renders."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsroom.pagecache import marks

MANY = 100


@pytest.fixture
def crowd(paper):
    """Has so many ask at once, and gives what they got as soon as they have it: futures."""
    paper.cache.follower.start()  # here, where the test's transaction is
    with ThreadPoolExecutor(MANY) as pool:
        start = threading.Barrier(MANY)

        def ask(path):
            start.wait(20)
            return paper.ask(path)

        yield lambda path="/story/1/": [pool.submit(ask, path) for _ in range(MANY)]


@pytest.fixture
def gate(paper):
    """Holds renderings until it is opened."""
    paper.cache.follower.start()
    gate = threading.Event()

    def hold():
        gate.clear()
        paper.board.has_begun.clear()
        paper.board.gate = gate
        return gate

    yield hold
    gate.set()


def texts(futures):
    return {future.result(20).text for future in futures}


def test_a_hundred_who_ask_for_a_new_page_have_it_rendered_once(paper, crowd, gate):
    door = gate()
    asked = crowd()
    assert paper.board.has_begun.wait(10)
    assert not any(future.done() for future in asked)
    door.set()
    assert len(texts(asked)) == 1
    assert paper.rendered() == 1


def test_a_hundred_who_ask_for_a_marked_page_get_the_one_before(paper, crowd, gate, until):
    before = paper.ask().text
    paper.board.words = "second"
    paper.mark("story:1")
    door = gate()
    asked = crowd()
    until(lambda: sum(future.done() for future in asked) == MANY - 1)  # while one still renders
    assert {future.result().text for future in asked if future.done()} == {before}
    door.set()
    assert len(texts(asked)) == 2
    assert paper.rendered() == 2
    assert "second" in paper.ask().text


def test_nobody_gets_the_one_before_a_hard_mark(paper, crowd, gate):
    paper.ask()
    paper.board.words = "second"
    paper.mark("story:1", hard=True)
    door = gate()
    asked = crowd()
    assert paper.board.has_begun.wait(10)
    door.set()
    assert all("second" in text for text in texts(asked))
    assert paper.rendered() == 2


def test_a_failure_is_told_to_all_who_waited_and_tried_once(paper, crowd, gate, caplog):
    paper.board.is_broken = True
    door = gate()
    asked = crowd()
    assert paper.board.has_begun.wait(10)
    door.set()
    assert {future.result(20).status for future in asked} == {500}
    assert paper.rendered() < 10  # whoever came when it was over tried again


def test_a_page_that_is_marked_hard_while_it_is_rendered_is_rendered_again(paper):
    def meanwhile():
        paper.board.meanwhile, paper.board.words = None, "second"
        paper.mark("story:1", hard=True)

    paper.board.meanwhile = meanwhile
    assert "first" in paper.ask().text  # it began before the mark, and its reader asked before it
    assert "second" in paper.ask().text
    assert paper.rendered() == 2


def test_who_asks_after_a_hard_mark_never_gets_what_was_begun_before_it(paper, gate, until):
    door = gate()
    with ThreadPoolExecutor(1) as early:
        first = early.submit(paper.ask)
        assert paper.board.has_begun.wait(10)
        paper.board.words = "second"
        marks.mark(["story:1"], hard=True)
        paper.cache.follower.look()
        with ThreadPoolExecutor(1) as late:
            second = late.submit(paper.ask)
            door.set()
            assert "first" in first.result(10).text
            assert "second" in second.result(10).text


def test_answers_to_one_person_are_rendered_for_each(paper, crowd):
    assert len(texts(crowd("/somebodys/cookie/"))) == 1
    assert paper.rendered("/somebodys/cookie/") == MANY


def test_while_the_database_is_gone_one_at_a_time_finds_out(paper, gate, caplog):
    """The others are told at once: they would all wait for a connection, and who asks for a kept page behind them."""
    paper.ask("/story/2/")
    paper.cache.follower.is_lost = paper.board.is_broken = True
    door = gate()
    with ThreadPoolExecutor(1) as trying:
        first = trying.submit(paper.ask, "/story/1/")
        assert paper.board.has_begun.wait(10)
        answers = [paper.ask(f"/story/{number}/") for number in range(3, 20)]
        assert {answer.status for answer in answers} == {503}
        assert answers[0].headers["retry-after"] == "5"
        assert paper.ask("/story/2/").status == 200
        door.set()
        assert first.result(10).status == 500
    paper.cache.follower.is_lost = paper.board.is_broken = False
    assert paper.ask("/story/3/").status == 200


def test_of_a_paper_that_starts_without_its_database_one_at_a_time_finds_out(paper, gate, monkeypatch):
    monkeypatch.setattr(paper.cache.follower, "start", lambda: None)
    paper.cache.watch.count = None
    paper.board.is_broken = True
    door = gate()
    with ThreadPoolExecutor(1) as trying:
        first = trying.submit(paper.ask, "/story/1/")
        assert paper.board.has_begun.wait(10)
        assert {paper.ask(f"/story/{number}/").status for number in range(2, 9)} == {503}
        door.set()
        assert first.result(10).status == 500
    assert paper.ask("/story/2/").status == 500
