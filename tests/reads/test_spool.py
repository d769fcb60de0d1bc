"""What is noted stays noted: whoever is killed, whoever reads meanwhile, and whatever the disk says."""

import errno
import fcntl
import logging
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from newsroom.reads import spool
from newsroom.reads.spool import HIGHEST, READ, Spool

SECOND = 1_795_000_000
WRITES_UNTIL_KILLED = """
import sys
from newsroom.reads.spool import Spool
notes = Spool(sys.argv[1])
while notes.note(7):
    print(flush=True)
"""


@pytest.fixture
def notes(tmp_path):
    notes = Spool(tmp_path / "reads")
    yield notes
    notes.close()


def numbers(notes):
    return [story_id for sheet in notes.sheets() for story_id, _ in sheet.reads(0, 1_000_000)]


def test_a_read_says_which_story_and_when(notes):
    assert notes.note(12, SECOND)
    (sheet,) = notes.sheets()
    assert sheet.reads(0, 10) == [(12, datetime.fromtimestamp(SECOND, UTC))]


@pytest.mark.parametrize(("story_id", "second"), [(0, 1), (HIGHEST + 1, 1), (1, -1), (1, HIGHEST + 1)])
def test_what_has_no_room_on_a_sheet_is_refused(notes, story_id, second):
    assert not notes.note(story_id, second)
    assert notes.sheets() == []


def test_a_sheet_is_read_on_from_where_somebody_was(notes):
    for number in range(1, 6):
        notes.note(number)
    (sheet,) = notes.sheets()
    assert [story_id for story_id, _ in sheet.reads(1, 3)] == [2, 3, 4]
    assert sheet.reads(5, 3) == []


def test_many_threads_write_whole_reads(notes):
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(notes.note, range(1, 2001)))
    assert sorted(numbers(notes)) == list(range(1, 2001))


def test_a_full_sheet_is_followed_by_another(notes, monkeypatch):
    monkeypatch.setattr(spool, "MOST_BYTES", 2 * READ.size)
    for number in range(1, 6):
        notes.note(number)
    assert sorted(numbers(notes)) == [1, 2, 3, 4, 5]
    assert sorted(sheet.is_finished() for sheet in notes.sheets()) == [False, True, True]


def test_nobody_takes_away_what_is_written_on(notes):
    notes.note(1)
    (sheet,) = notes.sheets()
    assert not sheet.is_finished()
    notes.close()
    assert sheet.is_finished()


def test_nobody_finds_a_sheet_before_it_is_held(notes, monkeypatch):
    """Whoever did would take its process for dead, and put it away."""
    found, lock = [], fcntl.flock
    monkeypatch.setattr(fcntl, "flock", lambda *how: (found.extend(notes.sheets()), lock(*how)))
    notes.note(1)
    assert (found, len(notes.sheets())) == ([], 1)


def test_half_a_read_at_the_end_is_left_alone(notes):
    notes.note(1)
    (sheet,) = notes.sheets()
    with sheet.path.open("ab") as file:
        file.write(b"abc")
    assert len(sheet.reads(0, 10)) == 1


def test_a_killed_process_loses_no_read_that_it_answered(notes):
    command = [sys.executable, "-c", WRITES_UNTIL_KILLED, notes.folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        answered = len(process.stdout.read(2000))
        os.kill(process.pid, signal.SIGKILL)
        answered += len(process.stdout.read())
    (sheet,) = notes.sheets()
    assert sheet.is_finished()
    assert answered <= len(numbers(notes)) <= answered + 1  # it may die between the read and the answer


class TestTurns:
    def test_one_process_of_a_machine_goes_at_a_time(self, notes):
        notes.take_turn()
        turn = notes.folder / "turn"
        os.utime(turn, (0, 0))
        with ThreadPoolExecutor(8) as processes:
            turns = list(processes.map(lambda _: Spool(notes.folder).take_turn(), range(8)))
        assert sorted(turns) == [False] * 7 + [True]

    @pytest.mark.parametrize(("ago", "is_due"), [(0, False), (10, False), (60, True), (-3600, True)])
    def test_it_is_due_after_a_while_or_when_the_clock_was_put_back(self, ago, is_due, notes):
        notes.take_turn()
        then = time.time() - ago
        os.utime(notes.folder / "turn", (then, then))
        assert notes.take_turn() == is_due


class TestAFullDisk:
    @pytest.fixture
    def disk(self, monkeypatch):
        """What becomes of the next writes: a number of bytes taken, or an error."""
        outcomes, write = [], os.write

        def written(file, told):
            outcome = outcomes.pop(0) if outcomes else len(told)
            if isinstance(outcome, OSError):
                raise outcome
            return write(file, told[:outcome])

        monkeypatch.setattr(os, "write", written)
        return outcomes

    def test_is_told_once_and_harms_nobody(self, notes, disk, caplog):
        disk += [OSError(errno.ENOSPC, "No space left on device")] * 3
        assert [notes.note(number) for number in (1, 2, 3, 4)] == [False, False, False, True]
        assert [record.levelno for record in caplog.records] == [logging.ERROR]
        assert numbers(notes) == [4]

    def test_that_takes_half_a_read_spoils_no_other(self, notes, disk):
        notes.note(1)
        disk += [3]
        assert [notes.note(2), notes.note(3)] == [False, True]
        assert sorted(numbers(notes)) == [1, 3]
