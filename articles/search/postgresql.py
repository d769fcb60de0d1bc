"""The index on PostgreSQL: a narrow table of places and tokens, and an inverted index (GIN) over the tokens.

Tokens are lexemes without positions, made by us, so that neither a parser nor a dictionary of the server has a say. The
table is (place bigint, tokens tsvector); the tokens lie outside of its rows, which stay some fifty bytes long.

Whatever the word, few rows are read. A common word stands in some of the newest texts: they are tried first, one by
one. What is not found there often enough is rare enough to be taken from the inverted index, first of the newest
stretches of time. Left to itself the planner walks all texts by date for a rare word (12 s of a million), and ranks all
of a common one's.
"""

from datetime import timedelta

from django.db import connection, transaction

from . import places
from .tokens import BEGINNING

TRIED = 400  # of the newest texts
SPANS = (timedelta(days=120), timedelta(days=3 * 365))  # of time before the newest text; then all
BY_TOKENS_ONLY = """SELECT set_config('enable_seqscan', %s, true), set_config('enable_indexscan', %s, true),
    set_config('jit', 'off', true)"""
KEEP = """
    INSERT INTO articles_sought (place, tokens) VALUES (%s, %s::tsvector)
    ON CONFLICT (place) DO UPDATE SET tokens = excluded.tokens
"""
AMONG_NEWEST = """
    SELECT place FROM (
        SELECT place, tokens FROM articles_sought WHERE place < %s AND place >= %s ORDER BY place DESC LIMIT %s
    ) AS newest WHERE tokens @@ %s::tsquery ORDER BY place DESC LIMIT %s
"""
BY_TOKENS = """
    WITH found AS MATERIALIZED (
        SELECT place FROM articles_sought WHERE tokens @@ %s::tsquery AND place < %s AND place >= %s
    ) SELECT place FROM found ORDER BY place DESC LIMIT %s
"""
NEWEST = "SELECT place FROM articles_sought WHERE place < %s ORDER BY place DESC LIMIT 1"


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
    query = _query(condition)
    with transaction.atomic(), connection.cursor() as cursor:
        found = _places(cursor, AMONG_NEWEST, below, above, TRIED, query, most)
        if len(found) == most:
            return found
        last = _places(cursor, NEWEST, below)
        cursor.execute(BY_TOKENS_ONLY, ["off", "off"])
        for start in _starts(last, above):
            found = _places(cursor, BY_TOKENS, query, below, start, most)
            if len(found) == most:
                break
        cursor.execute(BY_TOKENS_ONLY, ["on", "on"])
    return found


def _starts(last, above):
    """From where texts are looked for, ever farther back."""
    starts = [places.back(number, span) for number in last for span in SPANS]
    return [*(start for start in starts if start > above), above]


def _places(cursor, statement, *values):
    cursor.execute(statement, values)
    return [number for (number,) in cursor.fetchall()]


def _query(condition):
    needs = ["(" + " | ".join(map(_quoted, tokens)) + ")" for tokens in condition.needs]
    return " & ".join([*needs, *(f"!{_quoted(token)}" for token in condition.without)])


def _quoted(token):
    return f"'{token.removesuffix(BEGINNING)}'{':*' if token.endswith(BEGINNING) else ''}"
