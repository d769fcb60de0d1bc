"""What is written to people about their account: pairs of a subject and a plain text, its lines short enough for any
programme. They are in no template, since a template escapes what a mail must not."""

import textwrap

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from newsroom import paper

WIDTH = 72


def new_password(people, asked_at):
    """To one address; each of the people it belongs to (one, but for shared mailboxes) has a link of their own."""
    name = paper.words().name
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    begins = (
        f"At {timezone.localtime(asked_at):%H:%M} somebody asked for a new password for the desk of {name}. "
        f"If it was you, open {'this link' if len(people) == 1 else 'the link of your account'} within {hours} hours "
        "and type the new one:"
    )
    ends = (
        "A link works once. When the new password is set, you are signed out wherever you were signed in.\n\n"
        "If it was not you, there is nothing to do: your password stays as it is."
    )
    return f"A new password for the desk of {name}", letter(begins, *map(link, people), ends)


def notice(words, done_at):
    """To whoever has an account, of what was done to it."""
    name, done = paper.words().name, timezone.localtime(done_at)
    begins = f"This was done to your account at the desk of {name} on {done.day} {done:%B} at {done:%H:%M}:"
    ends = (
        "If it was you, or you asked for it, there is nothing to do. If not, set a new password at once, and tell "
        "whoever looks after accounts."
    )
    return f"Your account at the desk of {name}", letter(begins, f"    {words}", ends)


def link(person):
    number = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    address = reverse("new_password", kwargs={"uidb64": number, "token": token})
    return f"{settings.SITE_ADDRESS}{address}\n(user name: {person.get_username()})"


def letter(*parts):
    """Greeting and signature about what is said; each line of an address stays in one piece."""
    whole = "\n\n".join(["Hello,", *parts, f"-- \n{paper.words().name}, the desk\n{settings.SITE_ADDRESS}/desk/"])
    return "\n".join(wrapped(line) for line in whole.split("\n")) + "\n"


def wrapped(line):
    if line == "-- ":  # what mail programmes know a signature by: RFC 3676, section 4.3
        return line
    return textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
