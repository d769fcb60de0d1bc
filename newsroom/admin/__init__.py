"""The desk's rooms for the people who work there and for the paper itself."""

from . import paper, people  # noqa: F401  (they register themselves)
