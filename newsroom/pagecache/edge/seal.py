"""The seal that nginx puts on every copy of a page: once it is broken, none that bears it is shown any more.

nginx has copies by address, and shows them while the paper is down. Which of them bear a story that was retracted
nobody can tell it. But it asks, for each request, where the link `seal` leads (deploy/nginx.conf), and takes that for a
part of each copy's name. Every process of the paper leads it elsewhere as soon as it knows of something hard: after the
last of them has, no copy that any of them gave before can be reached.
"""

import fcntl
import logging
import os
import uuid
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)


class Seal:
    """Hears what a `Follower` learns. `folder`: where the link is, on the machine of nginx and the paper."""

    def __init__(self, folder):
        self.folder, self._ahead, self._is_due, self._is_failing = Path(folder), set(), False, False

    def learn(self, since, marks, moments):
        """`marks`, `moments`: as `Watch.learn` has them; those are new that were marked after `since`, all if None."""
        self._ahead |= {at for _, at, is_hard, _ in moments if is_hard}
        if since is None or any(hard_count > since for _, _, hard_count in marks):
            self.renew()

    def look(self, now):
        """Breaks it where a hard moment has come by now (seconds since 1970), whatever the database does; and where it
        could not be broken before."""
        passed = {at for at in self._ahead if at <= now}
        self._ahead -= passed
        if passed or self._is_due:
            self.renew()

    def renew(self):
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / "lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self._lead(f"seal-{uuid.uuid4().hex}")
            self._is_due = self._is_failing = False
        except OSError as error:
            self._complain(error)

    def _complain(self, error):
        if not self._is_failing:
            log.error("nginx cannot be told what it must not show any more, and is tried again and again: %s", error)
        self._is_due = self._is_failing = True

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
