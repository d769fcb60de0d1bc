"""Many rows into a table, as fast as the engine takes them."""

from django.core.management.color import no_style
from django.db import connection
from psycopg.types.json import Jsonb

AT_ONCE = 2_000  # rows in one statement, where the engine has no COPY


def pour(model, rows):
    """Writes rows (instances that have their numbers already), by COPY on PostgreSQL. Nothing is cleaned or checked."""
    if connection.vendor != "postgresql":
        model.objects.bulk_create(rows, batch_size=AT_ONCE)
        return
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([_plain(getattr(row, field.attname)) for field in fields])


def _plain(value):
    return Jsonb(value) if isinstance(value, dict) else value


def settle(models):
    """After the last row: the next number of each table follows its last one, and the planner knows the tables."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
