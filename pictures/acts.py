"""What all acts on a picture of the library share: one transaction, the picture's lock, and who did what."""

from functools import wraps

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction

from .models import Picture
from .spoiling import spoiling


class Refused(Exception):
    """The act cannot be done. The message says why, and what would do."""


def act(do):
    """Makes an act of a function that takes (picture, by, …): its row is read anew, under a lock that others wait for.

    `by` None is the paper itself: a task, a command. The act changes the row, saves it and writes down what it did.
    Pages that print what it changes go out of date with its commit.
    """

    @wraps(do)
    @transaction.atomic
    def done(picture, *args, by=None, **said):
        try:
            picture.refresh_from_db(from_queryset=Picture.objects.select_for_update())
        except Picture.DoesNotExist as error:
            raise Refused("The picture is no longer in the library.") from error
        with spoiling(picture):
            return do(picture, by, *args, **said)

    return done


def write_down(picture, by, words):
    """For the picture's history. What the paper does by itself stands in no person's name, and in the picture only."""
    if by is not None:
        LogEntry.objects.log_actions(by.pk, [picture], CHANGE, change_message=words, single_object=True)


def refuse_deleted(picture):
    if picture.deleted_at:
        raise Refused("The picture was deleted. Restore it first.")
