"""Where a process keeps its pages: so many bytes of them, and those that were not asked for longest go first."""

import threading
from collections import OrderedDict

SHARE_OF_THE_REST = 16  # redirects and pages that are not there get a sixteenth: anybody can make up addresses
LARGEST = 8  # what needs more than an eighth of a shelf would clear it: it is not kept


class Shelf:
    """Things with a `size` (bytes), by name."""

    def __init__(self, most):
        self.most = most
        self.size = 0
        self._things = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self):
        return len(self._things)

    def get(self, name):
        with self._lock:
            if (thing := self._things.get(name)) is not None:
                self._things.move_to_end(name)
            return thing

    def put(self, name, thing):
        with self._lock:
            self._take(name)
            if thing.size > self.most / LARGEST:
                return
            self._things[name] = thing
            self.size += thing.size
            while self.size > self.most:
                self._take(next(iter(self._things)))

    def take(self, name):
        """Keeps it no longer."""
        with self._lock:
            self._take(name)

    def _take(self, name):
        if (thing := self._things.pop(name, None)) is not None:
            self.size -= thing.size


class Shelves:
    """Pages, and apart from them the answers that say there is none here."""

    def __init__(self, most):
        self.pages = Shelf(most - most // SHARE_OF_THE_REST)
        self.rest = Shelf(most // SHARE_OF_THE_REST)

    def get(self, asked):
        return self.pages.get(asked) or self.rest.get(asked)

    def put(self, asked, page):
        right, wrong = (self.pages, self.rest) if page.is_found else (self.rest, self.pages)
        right.put(asked, page)
        wrong.take(asked)

    def take(self, asked):
        self.pages.take(asked)
        self.rest.take(asked)
