"""What a reader may go on to from a story: the same in other languages, other parts of its series, related stories,
more from its author.

All of them are fetched in one query, and none stands under the story twice.
"""

from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from django.db.models import BigIntegerField, Case, DateTimeField, Exists, F, IntegerField, OuterRef, Value, When

from newsroom.prepared import prepared

from . import related, series, translations
from .models import Author, Ban, Edition, Part

MORE = 3  # of the author's other stories
ROOM = 3  # what is left out of them wherever it stands: the story itself, the parts before and behind it
LANGUAGES = 8  # the same of a story that is there in several languages: translations of it
RELATED, AUTHORS, NEWEST, TRANSLATIONS = "related", "author's", "newest", "translations"
NO_STORY = 0  # has that number
# In the column that has the place of a part in its series.
AS = {RELATED: -1, AUTHORS: -2, NEWEST: -3, TRANSLATIONS: -4}
BANNED = -10  # added to it


@dataclass
class Neighbours:
    """`versions`: it, and what it is in other languages. `place`: in its series (`series.Place`), or None. `more`: the
    newest other stories by `author`; `looked` numbers all that were looked at for them. `related`: pairs (live edition
    or None, the link); `filled` numbers those that were looked at among the paper's newest to fill a gap (None: nobody
    looked).
    """

    versions: translations.Versions
    place: series.Place | None
    author: Author | None
    more: list = field(default_factory=list)
    looked: list = field(default_factory=list)
    related: list = field(default_factory=list)
    filled: list | None = None

    @property
    def editions(self):
        """Those that stand there with their picture."""
        return [card for card, _ in self.related if card]

    @property
    def elsewhere(self):
        """The numbers of stories that stand there, but not among the related."""
        beside = self.place.beside if self.place else set()
        return {each.story_id for each in self.more} | beside | self.versions.numbers

    @property
    def faces(self):
        """The author, where a portrait stands there."""
        return [self.author] if self.author and self.more and self.author.portrait_id else []


def of(edition, at):
    """The neighbours of an edition (`EditionQuerySet.for_page`) as readers see them at `at` (aware)."""
    links, author = list(edition.links.all()), first_of(edition)
    found = _found(edition, links, author, at)
    versions = translations.of(edition, _in_role(found, TRANSLATIONS))
    around = Neighbours(versions, series.place_of(edition, [each for each in found if each.role >= 0]), author)
    picked = {link.target_id for link in links if not link.is_automatic}
    _choose_more(around, _in_role(found, AUTHORS), {edition.story_id, *around.elsewhere, *picked})
    around.related = related.shown(links, _in_role(found, RELATED), around.elsewhere)
    if len(links) < related.SHOWN:
        _fill(around, {edition.story_id, *around.elsewhere}, _in_role(found, NEWEST))
    return around


def first_of(edition):
    """The author whose name stands first, those in the main line before all others; None where nobody signed."""
    bylines = sorted(edition.bylines.all(), key=lambda byline: not byline.leads)
    return bylines[0].author if bylines else None


def most_of_author(links):
    """How many of an author's newest are needed, so that there are enough whatever else stands there."""
    return MORE + ROOM + sum(not link.is_automatic for link in links)


def _found(edition, links, author, at):
    """Editions, each with its `role`: the place of a part, or one of `AS`. One may be found in several."""
    given = {
        "at": at,
        "story": edition.story_id,
        "stories": [link.target_id for link in links if link.target_id] or [NO_STORY],
    }
    if author:
        given["author"] = author.pk
    if edition.in_series:
        given["series"] = edition.in_series["pk"]
    if edition.is_in_set:
        given["original"] = edition.original_id
    most = most_of_author(links) + LANGUAGES * edition.is_in_set if author else 0
    return _editions(most, bool(edition.in_series), edition.is_in_set, len(links) < related.SHOWN)(**given)


@cache
def _editions(most_of_author, in_series, in_set, has_gap):
    """The query of such pages, prepared."""
    one = BigIntegerField()
    given = {"author": most_of_author, "series": in_series, "original": in_set}
    fields = {name: one for name, is_asked in given.items() if is_asked}

    @prepared(at=DateTimeField(), story=one, stories=[one], **fields)
    def editions(at, story, stories, author=None, series=None, original=None):
        live = Edition.objects.live(at)
        asked = [live.filter(story__pk__in=stories).annotate(role=_as(RELATED))]
        if author:
            theirs = _first(live.by_author(author), most_of_author)
            asked.append(theirs.annotate(role=_unless_banned(story, AUTHORS)))
        if series:
            parts = Part.objects.filter(series=series).values("story")
            asked.append(live.filter(story__in=parts).annotate(role=F("story__part__position")))
        if original:
            asked.append(live.filter(story__pk=original).annotate(role=_as(TRANSLATIONS)))
            asked.append(live.filter(translation_of__pk=original).annotate(role=_as(TRANSLATIONS)))
        if has_gap:
            newest = _first(live, ROOM + MORE + 2 * related.SHOWN)
            asked.append(newest.annotate(role=_unless_banned(story, NEWEST)))
        first, *others = [rows.for_brief_cards() for rows in asked]
        return first.union(*others, all=True)

    return editions


def _first(rows, most):
    """The newest of them. SQLite takes no part of a union that is cut off, so they are named by a subquery."""
    return Edition.objects.filter(pk__in=rows.newest_first().values("pk")[:most])


def _as(role):
    return Value(AS[role], IntegerField())


def _unless_banned(story, role):
    banned = Exists(Ban.objects.filter(story__pk=story, other=OuterRef("story")))
    return Case(When(banned, then=AS[role] + BANNED), default=AS[role], output_field=IntegerField())


def _in_role(found, role):
    """The newest first, and among them those that are banned."""
    rows = [each for each in found if each.role in (AS[role], AS[role] + BANNED)]
    return sorted(rows, key=lambda each: each.list_place, reverse=True)


def _fill(around, taken, newest):
    """A paper's first stories had little or nothing to lead to when they were published: its newest take the room."""
    taken, around.filled = taken | {link.target_id for _, link in around.related}, []
    for row in newest:
        if len(around.related) == related.SHOWN:
            break
        around.filled.append(row.story_id)
        if row.story_id not in taken and row.role > BANNED:
            around.related.append(related.filler(row, len(around.related)))


def _choose_more(around, theirs, taken):
    """Takes the first that stand nowhere else, and notes all that it came by."""
    rows = enumerate(theirs, 1)
    chosen = list(islice((each for each in rows if each[1].story_id not in taken and each[1].role > BANNED), MORE))
    around.more = [row for _, row in chosen]
    last = chosen[-1][0] if len(chosen) == MORE else len(theirs)
    around.looked = [row.story_id for row in theirs[:last]]
