"""The index on SQLite: a table of FTS5 (https://www.sqlite.org/fts5.html) whose rowid is the place.

FTS5 walks its rows by rowid, so that the newest come first without sorting, whatever the word. Of its own tokenizers
`ascii` is the one that changes nothing of what is already folded. Where in a text a word stands is not kept.
"""

from django.db import connection

from .tokens import BEGINNING

KEEP = "INSERT OR REPLACE INTO articles_sought (rowid, tokens) VALUES (%s, %s)"
NEWEST = """
    SELECT rowid FROM articles_sought WHERE articles_sought MATCH %s AND rowid < %s AND rowid >= %s
    ORDER BY rowid DESC LIMIT %s
"""
NEWEST_OF_ALL = "SELECT rowid FROM articles_sought WHERE rowid < %s AND rowid >= %s ORDER BY rowid DESC LIMIT %s"


def keep(rows):
    """Puts texts into the index, or anew: pairs (place, tokens between spaces)."""
    with connection.cursor() as cursor:
        cursor.executemany(KEEP, rows)


def forget(numbers):
    """Takes the texts in these places out."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM articles_sought WHERE rowid = %s", [[number] for number in numbers])


def empty():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_sought")


def newest(condition, below, above, most):
    """The places, from `above` up to and without `below`, of texts that meet the condition: newest first, `most`."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [_query(condition), below, above, most])
        return [number for (number,) in cursor.fetchall()]


def newest_of_all(below, above, most):
    """The same of all texts."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_OF_ALL, [below, above, most])
        return [number for (number,) in cursor.fetchall()]


def _query(condition):
    needs = " AND ".join(f"({_any(tokens)})" for tokens in condition.needs)
    return f"({needs}) NOT ({_any(condition.without)})" if condition.without else needs


def _any(tokens):
    return " OR ".join(map(_quoted, tokens))


def _quoted(token):
    return f'"{token.removesuffix(BEGINNING)}"{" *" if token.endswith(BEGINNING) else ""}'
