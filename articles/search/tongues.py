"""The languages in which readers find stories: where there are several, a search may be narrowed to one of them."""

from django.db import connection
from django.db.models import CharField, DateTimeField
from django.db.models.expressions import RawSQL

from articles.models import Edition
from newsroom import languages
from newsroom.prepared import prepared

# From one to the next through the index edition_language, so that it takes as many steps as there are languages.
STEPS = """
    WITH RECURSIVE spoken (language) AS (
        SELECT CAST('' AS varchar(12))
        UNION ALL
        SELECT ({behind}) FROM spoken WHERE language IS NOT NULL
    )
    SELECT language FROM spoken WHERE language <> ''
"""


def spoken(at):
    """The `Language`s of what readers see at `at` (aware): the paper's, then others by their own names. One query."""
    behind, params = _behind.sql(at=at)
    with connection.cursor() as cursor:
        cursor.execute(STEPS.format(behind=behind), params)
        foreign = {code for (code,) in cursor.fetchall() if not languages.is_papers(code)}
    return [languages.of(""), *sorted(map(languages.of, foreign), key=str)]


@prepared(at=DateTimeField())
def _behind(at):
    """The first language behind the one that was found last. What is in the paper's own mostly says none."""
    foreign = Edition.objects.live(at).exclude(language="")
    behind = foreign.filter(language__gt=RawSQL("spoken.language", [], CharField()))
    return behind.order_by("language").values("language")[:1]
