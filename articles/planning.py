"""What the desk plans by: who is to write what, what waits for whom, how late it is. Asks, and changes nothing.

Instants are aware, lists are capped, and bodies are left where they are: each function costs the same for half a
million stories as for fifty.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import ClassVar

from django.db.models import Count, F, Max, OuterRef, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils import timezone

from . import body, embeds, links
from .models import Act, Arrangement, Assignment, FrontPage, Note, Remark, Revision, Story

MOST_SHOWN = 12  # of one list on “My desk”
MOST_OF_A_KIND = 400  # of the calendar: ten a day for a month is a large paper's
REMEMBERED = timedelta(days=90)  # how long a story that was sent back is brought to mind
HEAVY = ("body", "standfirst")  # columns that no list of the desk prints


def cards(stories):
    """The stories with what a card prints: section, who, due, notes open as `open_notes`. Two queries more."""
    open_notes = Note.objects.open().filter(story=OuterRef("pk")).order_by().values("story").annotate(n=Count("pk"))
    return (
        stories.select_related("category", "assignment__to", "started_by")
        .prefetch_related("bylines__author")
        .defer(*HEAVY)
        .annotate(open_notes=Coalesce(Subquery(open_notes.values("n")), 0))
    )


@dataclass(frozen=True)
class Column:
    """Of the board: the stories that stand at one place, newest edit first."""

    name: str
    label: str
    stories: list
    has_more: bool


COLUMNS = {
    "draft": ("Draft", lambda stories: stories.at_stage(Story.Stage.DRAFT)),
    "submitted": ("Submitted", lambda stories: stories.at_stage(Story.Stage.SUBMITTED)),
    "approved": ("Approved", lambda stories: stories.at_stage(Story.Stage.APPROVED)),
    "scheduled": ("Scheduled", lambda stories: stories.next_up().scheduled()),
    "edited": ("Live, with unpublished edits", lambda stories: stories.with_unpublished_edits()),
}


def board(stories, most):
    """The columns of the board, each with at most that many of the stories, and each with its newest act's number as
    `seen_act`, None where there is none."""
    acts = Act.objects.filter(story=OuterRef("pk")).order_by().values("story").annotate(newest=Max("pk"))
    seen_act = Subquery(acts.values("newest"))
    columns = []
    for name, (label, narrow) in COLUMNS.items():
        found = list(cards(narrow(stories)).prefetch_related(None).annotate(seen_act=seen_act)[: most + 1])
        columns.append(Column(name, label, found[:most], len(found) > most))
    prefetch_related_objects([story for column in columns for story in column.stories], "bylines__author")
    return columns


def sent_back_to(user, now=None):
    """Acts that sent a story of theirs back to its writer, the newest first; `why` says the reason."""
    since = (now or timezone.now()) - REMEMBERED
    acts = Act.objects.sent_back().about_stories_of(user).filter(done_at__gte=since)
    return acts.select_related("story__category", "by").defer(*(f"story__{name}" for name in HEAVY))[:MOST_SHOWN]


def assigned_to(user):
    """What somebody has still to write, the first due first. Assignments."""
    mine = user.assignments.to_write().select_related("story__category", "given_by")
    return mine.defer(*(f"story__{name}" for name in HEAVY))[:MOST_SHOWN]


def mentions_of(user):
    """Remarks of open notes in which others ask for somebody, the newest first."""
    remarks = Remark.objects.filter(mentions=user, note__in=Note.objects.open()).exclude(by=user)
    return (
        remarks.select_related("note__story", "by")
        .defer(*(f"note__story__{name}" for name in HEAVY))
        .order_by("-at", "-id")[:MOST_SHOWN]
    )


def waiting_for(user, stage):
    """What waits at that stage, in the sections somebody works for; what waits longest first."""
    waiting = Story.objects.waiting_at(stage).on_beats_of(user)
    return cards(waiting).order_by("edited_at", "id")[:MOST_SHOWN]


def next_up(user):
    """What readers see next, in the sections somebody works for: stories with the moment as `changes_at`."""
    return cards(Story.objects.next_up().on_beats_of(user))[:MOST_SHOWN]


def fronts_next(now=None):
    """Which pages are laid out anew next: arrangements with the moment as `changes_at`."""
    ahead = Arrangement.objects.ahead(now or timezone.now()).select_related("page__category", "made_by")
    return ahead.annotate(changes_at=F("starts_at"))[:MOST_SHOWN]


def edited_live(user):
    """Live stories that are ahead of what readers see, in the sections somebody works for."""
    return cards(Story.objects.with_unpublished_edits().on_beats_of(user))[:MOST_SHOWN]


def recent(user):
    """Stories somebody saved lately, their own newest save first."""
    saves = Revision.objects.filter(made_by=user).order_by("-id").values_list("story", flat=True)[:60]
    numbers = list(dict.fromkeys(saves))[:MOST_SHOWN]
    found = Story.objects.select_related("category").defer(*HEAVY).in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def troubles_in(stories):
    """What does not answer in the saved copy of a few stories, each address once: pairs of a story and a sentence."""
    asked = list(Story.objects.filter(pk__in=[story.pk for story in stories]).prefetch_related("links"))
    linked = {story: links.outside_of(story) for story in asked}
    embedded = {story: body.embed_addresses(story.body) for story in asked}
    broken = {link.address: link.trouble for link in links.broken([*chain(*linked.values())])}
    failed = {each.address: each.trouble for each in embeds.failed().filter(address__in=[*chain(*embedded.values())])}
    trouble = broken | failed
    for story in asked:
        for address in dict.fromkeys([*linked[story], *embedded[story]]):
            if address in trouble:
                yield story, f"{address}: {trouble[address]}"


@dataclass(frozen=True)
class Entry:
    """A line of the calendar: what is to happen to a story, or to a front (`page`), and when."""

    kind: str  # planned, due, starts, updates, ends, embargo, front
    at: datetime
    story: Story | None = None
    page: FrontPage | None = None

    LABELS: ClassVar = {
        "planned": "planned",
        "due": "copy due",
        "starts": "goes live",
        "updates": "is updated",
        "ends": "ends",
        "embargo": "embargo lifts",
        "front": "is laid out anew",
    }

    @property
    def label(self):
        return self.LABELS[self.kind]


def calendar(stories, arrangements, first, last):
    """What is to happen to stories and fronts in [first, last): entries, the earliest first, a few hundred at most."""
    entries = [*_orders(stories, first, last), *_turns(stories, first, last), *_fronts(arrangements, first, last)]
    return sorted(entries, key=lambda entry: (entry.at, entry.story.pk if entry.story else 0))


def _orders(stories, first, last):
    """What was planned, unless it has its moment by now, and copy that is due while its writer has it."""
    orders = Assignment.objects.planned_or_due_between(first, last).filter(story__in=stories.order_by().values("pk"))
    shown = orders.select_related("story__category", "to").defer(*(f"story__{name}" for name in HEAVY))
    for order in shown[:MOST_OF_A_KIND]:
        story, is_scheduled = order.story, order.story.state() == Story.State.SCHEDULED
        if order.planned_for and first <= order.planned_for < last and not is_scheduled:
            yield Entry("planned", order.planned_for, story)
        if order.due_at and first <= order.due_at < last and story.state() == Story.State.DRAFT:
            yield Entry("due", order.due_at, story)


def _turns(stories, first, last, now=None):
    """The moments that are set ahead. Those that have passed are history, and the log's."""
    first = max(first, now or timezone.now())
    for story in cards(stories.turning_between(first, last)).order_by("pk")[:MOST_OF_A_KIND]:
        for kind, at in story.turns():
            if first <= at < last:
                yield Entry(kind, at, story)


def _fronts(arrangements, first, last, now=None):
    ahead = arrangements.ahead(now or timezone.now()).starting_between(first, last).select_related("page__category")
    return [Entry("front", each.starts_at, page=each.page) for each in ahead[:MOST_OF_A_KIND]]
