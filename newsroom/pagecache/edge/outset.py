"""From when on the carrier is told what to forget: from the first page that it could keep."""

from django.db import DatabaseError
from django.utils import timezone

from .models import Standing


class Outset:
    """Hears what a `Follower` learns. Where nothing was ever told, the standing begins where this process first saw the
    clock: no page it gives is from before, and all that is marked later will be told, whenever the worker gets to it.
    """

    def __init__(self, watch):
        self.watch, self._first = watch, None

    def learn(self, since, marks, moments):
        if since is None:
            self._first = self.watch.count, timezone.now()
            self.look()

    def look(self, now=None):
        """Once more where the database could not take it before; the same count, since pages were given meanwhile."""
        if self._first:
            try:
                Standing.objects.begin(*self._first)
                self._first = None
            except DatabaseError:
                pass  # the follower says so itself if it lasts
