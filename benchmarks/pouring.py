"""Many rows into tables, as fast as the engine takes them. Nothing is cleaned or checked."""

import datetime

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.expressions import DatabaseDefault


class Heap:
    """Rows that wait to be poured into a table: plain lists of values in the order of its columns."""

    def __init__(self, table, columns, moments=()):
        self.rows, self.table, self.moments = [], table, moments
        self.width, self.columns = len(columns), ", ".join(f'"{column}"' for column in columns)

    def pour(self):
        self.pourer()()

    def pourer(self, how=""):
        """A function that writes what waits by now, in any thread. Begins a new heap. `how`: as COPY has it."""
        rows, self.rows = self.rows, []
        connection.ensure_connection()
        write = self._copy if connection.vendor == "postgresql" else self._insert
        return lambda line=connection.connection: write(line, rows, how)

    def _copy(self, line, rows, how):
        with line.cursor() as cursor, cursor.copy(f"COPY {self.table} ({self.columns}) FROM STDIN {how}") as copy:
            for row in rows:
                copy.write_row(row)

    def _insert(self, line, rows, how):
        for row in rows:
            for place in self.moments:
                row[place] = _naive(row[place])
        marks = ", ".join("?" * self.width)
        line.executemany(f"INSERT INTO {self.table} ({self.columns}) VALUES ({marks})", rows)


class Table(Heap):
    """Rows of a model, without instances: those would take five times as long."""

    def __init__(self, model):
        fields = model._meta.concrete_fields
        moments = [place for place, field in enumerate(fields) if isinstance(field, models.DateTimeField)]
        super().__init__(model._meta.db_table, [field.column for field in fields], moments)
        self.places = {field.attname: place for place, field in enumerate(fields)}
        self.blank, self.last = [_blank(field, model()) for field in fields], 0
        self.number = self.places[model._meta.pk.attname] if isinstance(model._meta.pk, models.AutoField) else None

    def add(self, **values):
        """Adds a row: what is not given is as the model has it. Returns its number, where the table counts its rows."""
        row, places = self.blank.copy(), self.places
        for name, value in values.items():
            row[places[name]] = value
        if self.number is not None:
            self.last += 1
            row[self.number] = self.last
        self.rows.append(row)
        return self.last


def _blank(field, instance):
    value = getattr(instance, field.attname)
    return field.db_default if isinstance(value, DatabaseDefault) else value


def _naive(moment):
    """How SQLite keeps an aware moment."""
    return moment and str(moment.astimezone(datetime.UTC).replace(tzinfo=None))


def settle(models):
    """After the last row: the next number of each table follows its last one, and the planner knows the tables."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
