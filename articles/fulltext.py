"""How the desk's list finds a story by what it says: in headline, kicker, standfirst, text, tags and names.

Four roads lead to it, and each reads few rows. Headline and kicker have their own index (finding.py). The text of what
readers have seen is looked up in theirs (search/everywhere.py); the text of all else, which are few, in a partial index
(migration 0038). Tags and names by their narrow tables. On each road a story has to have all the words.
"""

import re
from dataclasses import dataclass
from itertools import islice

from django.contrib.postgres.search import SearchVectorField
from django.db import connection
from django.db.models import F, Func, Q

from newsroom.finding import MOST_WORDS

from . import finding
from .models import Author, EditionTag, Story, StoryByline, StoryTag, Tag
from .search import everywhere, excerpts
from .search.letters import is_unspaced, pieces
from .search.question import QUOTES, TYPED

COLUMNS = ("headline", "kicker", "standfirst", "body")
INDEXED = Func(*COLUMNS, function="story_text", output_field=SearchVectorField())
MARKUP = re.compile(r"<[^>]*>")
MOST_NAMED = 3  # tags, and authors, whose names have all the words: the shortest, which have little else


@dataclass(frozen=True)
class Asked:
    """What was typed: words, and phrases as words with spaces between; of `refused` a story may have none."""

    wanted: tuple = ()
    refused: tuple = ()

    @classmethod
    def read(cls, typed):
        said = {True: [], False: []}
        for minus, phrase, sign, word in islice(TYPED.findall(typed.translate(QUOTES)), MOST_WORDS):
            if pieces(phrase or word):
                said[not (minus or sign)].append(" ".join((phrase or word).split()))
        return cls(*map(tuple, said.values()))


def found(stories, question):
    """Of a queryset of stories those that are asked for, in its order. Where no word is wanted, see finding.py."""
    question = question.replace("\x00", "").strip()
    asked = Asked.read(question)
    if not asked.wanted or finding.that_one(stories, question) is not None:
        return finding.found(stories, question)
    numbers = {number for road in ROADS for number in road(stories, asked.wanted)}
    matching = finding.with_that_number(stories, question, Q(pk__in=numbers))
    for word in asked.refused:
        matching = matching.exclude(_says(word))
    return matching


def _ahead(stories, words):
    numbers = finding.newest(stories.ahead_of_readers(), finding.holding(words, INDEXED, COLUMNS))
    return numbers if connection.vendor == "postgresql" else _beside_markup(numbers, words)


def _beside_markup(numbers, words):
    """Those that have the words elsewhere than in tags, which SQLite reads along."""
    told = Story.objects.filter(pk__in=numbers).values_list("pk", *COLUMNS)
    for number, *said in told[: len(numbers)]:
        text = MARKUP.sub(" ", " ".join(said)).casefold()
        if all(word.casefold() in text for word in words):
            yield number


def _seen(stories, words):
    return everywhere.stories_with(words, finding.MOST)


def _tagged(stories, words):
    """One tag at a time: of several at once PostgreSQL makes a plan that takes thrice as long."""
    for tag in _named(Tag, words):
        borne = EditionTag.objects.filter(tag=tag).order_by(F("published_at").desc(), "content_object")
        yield from borne.values_list("content_object__story_id", flat=True)[: finding.MOST]
        yield from _of_names(stories, StoryTag.objects.filter(tag=tag).values("content_object"), [tag])


def _signed(stories, words):
    """What readers have seen under somebody's name, their own index knows."""
    authors = list(_named(Author, words))
    return _of_names(stories, StoryByline.objects.filter(author__in=authors).values("story"), authors)


def _of_names(stories, rows, names):
    return finding.newest(stories.ahead_of_readers(), [Q(pk__in=rows)]) if names else []


def _named(model, words):
    having_all = Q(*(("name__icontains", word) for word in words))
    return model.objects.filter(having_all).order_by(Func("name", function="length"), "pk")[:MOST_NAMED]


ROADS = (finding.titled, _ahead, _seen, _tagged, _signed)


def _says(word):
    """That the desk's copy has the very word."""
    edge = r"\y" if connection.vendor == "postgresql" else r"\b"
    pattern = f"{edge}{re.escape(word)}{edge}"
    return Q(*((f"{column}__iregex", pattern) for column in COLUMNS), _connector=Q.OR)


def excerpt(question, headline, standfirst, body):
    """Where a text has the words that were asked for, and its headline has not: parts (`excerpts.Part`), or []."""
    words = [piece for word in Asked.read(question).wanted for piece in pieces(word)]
    if all(any(said.startswith(word) for said in pieces(headline)) for word in words):
        return []
    met = {*pieces(standfirst), *pieces(body)}
    forms = [[word, *(said for said in met if said.startswith(word) and not is_unspaced(word))] for word in words]
    parts = excerpts.excerpt(standfirst, body, forms)
    return parts if any(part.is_asked for part in parts) else []
