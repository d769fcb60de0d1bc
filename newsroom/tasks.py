"""What accounts have done later: mail is sent by the worker, so that no page waits for a mail server, and no page takes
longer for an address that is somebody's than for one that is not."""

from datetime import datetime, timedelta

from django.tasks import task
from django.utils import timezone

from newsroom import mail
from newsroom.accounts import letters
from newsroom.models import User

RESTS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30)]  # before each further try
STALE = timedelta(hours=1)  # whoever waited that long has asked again


class NotSent(Exception):
    """A mail was not taken. Whoever looks into failed work reads this."""


@task()
def send_new_password(address, asked_at, failed=0):
    """Sends the people at the desk with that address a link each, made at this moment; nobody a mail where there is
    none. `asked_at`: an ISO 8601 moment. Returns how many links. Where the server does not take it, it is tried again,
    and this raises `NotSent`, so that My desk and `health` tell of it."""
    asked = datetime.fromisoformat(asked_at)
    people = list(User.objects.reached_by(address)) if timezone.now() - asked < STALE else []
    if people:
        try:
            mail.send(people[0].email, *letters.new_password(people, asked))
        except OSError as error:
            try_again(send_new_password, failed, address, asked_at)
            raise NotSent(f"The mail server did not take a link to a new password: {error}") from error
    return len(people)


@task()
def send_notice(address, words, done_at, failed=0):
    """Tells somebody what was done to their account (a sentence), and when (an ISO 8601 moment)."""
    try:
        mail.send(address, *letters.notice(words, datetime.fromisoformat(done_at)))
    except OSError as error:
        try_again(send_notice, failed, address, words, done_at)
        raise NotSent(f"The mail server did not take a notice about an account: {error}") from error


def try_again(work, failed, *told):
    """Has the task run once more after a while, with how often it failed as its last argument; not for ever."""
    if failed < len(RESTS):
        work.using(run_after=timezone.now() + RESTS[failed]).enqueue(*told, failed + 1)
