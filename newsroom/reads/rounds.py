"""What a web process does beside its work, about once a minute."""

import logging
import random
import threading

from django.db import connections

log = logging.getLogger(__name__)

PAUSE = 60  # seconds, about: the processes of a machine do not go all at once


class Rounds:
    """Calls `act` (without arguments) about every minute from `begin` on, in a thread that ends with the process.

    It begins with the first request and not at start: servers may fork in between, which no thread survives.
    """

    def __init__(self, act, pause=PAUSE):
        self.act, self.pause = act, pause
        self._over, self._thread, self._lock = threading.Event(), None, threading.Lock()

    def begin(self):
        if self._thread is None:
            with self._lock:
                self._thread = self._thread or self._begun()

    def _begun(self):
        thread = threading.Thread(target=self._go, name="rounds", daemon=True)
        thread.start()
        return thread

    def end(self):
        self._over.set()
        self._thread.join()

    def _go(self):
        while not self._over.wait(self.pause * random.uniform(0.7, 1.3)):  # noqa: S311  (no secret hangs on it)
            self.go_once()

    def go_once(self):
        """One round. What goes wrong is logged, and tried again with the next."""
        try:
            self.act()
        except Exception:
            log.exception("A round of this web process failed; the next one tries again")
        finally:
            connections.close_all()
