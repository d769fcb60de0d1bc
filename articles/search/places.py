"""Where an edition stands among all, as one number that grows with its date: what both engines sort and cut by.

The high bits are the second in which its story was published, the low ones the edition's own number.
"""

from datetime import datetime, time, timedelta

from newsroom.clock import paper_zone

BITS = 27  # for 134 million editions
MASK = (1 << BITS) - 1
FARTHEST = (1 << 63 - BITS) - 1  # seconds from 1970, either way, that fit into 64 bits: the year 4147
LAST = (FARTHEST << BITS) | MASK


def place(published_at, edition_id):
    """`published_at`: aware. Two editions never have the same."""
    return (_second(published_at) << BITS) | edition_id


def edition_at(number):
    """The number of the edition that stands in a place."""
    return number & MASK


def start(at):
    """The first place of the second in which the moment (aware) is."""
    return _second(at) << BITS


def after(at):
    """The first place behind that second."""
    return min((_second(at) + 1) << BITS, LAST)


def start_of_day(date):
    """The first place of a day in the paper's time zone."""
    return start(datetime.combine(date, time.min, tzinfo=paper_zone()))


def end_of_day(date):
    """The first place of the day after."""
    return start_of_day(date + timedelta(days=1))


def _second(at):
    return max(-FARTHEST, min(int(at.timestamp() // 1), FARTHEST))
