"""What a verb that cannot be done says."""

from django.utils import timezone
from django.utils.formats import date_format


class Refused(Exception):
    """The act cannot be done now. The message says why, and what would do."""

    def __init__(self, message, problems=()):
        super().__init__(message)
        self.problems = list(problems)


class Forbidden(Refused):
    """The act is not for who asked. The message says whose it is."""


def clock(at):
    """An instant (aware) for a sentence: “12 October 2026, 15:00”, in the paper's zone."""
    return date_format(timezone.localtime(at), "j F Y, H:i")


def ahead(at, now):
    """The moment that was asked for, now where none was. Raises Refused where it is past."""
    if at is not None and at < now:
        raise Refused(f"{clock(at)} is past. Choose a later moment, or do it now.")
    return at or now
