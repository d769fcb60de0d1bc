"""The seal that nginx puts on every copy of a page: once it is broken, none that bears it is shown any more.

nginx has copies by address, and shows them while the paper is down. Which of them bear a story that was retracted
nobody can tell it. But it can see where the link `seal` leads (deploy/nginx.conf), and takes that for a part of each
copy's name. Every process of the paper leads it elsewhere as soon as it knows of something hard: after the last of them
has, no copy that any of them gave before can be reached.

To follow the link is dear. Copies that are shown to the end of their second only, and never while the paper is down, do
without it, unless the file `broken` is there: for as long as any from before could be shown.
"""

import fcntl
import logging
import os
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time

log = logging.getLogger(__name__)

LASTS = 2  # seconds that `broken` stays: one that a copy may be shown at most, and one to spare


class Seal:
    """Hears what a `Follower` learns. `folder`: where the link is, on the machine of nginx and the paper."""

    def __init__(self, folder):
        self.folder, self._ahead, self._is_due, self._is_failing = Path(folder), set(), False, False
        self._latest, self._broken_until = 0.0, None

    def learn(self, since, marks, moments):
        """`marks`, `moments`: as `Watch.learn` has them; those are new that were marked after `since`, all if None."""
        self._ahead |= {at for _, at, is_hard, _ in moments if is_hard}
        if since is None or any(hard_count > since for _, _, hard_count in marks):
            self.renew()

    def look(self, now):
        """Breaks it where a hard moment has come by now (seconds since 1970), whatever the database does; and where it
        could not be broken before."""
        self._latest = max(self._latest, now)
        passed = {at for at in self._ahead if at <= now}
        self._ahead -= passed
        if passed or self._is_due:
            self.renew()
        elif self._broken_until is not None and self._broken_until <= now:
            self._mend(now)

    def renew(self):
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._alone():
                self._break()
                self._lead(f"seal-{uuid.uuid4().hex}")
            self._is_due = self._is_failing = False
        except OSError as error:
            self._is_due = True
            self._complain(error)

    @contextmanager
    def _alone(self):
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _complain(self, error):
        if not self._is_failing:
            log.error("nginx cannot be told what it must not show any more, and is tried again and again: %s", error)
        self._is_failing = True

    def _break(self):
        """Until when stands on the file, for all processes. By a clock that was put back a copy may be shown until it
        is as late again as it has been."""
        broken = self.folder / "broken"
        self._broken_until = max(_told_by(broken) or 0, time() + LASTS, self._latest + LASTS)
        broken.touch()
        os.utime(broken, (self._broken_until, self._broken_until))

    def _mend(self, now):
        """Takes the file away, unless somebody has broken the seal anew. What cannot be is dear, and tried again."""
        with suppress(OSError), self._alone():
            self._broken_until = _told_by(self.folder / "broken")
            if self._broken_until is not None and self._broken_until <= now:
                (self.folder / "broken").unlink()
                self._broken_until = None

    def _lead(self, name):
        """Leads the link to a new folder, at once: nobody finds it leading nowhere."""
        link, new = self.folder / "seal", self.folder / "seal.new"
        before = os.readlink(link) if link.is_symlink() else None
        (self.folder / name).mkdir()
        new.unlink(missing_ok=True)
        new.symlink_to(name)
        new.replace(link)
        if before:
            with suppress(OSError):  # somebody has cleared up already
                (self.folder / before).rmdir()


def _told_by(broken):
    """Seconds since 1970, None where somebody else has taken it away."""
    with suppress(FileNotFoundError):
        return broken.stat().st_mtime
