"""Where pictures are used. The library knows no stories: an app that prints pictures says so, once it is ready."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Use:
    """What an app tells of the pictures it prints.

    `printed` takes pictures and gives the numbers of those that readers see, saw or are going to see.
    `kept_by` takes a picture and gives the names of what would lose it: a few, the first that are found.
    """

    printed: Callable
    kept_by: Callable


_told = []


def register(use):
    _told.append(use)


def printed(pictures):
    """The numbers of those that readers see, saw or are going to see: a set."""
    return set().union(*(use.printed(pictures) for use in _told)) if pictures else set()


def kept_by(picture):
    """Names of what would lose the picture, were it deleted: a few of them, none where nothing would."""
    return [name for use in _told for name in use.kept_by(picture)]
