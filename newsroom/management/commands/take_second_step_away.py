from django.core.management.base import BaseCommand, CommandError

from newsroom.accounts import second_step
from newsroom.models import User


class Command(BaseCommand):
    help = "Lets somebody who lost telephone and recovery codes sign in by the password alone."

    def add_arguments(self, parser):
        parser.add_argument("name", help="user name")

    def handle(self, name, **options):
        person = User.objects.filter(username=name).first()
        if person is None:
            raise CommandError(f"Nobody has the user name {name}.")
        second_step.take_away(person)
        self.stdout.write(f"{name} signs in by a password alone.")
