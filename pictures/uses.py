"""Where pictures are used. The library knows no stories: an app that prints pictures says so, once it is ready."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

MOST_PLACES = 100  # of one picture that are told by name: the paper's logo stands in thousands


@dataclass(frozen=True)
class Place:
    """Something that has a picture, as the photo desk is told of it."""

    title: str  # a headline, the name of an author
    address: str  # of its page at the desk, of an embed its own
    kind: str  # "story", "author", "embed", "front"
    standing: str = ""  # how far a story is: “Live”, “Draft”, “Ended”
    readers: str = ""  # where readers see the picture, now or from a moment ahead: “lead picture, text”
    desk: str = ""  # where the desk's copy has it
    before: str = ""  # where readers saw it once, which is kept as the paper's record
    is_live: bool = False  # whether readers see it there now

    @property
    def is_needed(self):
        """Whether it would lack the picture, now or later. What readers once saw is the record only."""
        return bool(self.readers or self.desk)


@dataclass(frozen=True)
class Use:
    """What an app tells of the pictures it prints. Each function takes a list of pictures.

    `printed` gives the numbers of those that readers see, saw or are going to see.
    `counted` gives by number how many things have each, now or in what readers once saw; none is left out or zero.
    `places` gives by number a list of `Place`, at most so many of each: what readers see first, then the newest.
    """

    printed: Callable
    counted: Callable
    places: Callable


_told = []


def register(use):
    _told.append(use)


def printed(pictures):
    """The numbers of those that readers see, saw or are going to see: a set."""
    return set().union(*(use.printed(pictures) for use in _told)) if pictures else set()


def counted(pictures):
    """How many things have each of the pictures: a Counter by number, 0 for one that nothing has."""
    return sum((Counter(use.counted(pictures)) for use in _told), Counter()) if pictures else Counter()


def places(pictures, most=MOST_PLACES):
    """What has each of the pictures, by number: lists of at most that many of `Place`, [] where nothing has it."""
    told = [use.places(pictures, most) for use in _told] if pictures else []
    return {picture.pk: [place for found in told for place in found.get(picture.pk, ())][:most] for picture in pictures}


def of(picture, most=MOST_PLACES):
    """What has the picture: a list of at most that many of `Place`."""
    return places([picture], most)[picture.pk]
