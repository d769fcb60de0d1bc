"""What a reader may go on to from a story: the same in other languages, other parts of its series, related stories,
more from its authors.

All of them are fetched in one query, and none stands under the story twice.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from django.db.models import BigIntegerField, Case, DateTimeField, Exists, F, IntegerField, OuterRef, Value, When

from newsroom.prepared import prepared

from . import related, series, translations
from .models import Author, Ban, Edition, Part

MORE = 3  # of the authors' other stories
MOST_AUTHORS = MORE  # of whom they are, so that each has one
ROOM = 3  # what is left out of them wherever it stands: the story itself, the parts before and behind it
LANGUAGES = 8  # the same of a story that is there in several languages: translations of it
NO_STORY = 0  # has that number
# Roles, in the column that has the place of a part in its series.
RELATED, NEWEST, TRANSLATIONS = -1, -2, -3
OF_FIRST = -4  # by the first of the authors; one less by each behind
BANNED = -10  # added to it


@dataclass
class Works:
    """The newest stories by one author. `looked`: the numbers of those that somebody came by, up to the end where
    `is_at_end`; `foreign`: those of them that are in another language than the page. `is_cut`: there
    may be older ones than these."""

    author: Author
    newest: Iterator
    looked: list = field(default_factory=list)
    is_at_end: bool = False
    foreign: list = field(default_factory=list)
    is_cut: bool = False

    def next(self, taken, spoken):
        """The next that is not `taken` (numbers) and not banned; None where there is none. `spoken`: the page's
        `Language`."""
        for row in self.newest:
            self.looked.append(row.story_id)
            self.foreign += [row] if row.spoken != spoken else []
            if row.story_id not in taken and row.role > BANNED:
                return row
        self.is_at_end = True
        return None


@dataclass
class Neighbours:
    """`versions`: it, and what it is in other languages. `place`: in its series (`series.Place`), or None. `works`: of
    each of its authors; `more`: what is shown of them, the newest first. `related`: pairs (live edition or None, the
    link); `filled` numbers those that were looked at among the paper's newest to fill a gap (None: nobody looked).
    """

    versions: translations.Versions
    place: series.Place | None
    works: list
    more: list = field(default_factory=list)
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
    def authors(self):
        """Those of whom more is shown."""
        shown = {each.story_id for each in self.more}
        return [works.author for works in self.works if shown.intersection(works.looked)]

    @property
    def author(self):
        """The one of whom more is shown, and who is introduced there; None where there are several."""
        return self.authors[0] if len(self.authors) == 1 else None

    @property
    def faces(self):
        """The author, where a portrait stands there."""
        return [self.author] if self.author and self.author.portrait_id else []


def of(edition, at):
    """The neighbours of an edition (`EditionQuerySet.for_page`) as readers see them at `at` (aware)."""
    links, authors = list(edition.links.all()), authors_of(edition)
    found = _found(edition, links, authors, at)
    versions = translations.of(edition, _in_role(found, TRANSLATIONS))
    written = [_in_role(found, OF_FIRST - place) for place in range(len(authors))]
    most = _most(edition, links)
    works = [Works(each, iter(rows), is_cut=len(rows) >= most) for each, rows in zip(authors, written, strict=True)]
    around = Neighbours(versions, series.place_of(edition, [each for each in found if each.role >= 0]), works)
    picked = {link.target_id for link in links if not link.is_automatic}
    unread = translations.unread(edition, chain(*written))
    _choose_more(around, {edition.story_id, *around.elsewhere, *picked, *unread})
    around.related = related.shown(links, _in_role(found, RELATED), around.elsewhere)
    if len(links) < related.SHOWN:
        _fill(around, {edition.story_id, *around.elsewhere}, _in_role(found, NEWEST))
    return around


def authors_of(edition):
    """The authors of whom more may be shown: the first of the main line; where it is empty, whose name stands first."""
    bylines = list(edition.bylines.all())
    leading = [byline for byline in bylines if byline.leads] or bylines[:1]
    return list({byline.author_id: byline.author for byline in leading}.values())[:MOST_AUTHORS]


def most_of_author(links):
    """How many of an author's newest are needed, so that there are enough whatever else stands there."""
    return MORE + ROOM + sum(not link.is_automatic for link in links)


def _most(edition, links):
    return most_of_author(links) + LANGUAGES * edition.is_in_set


def _found(edition, links, authors, at):
    """Editions, each with its `role`: the place of a part, or one of those above. One may be found in several."""
    given = {
        "at": at,
        "story": edition.story_id,
        "stories": [link.target_id for link in links if link.target_id] or [NO_STORY],
    }
    if edition.in_series:
        given["series"] = edition.in_series["pk"]
    if edition.is_in_set:
        given["original"] = edition.original_id
    theirs = {f"author_{place}": author.pk for place, author in enumerate(authors)}
    most = _most(edition, links) if authors else 0
    has_gap = len(links) < related.SHOWN
    return _editions(tuple(theirs), most, bool(edition.in_series), edition.is_in_set, has_gap)(**given, **theirs)


@cache
def _editions(authors, most_of_author, in_series, in_set, has_gap):
    """The query of such pages, prepared. `authors`: the names under which it is given them."""
    one = BigIntegerField()
    names = [*authors, *(["series"] if in_series else []), *(["original"] if in_set else [])]

    @prepared(at=DateTimeField(), story=one, stories=[one], **dict.fromkeys(names, one))
    def editions(at, story, stories, series=None, original=None, **authors):
        live = Edition.objects.live(at)
        asked = [live.filter(story__pk__in=stories).annotate(role=_as(RELATED))]
        for place, author in enumerate(authors.values()):
            theirs = _first(live.by_author(author), most_of_author)
            asked.append(theirs.annotate(role=_unless_banned(story, OF_FIRST - place)))
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
    return Value(role, IntegerField())


def _unless_banned(story, role):
    banned = Exists(Ban.objects.filter(story__pk=story, other=OuterRef("story")))
    return Case(When(banned, then=role + BANNED), default=role, output_field=IntegerField())


def _in_role(found, role):
    """The newest first, and among them those that are banned."""
    rows = [each for each in found if each.role in (role, role + BANNED)]
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


def _choose_more(around, taken):
    """Takes of each author in turn the first that stands nowhere else. So what is shown goes by how each list begins,
    which is what pages can name, and nobody who writes much pushes out who signed with them."""
    turns, chosen = deque(around.works), []
    while turns and len(chosen) < MORE:
        works = turns.popleft()
        if row := works.next(taken | {each.story_id for each in chosen}, around.versions.own.spoken):
            chosen.append(row)
            turns.append(works)
    around.more = sorted(chosen, key=lambda each: each.list_place, reverse=True)
