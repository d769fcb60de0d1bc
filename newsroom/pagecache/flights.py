"""One renders, the others wait for what comes of it: a page that is asked for a hundred times is rendered once."""

import threading

PATIENCE = 15  # seconds that somebody waits for another's rendering before trying it alone


class Flight:
    """One rendering under way. `outcome` stays None where it brought nothing that others may have."""

    def __init__(self):
        self.outcome = None
        self._is_done = threading.Event()

    def wait(self):
        self._is_done.wait(PATIENCE)
        return self.outcome

    def land(self):
        self._is_done.set()


class Flights:
    def __init__(self):
        self._under_way = {}
        self._lock = threading.Lock()

    def board(self, name):
        """The flight there is, or a new one; and whether it is new, so that the caller has to fly and `land` it."""
        with self._lock:
            if flight := self._under_way.get(name):
                return flight, False
            flight = self._under_way[name] = Flight()
            return flight, True

    def land(self, name, flight):
        with self._lock:
            self._under_way.pop(name, None)
        flight.land()
