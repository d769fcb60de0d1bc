from django.core.management.base import BaseCommand

from newsroom import roles


class Command(BaseCommand):
    help = "Makes the desk's roles (Reporter, Sub-editor, Editor, Photo desk, Chief) as groups. Safe to run twice."

    def handle(self, *args, **options):
        for role, given in roles.set_up():
            self.stdout.write(f"{role}: {f'given {given} permissions' if given else 'has all it needs'}.")
