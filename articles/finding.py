"""How the desk finds a story among all that the paper has: by words of its headline and kicker, number or address.

On PostgreSQL the words of each story stand in an index (migration 0013), folded; a word asked for is found by its
beginning. Whatever the word, few rows are read: newest edits first, and no more than `MOST`.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchVectorExact, SearchVectorField
from django.db import connection
from django.db.models import Case, F, Func, Q, When

from newsroom.finding import NUMBER, asked_words

from .models import Story
from .search import fold

MOST = 500  # matches that anybody looks through; who wants others asks for one word more
REACH = 20_000  # stories, newest edits first, among which a word is looked for before all others
NEWEST_FIRST = ("-edited_at", "-pk")
# The same, but not as an index has it: PostgreSQL would walk that one, and read every story for a word of long ago.
SORTED = ((F("edited_at") + timedelta()).desc(), "-pk")
INDEXED = Func("headline", "kicker", function="story_words", output_field=SearchVectorField())
WORD = re.compile(r"[^\W_]+")
# /money/ferries-go-electric-12/ and /desk/articles/story/12/change/, with a host or without
ADDRESS = re.compile(r"\S*/(?:\S*-|story/)([0-9]{1,15})(?:/(?:change/?)?)?(?:[?#]\S*)?")
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def found(stories, question):
    """Of a queryset of stories those that are asked for, in its order; behind the one of that number, if it is one."""
    question = question.replace("\x00", "").strip()
    if (pasted := that_one(stories, question)) is not None:
        return pasted
    words = asked_words(question)
    if not words:
        return stories
    return with_that_number(stories, question, Q(pk__in=titled(stories, words)))


def that_one(stories, question):
    """The one whose address was pasted, as a queryset; None where the question is no address of one."""
    address = ADDRESS.fullmatch(question)
    return (address and stories.filter(pk=address[1])) or None


def with_that_number(stories, question, matching):
    """Those that match, and the one whose number was typed before all others."""
    if not NUMBER.fullmatch(question):
        return stories.filter(matching)
    that_one_first = Case(When(pk=question, then=0), default=1)
    return stories.filter(matching | Q(pk=question)).order_by(that_one_first, *NEWEST_FIRST)


def titled(stories, words):
    """The numbers of those whose headline or kicker has each of the words or phrases: edited last, at most `MOST`."""
    return newest(stories, list(holding(words, INDEXED, ("headline", "kicker"))))


def holding(words, index, columns):
    """The conditions that a story has each of the words in its columns, by their `index` on PostgreSQL."""
    if connection.vendor != "postgresql":
        return [_has(word, columns) for word in words]
    parts = [part for word in words if not UNSPACED.search(word) and (part := _part(word))]
    by_index = [SearchVectorExact(index, SearchQuery(" & ".join(parts), config="simple", search_type="raw"))]
    return [*(by_index if parts else ()), *(_has(word, columns) for word in filter(UNSPACED.search, words))]


def _part(word):
    """Of a query: the beginning of a word, each of its parts where signs hold it together; those of a phrase as they
    stand, side by side."""
    parts = WORD.findall(fold(word))
    return " <-> ".join(f"'{part}'" for part in parts) if " " in word else " & ".join(f"'{part}':*" for part in parts)


def _has(letters, columns):
    return reduce(or_, (Q(**{f"{column}__icontains": letters}) for column in columns))


def newest(stories, conditions):
    """The numbers of those that meet the conditions and were edited last, at most `MOST`; none without a condition.

    A common word is found often enough among the newest stories. What is found there less often is rarer in all of
    them, too, as a rule: few enough to be sorted.
    """
    numbers = stories.filter(*conditions).values_list("pk", flat=True) if conditions else stories.none()
    if connection.vendor != "postgresql":
        return list(numbers.order_by(*NEWEST_FIRST)[:MOST])
    newest = list(numbers.filter(edited_at__gte=_last_edit_of(REACH)).order_by(*SORTED)[:MOST])
    return newest if len(newest) == MOST else list(numbers.order_by(*SORTED)[:MOST])


def _last_edit_of(reach):
    """When the last of that many stories was edited, counted from the newest; of all where there are fewer."""
    edits = Story.objects.order_by(*NEWEST_FIRST).values_list("edited_at", flat=True)
    return next(iter(edits[reach : reach + 1]), datetime.min.replace(tzinfo=UTC))
