"""The desk's rooms for stories, sections, tags and authors."""

from . import people, sections, stories  # noqa: F401  (they register themselves)
