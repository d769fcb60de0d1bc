"""What all pages print and few acts change, such as the paper's name: each process asks for it once, and remembers.

A value is judged by the same watch as pages, so that it is asked for anew as soon as one of its keys is marked. Where
nobody keeps the page (the desk, previews, commands) nothing is remembered.
"""

from functools import wraps
from time import time

from . import naming
from .rendering import next_midnight
from .watch import Kept, Verdict


def remembered(ask):
    """Decorates what asks the database for something small, without being given anything, and names what it is made
    of. What it gives is the same object for all pages: nobody may change it."""

    @wraps(ask)
    def recall():
        memory = naming.current_memory()
        return memory.of(ask) if memory else ask()

    return recall


class Remembered(Kept):
    """A value, and the `Naming` of what it is made of."""

    __slots__ = ("named", "value")

    def __init__(self, value, named, **life):
        super().__init__(tuple(named.keys), **life)
        self.value, self.named = value, named


class Memory:
    """What one process remembers, by the functions that ask for it."""

    def __init__(self, watch):
        self.watch = watch
        self._things = {}

    def of(self, ask):
        """What `ask` gives. Says of the page being rendered what it is made of."""
        thing = self._things.get(ask)
        if thing is None or self.watch.judge(thing) is not Verdict.FRESH:
            thing = self._things[ask] = self._asked(ask)
        naming.add(thing.named)
        return thing.value

    def _asked(self, ask):
        count, era, born = self.watch.count, self.watch.era, time()
        with naming.collecting() as named:
            value = ask()
        ends = min(named.ends, next_midnight(born))
        return Remembered(value, named, count=count, era=era, born=born, ends=ends)
