"""The desk's rooms for stories, sections, tags and authors."""

from . import log, people, sections, stories  # noqa: F401  (they register themselves)
