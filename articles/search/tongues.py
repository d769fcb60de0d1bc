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
    """The `Language`s of what readers see at `at` (aware): the paper's, then others by their own names. One query,
    where the paper was always in its own."""
    behind, params = _behind.sql(at=at)
    with connection.cursor() as cursor:
        cursor.execute(STEPS.format(behind=behind), params)
        said = {code for (code,) in cursor.fetchall()}
    foreign = {code for code in said | _former(at) if not languages.is_papers(code)}
    return [languages.of(""), *sorted(map(languages.of, foreign), key=str)]


def _former(at):
    """The codes that the paper had and older stories have that name none. A query for each, of which there are few."""
    unnamed = Edition.objects.live(at).filter(language="")
    told = [each for each in languages.past() if not languages.is_papers(each[0])]
    return {code for code, first, last in told if unnamed.filter(story__gte=first, story__lte=last).exists()}


@prepared(at=DateTimeField())
def _behind(at):
    """The first language behind the one that was found last. What is in the paper's own mostly says none."""
    foreign = Edition.objects.live(at).exclude(language="")
    behind = foreign.filter(language__gt=RawSQL("spoken.language", [], CharField()))
    return behind.order_by("language").values("language")[:1]
