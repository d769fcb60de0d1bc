"""What a page prints, named while it is rendered."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps

_current = ContextVar("page being rendered", default=None)


@dataclass
class Naming:
    """Of one rendering: whether its page may be kept, the keys of what it prints, when it is out of date by itself
    (seconds since 1970), by which time zone (tzinfo) it goes, whether furniture has been left out of it, and the
    `Memory` that it may use."""

    is_kept: bool = False
    keys: set = field(default_factory=set)
    ends: float = float("inf")
    zone: object = None
    has_slots: bool = False
    memory: object = None


@contextmanager
def collecting(memory=None):
    """Gathers, as a `Naming`, what is named inside. It has the memory of what it is part of, unless given another."""
    naming = Naming(memory=memory or current_memory())
    token = _current.set(naming)
    try:
        yield naming
    finally:
        _current.reset(token)


def name(*keys):
    """Says that the page being rendered prints what these keys stand for. Where nobody gathers, nothing happens."""
    if naming := _current.get():
        naming.keys.update(keys)


def add(others):
    """Says of the page being rendered what another `Naming` has gathered."""
    if naming := _current.get():
        naming.keys |= others.keys
        naming.ends = min(naming.ends, others.ends)


def current_memory():
    """The `Memory` for the page being rendered; None where nobody keeps it."""
    naming = _current.get()
    return naming and naming.memory


def leave_slot():
    """Whether a piece of furniture may be left out, since somebody gathers what is named and will put it in."""
    naming = _current.get()
    if naming:
        naming.has_slots = True
    return naming is not None


def good_until(at):
    """Says that the page being rendered is out of date at `at` (aware), though nothing is marked then."""
    if naming := _current.get():
        naming.ends = min(naming.ends, at.timestamp())


def goes_by(zone):
    """Says in which time zone (tzinfo) the page being rendered is: it is out of date at its midnight."""
    if naming := _current.get():
        naming.zone = zone


def kept(*query):
    """Decorates a view whose answers may be kept for everybody. `query`: the names that it reads of an address' query;
    all others are taken away before it is asked. What the page prints it has to `name`."""

    def decorate(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            if naming := _current.get():
                naming.is_kept = True
            return view(request, *args, **kwargs)

        answer.query = frozenset(query)
        return answer

    return decorate
