"""The folder where reads are noted: sheets of eight bytes a read, each written by one process.

A read is there once `write` has returned: the system has it then, whatever becomes of the process. What the machine
itself loses when its power fails is at most what it had not yet put on disk, about half a minute.
"""

import fcntl
import logging
import os
import struct
import threading
import time
import uuid
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

log = logging.getLogger(__name__)

READ = struct.Struct("<II")  # the story's number, and the second since 1970
HIGHEST = 2**32 - 1  # of both: seconds last until 2106
PAUSE = 30  # seconds between two roll-ups on a machine, at least
MOST_BYTES = 1024 * 1024  # of a sheet: then a new one is begun, so that the old one can be put away


@cache
def at(folder):
    """The Spool of this process in a folder: one, since each writes on a sheet of its own."""
    return Spool(folder)


class Spool:
    def __init__(self, folder):
        self.folder = Path(folder)
        self._lock, self._pen, self._is_failing = threading.Lock(), None, False

    def note(self, story_id, second=None):
        """Notes a read of a story (any whole number) at a second since 1970 (now unless given).

        Returns whether it is on the sheet: where the disk is full, say, it is lost, and the log says so once.
        """
        second = int(time.time()) if second is None else second
        if not (0 < story_id <= HIGHEST and 0 <= second <= HIGHEST):
            return False
        with self._lock:
            return self._write(READ.pack(story_id, second))

    def _write(self, read):
        try:
            if self._pen is None or self._pen.is_through:
                self.close()
                self._pen = Pen(self.folder)
            self._pen.write(read)
        except OSError as error:
            self.close()
            self._complain(error)
            return False
        self._is_failing = False
        return True

    def close(self):
        """Ends this process's sheet; the next read begins another."""
        if self._pen:
            self._pen.close()
        self._pen = None

    def _complain(self, error):
        if not self._is_failing:
            log.error("Reads are lost, since none can be noted in %s: %s", self.folder, error)
        self._is_failing = True

    def take_turn(self):
        """Whether to roll up now: no other process of the machine has gone to it within the last `PAUSE` seconds."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "turn").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            now, last = time.time(), os.fstat(turn.fileno()).st_mtime
            is_due = abs(now - last) >= PAUSE  # a clock that was put back must not make us wait for it
            if is_due:
                os.utime(turn.fileno(), (now, now))
            return is_due

    def sheets(self):
        """What this machine's processes have written, the living and the dead."""
        return [Sheet(path) for path in sorted(self.folder.glob("*.reads"))]


class Pen:
    """Writes on a new sheet, and holds it locked for as long as it may write on."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{uuid.uuid4().hex}.reads"
        begun = path.with_suffix(".begun")  # it gets its name once it is locked: nobody puts it away before
        self._file, self._bytes = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600), 0
        fcntl.flock(self._file, fcntl.LOCK_EX)
        begun.rename(path)

    @property
    def is_through(self):
        return self._bytes >= MOST_BYTES

    def write(self, read):
        """Raises OSError where it cannot be written as a whole: what follows on this sheet could not be read."""
        if os.write(self._file, read) != len(read):
            raise OSError("the disk took a part of a read")
        self._bytes += len(read)

    def close(self):
        os.close(self._file)


class Sheet:
    """One process's reads. `name` is its own in all the world. Everything raises FileNotFoundError once it is away."""

    def __init__(self, path):
        self.path, self.name = path, path.stem

    def is_finished(self):
        """Whether nobody can write on it any more: its process has ended, or begun another."""
        with self.path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

    def reads(self, start, most):
        """Up to `most` reads from number `start` (from 0) on, as pairs of a story's number and a moment (aware)."""
        with self.path.open("rb") as file:
            file.seek(start * READ.size)
            told = file.read(most * READ.size)
        whole = told[: len(told) // READ.size * READ.size]
        return [(story_id, datetime.fromtimestamp(second, UTC)) for story_id, second in READ.iter_unpack(whole)]

    def put_away(self):
        self.path.unlink()
