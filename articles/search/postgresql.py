"""The index on PostgreSQL: a narrow table of places and tokens, and an inverted index (GIN) over the tokens.

Tokens are lexemes without positions, made by us, so that neither a parser nor a dictionary of the server has a say. The
table is (place bigint, tokens tsvector); the tokens of a story of some length lie outside of its row.

Whatever the word, few rows are read, by one function of the database (migration 0024). A common word stands in some of
the newest texts: they are tried first, one by one. A rare one is taken from the inverted index and sorted. All between
are taken from there, too, of the newest stretch of time in which there are enough. Left to itself the planner walks all
texts by date for a rare word (12 s of a million), and sorts all of a common one's.
"""

from datetime import timedelta

from django.db import connection

from . import places
from .tokens import BEGINNING

SPANS = (timedelta(days=120), timedelta(days=3 * 365))  # before the newest text: then all
KEEP = """
    INSERT INTO articles_sought (place, tokens) VALUES (%s, %s::tsvector)
    ON CONFLICT (place) DO UPDATE SET tokens = excluded.tokens
"""
NEWEST = "SELECT * FROM articles_sought_newest(%s::tsquery, %s, %s, %s, %s::bigint[])"


def keep(rows):
    """Puts texts into the index, or anew: pairs (place, tokens between spaces)."""
    with connection.cursor() as cursor:
        cursor.executemany(KEEP, rows)


def forget(numbers):
    """Takes the texts in these places out."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_sought WHERE place = ANY(%s)", [list(numbers)])


def empty():
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_sought")


def newest(condition, below, above, most):
    """The places, from `above` up to and without `below`, of texts that meet the condition: newest first, `most`."""
    spans = [places.length(span) for span in SPANS]
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [_query(condition), below, above, most, spans])
        return [number for (number,) in cursor.fetchall()]


def _query(condition):
    needs = ["(" + " | ".join(map(_quoted, tokens)) + ")" for tokens in condition.needs]
    return " & ".join([*needs, *(f"!{_quoted(token)}" for token in condition.without)])


def _quoted(token):
    return f"'{token.removesuffix(BEGINNING)}'{':*' if token.endswith(BEGINNING) else ''}"
