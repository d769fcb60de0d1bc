"""The desk's rooms for stories, sections, tags and authors."""

from . import banner, flat, fronts, log, people, sections, series, stories  # noqa: F401  (they register themselves)
