"""What was done to an account: in its history at the desk, and by mail to whoever has it, so that they notice what was
not theirs to do."""

from functools import partial

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone

from newsroom import mail
from newsroom.tasks import send_notice


def note(person, words, by, to=None):
    """`words`: a sentence. `to`: where they read mail, unless that is their address of now."""
    LogEntry.objects.log_actions(by.pk, [person], CHANGE, change_message=words)
    address = to or person.email
    if mail.is_set() and address:
        transaction.on_commit(partial(send_notice.enqueue, address, words, timezone.now().isoformat()))
