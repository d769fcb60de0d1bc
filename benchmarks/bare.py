"""Tables without what makes each row dear: indexes and foreign keys, which are cheaper to make of all rows at once."""

from contextlib import contextmanager

from django.db import connection, transaction

# (what takes it away, what brings it back), of PostgreSQL: first what was said about the counting of an index, then
# keys from and to the tables, then all indexes but those that keep a key unique.
ON_POSTGRESQL = """
    SELECT NULL,
           format('ALTER INDEX %%s ALTER COLUMN %%s SET STATISTICS %%s', attrelid::regclass, attnum, attstattarget)
    FROM pg_attribute JOIN pg_index ON indexrelid = attrelid
    WHERE indrelid = ANY(%(tables)s::regclass[]) AND attstattarget >= 0
    UNION ALL
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
           format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE conrelid = ANY(%(tables)s::regclass[]) AND contype IN ('f', 'x')
        OR confrelid = ANY(%(tables)s::regclass[]) AND contype = 'f'
    UNION ALL
    SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%(tables)s::regclass[])
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
"""
ON_SQLITE = "SELECT 'DROP INDEX \"' || name || '\"', sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
ROOM = "512MB"  # to sort the rows of an index in
FROZEN = "(FREEZE)"  # how rows can be copied into tables that are bare: VACUUM has nothing to do there later


@contextmanager
def bare(tables):
    """The tables (names) are emptied and bare meanwhile, in one transaction: whatever happens, they are whole after it,
    with all their new rows or with none."""
    with transaction.atomic(), connection.cursor() as cursor:
        prepare = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
        statements = prepare(cursor, tables)
        for away in (away for away, _ in statements if away):
            cursor.execute(away)
        yield
        for _, back in reversed(statements):
            cursor.execute(back)


def _on_postgresql(cursor, tables):
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is checked at a commit would stand in the way
    cursor.execute("SELECT set_config('maintenance_work_mem', %s, true)", [ROOM])
    cursor.execute(ON_POSTGRESQL, {"tables": list(tables)})
    statements = cursor.fetchall()
    names = ", ".join(tables)
    # Emptied once they are bare: nothing refers to them then. Brought back by nothing, as they were empty.
    return [*statements, (f"TRUNCATE {names}", "SELECT")]


def _on_sqlite(cursor, tables):
    marks = ", ".join(["%s"] * len(tables))
    cursor.execute(f"{ON_SQLITE} AND tbl_name IN ({marks})", list(tables))
    return cursor.fetchall()
