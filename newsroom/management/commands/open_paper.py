"""What `make run` does before the servers start. Safe to run twice, and after a run that was broken off."""

import socket

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction
from django.utils.crypto import get_random_string

from articles.models import Story
from newsroom import paper, roles
from newsroom.management.health import tables_are_behind
from newsroom.models import User

EDITOR = "editor"
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # without l and 1, o and 0, i


class Command(BaseCommand):
    help = "Brings the tables up to date, makes a demo paper on the first run, and says where the paper is."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=port, help="refuse to go on where this port is taken")

    def handle(self, *args, **options):
        if options["port"] and is_taken(options["port"]):
            raise CommandError(
                f"Port {options['port']} is taken: is the paper open already? Stop what listens there, "
                "or choose another port: make run PORT=8001"
            )
        if tables_are_behind():
            self.stdout.write("Bringing the tables up to date …")
            call_command("migrate", interactive=False, verbosity=0)
        password = self.open_for_the_first_time()
        self.stdout.write(where_it_is(password))

    @transaction.atomic
    def open_for_the_first_time(self):
        """Makes an editor and the roles where nobody can sign in yet, and the demo where there is no story. Returns
        the password, or None.

        One transaction: a first run that is broken off leaves nothing, and the next one starts afresh.
        """
        if User.objects.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
            return None
        roles.set_up()
        if not Story.objects.exists():
            self.stdout.write("Writing the demo paper …")
            call_command("seed_demo", stdout=self.stdout)
        password = new_password()
        User.objects.create_superuser(EDITOR, password=password)
        return password


def port(text):
    number = int(text)
    if not 1 <= number <= 65_535:
        raise ValueError
    return number


def is_taken(number):
    """Whether something listens on 127.0.0.1 at that port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", number)) == 0


def new_password():
    """Four groups of four letters and digits: 79 bits."""
    return "-".join(get_random_string(4, READABLE) for _ in range(4))


def where_it_is(password):
    sign_in = f"sign in as {EDITOR}, password {password}" if password else f"sign in as {EDITOR}"
    return "\n".join(
        [
            "",
            f"  {paper.words().name}",
            f"  Read it at   {settings.SITE_ADDRESS}/",
            f"  Write it at  {settings.SITE_ADDRESS}/desk/ ({sign_in})",
            "",
            "  The password is shown this once. “make password” sets another."
            if password
            else "  The password is forgotten? “make password” sets another.",
            "  Ctrl-C closes the paper; everything is kept.",
            "",
        ]
    )
