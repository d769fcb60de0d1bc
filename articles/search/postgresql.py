"""The index on PostgreSQL: a narrow table of places and tokens, and an inverted index (GIN) over the tokens.

Tokens are lexemes without positions, made by us, so that neither a parser nor a dictionary of the server has a say. The
table is (place bigint, tokens tsvector); the tokens of a story of some length lie outside of its row.

It has each token together with the half-year in which its text stands: `106:ferry`. For to look a word up takes as long
as there are texts that have it, wanted or not: of one in thirty of a million 25 ms, of those in one half-year one or
two. A half-year is 2 ** 24 seconds: the upper bits of a place.

Whatever the word, few rows are read, by one function of the database (migration 0030). A common word stands in some of
the newest texts: they are tried first, one by one. All others are looked up half-year by half-year, the newest first.
Left to itself the planner walks all texts by date for a rare word (12 s of a million), and sorts all of a common one's.
"""

from django.db import connection

from .tokens import BEGINNING

HALF_YEAR = "@"  # where the function puts a half-year before a token
KEEP = """
    INSERT INTO articles_sought (place, tokens) VALUES (%s, %s::tsvector)
    ON CONFLICT (place) DO UPDATE SET tokens = excluded.tokens
"""
NEWEST = "SELECT * FROM articles_sought_newest(%s::text, %s, %s, %s)"
NEWEST_OF_ALL = """
    SELECT place FROM articles_sought WHERE place < %s AND place >= %s ORDER BY place DESC LIMIT %s
"""


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
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [_query(condition), below, above, most])
        return [number for (number,) in cursor.fetchall()]


def newest_of_all(below, above, most):
    """The same of all texts."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_OF_ALL, [below, above, most])
        return [number for (number,) in cursor.fetchall()]


def _query(condition):
    needs = ["(" + " | ".join(map(_quoted, tokens)) + ")" for tokens in condition.needs]
    return " & ".join([*needs, *(f"!{_quoted(token)}" for token in condition.without)])


def _quoted(token):
    return f"'{HALF_YEAR}{token.removesuffix(BEGINNING)}'{':*' if token.endswith(BEGINNING) else ''}"
