"""What a page prints, named while it is rendered."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps

_current = ContextVar("page being rendered", default=None)


@dataclass
class Naming:
    """Of one rendering: whether its page may be kept, and the keys of what it prints."""

    is_kept: bool = False
    keys: set = field(default_factory=set)


@contextmanager
def collecting():
    """Gathers, as a `Naming`, what is named inside."""
    naming = Naming()
    token = _current.set(naming)
    try:
        yield naming
    finally:
        _current.reset(token)


def name(*keys):
    """Says that the page being rendered prints what these keys stand for. Where nobody gathers, nothing happens."""
    if naming := _current.get():
        naming.keys.update(keys)


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
