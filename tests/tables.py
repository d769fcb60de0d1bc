"""The tables that the workers of a run begin with: the migrations make them for the first, the others get a copy.
And what stays in them once a test has emptied them."""

import fcntl
import shutil
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType


class Tables:
    """Stands in for `create_test_db` of a connection's `creation`. `folder` is shared by all workers of a run."""

    def __init__(self, connection, folder):
        self.connection, self.creation, self.folder = connection, connection.creation, folder
        self.migrated = self.creation.create_test_db
        self.kept = {"sqlite": File, "postgresql": Template}[connection.vendor](connection, folder)
        self.made = folder / "tables-are-made"
        self.are_ours = False

    def __call__(self, **told):
        with self.one_at_a_time():
            if self.made.exists():
                return self.copied(told["verbosity"], told["autoclobber"])
            name = self.migrated(**told)
            self.kept.keep(name)
            self.made.touch()
            self.are_ours = True
            return name

    def forget(self):
        """Whoever should still come after the worker that made them makes them anew."""
        with self.one_at_a_time():
            if self.are_ours:
                self.made.unlink()
                self.kept.drop()

    def copied(self, verbosity, autoclobber):
        self.kept.before()
        name = self.creation._create_test_db(verbosity, autoclobber)
        self.connection.close()
        settings.DATABASES[self.connection.alias]["NAME"] = self.connection.settings_dict["NAME"] = name
        self.kept.after(name)
        return name

    @contextmanager
    def one_at_a_time(self):
        with (self.folder / "tables-lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class File:
    """A file of SQLite's."""

    def __init__(self, connection, folder):
        self.connection, self.path = connection, folder / "tables.sqlite3"

    def keep(self, name):
        with self.connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(self.path)])

    def before(self):
        pass

    def after(self, name):
        shutil.copy(self.path, name)

    def drop(self):
        self.path.unlink()


class Template:
    """A database of PostgreSQL's, made anew by each run."""

    def __init__(self, connection, folder):
        self.connection = connection
        self.name = f"test_{connection.settings_dict['NAME']}_tables"

    def keep(self, name):
        self.connection.close()
        self.connection.close_pool()  # PostgreSQL copies what nobody is connected to
        self.drop()
        with self.connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{name}"')

    def before(self):
        self.connection.settings_dict["TEST"]["TEMPLATE"] = self.name

    def after(self, name):
        pass

    def drop(self):
        with self.connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}"')


class Rights:
    """What `migrate` leaves in the tables. A test that empties them has it worked out anew from all models, which costs
    six times as much as writing down what it was."""

    def __init__(self):
        self.kinds, self.rights = list(ContentType.objects.all()), list(Permission.objects.all())

    def write_again(self, *said):
        """Stands in for what `flush` calls in the end."""
        ContentType.objects.clear_cache()
        ContentType.objects.bulk_create(self.kinds)
        Permission.objects.bulk_create(self.rights)
