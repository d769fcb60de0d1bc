"""Many rows into a table, as fast as the engine takes them. Nothing is cleaned or checked."""

import datetime
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.expressions import DatabaseDefault


class Table:
    """Rows of a model that wait to be poured: plain lists of values, since instances would take five times as long."""

    def __init__(self, model):
        self.model, self.rows, self.last = model, [], 0
        fields = model._meta.concrete_fields
        self.columns = [field.column for field in fields]
        self.places = {field.attname: place for place, field in enumerate(fields)}
        self.blank = [_blank(field, model()) for field in fields]
        self.moments = [place for place, field in enumerate(fields) if isinstance(field, models.DateTimeField)]
        self.is_numbered = isinstance(model._meta.pk, models.AutoField)

    def add(self, **values):
        """Adds a row: what is not given is as the model has it. Returns its number, where the table counts its rows."""
        row = self.blank.copy()
        for name, value in values.items():
            row[self.places[name]] = value
        if self.is_numbered:
            self.last += 1
            row[self.places[self.model._meta.pk.attname]] = self.last
        self.rows.append(row)
        return self.last

    def pour(self):
        """Writes what waits: by COPY on PostgreSQL."""
        write = self._copy if connection.vendor == "postgresql" else self._insert
        write(", ".join(f'"{column}"' for column in self.columns))
        self.rows = []

    def _copy(self, columns):
        into = f'COPY "{self.model._meta.db_table}" ({columns}) FROM STDIN'
        with connection.cursor() as cursor, cursor.copy(into) as copy:
            for row in self.rows:
                copy.write_row(row)

    def _insert(self, columns):
        for row in self.rows:
            for place in self.moments:
                row[place] = _naive(row[place])
        marks = ", ".join("?" * len(self.columns))
        into = f'INSERT INTO "{self.model._meta.db_table}" ({columns}) VALUES ({marks})'
        connection.ensure_connection()
        connection.connection.executemany(into, self.rows)


def _blank(field, instance):
    value = getattr(instance, field.attname)
    return field.db_default if isinstance(value, DatabaseDefault) else value


def _naive(moment):
    """How SQLite keeps an aware moment."""
    return moment and str(moment.astimezone(datetime.UTC).replace(tzinfo=None))


# (what takes it away, what brings it back) of each index and constraint that is cheaper to make of all rows at once.
OUTSIDE = """
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
           format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE contype IN ('f', 'x') AND conrelid::regclass::text = ANY(%(tables)s)
    UNION ALL
    SELECT format('DROP INDEX %%I', indexname), indexdef FROM pg_indexes
    WHERE tablename = ANY(%(tables)s) AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""


@contextmanager
def indexed_afterwards(models):
    """On PostgreSQL the tables are without their indexes and foreign keys meanwhile: five times as quick."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is checked at a commit would stand in the way
        cursor.execute(OUTSIDE, {"tables": [model._meta.db_table for model in models]})
        statements = cursor.fetchall()
        for away, _ in statements:
            cursor.execute(away)
        yield
        for _, back in reversed(statements):
            cursor.execute(back)


def settle(models):
    """After the last row: the next number of each table follows its last one, and the planner knows the tables."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        may_vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if may_vacuum else "ANALYZE")
