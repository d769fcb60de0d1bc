"""What readers are told of the paper's mistakes: under a story, on a page of its own, in its feed."""

from django.db.models import Exists, OuterRef, Subquery

from . import keys, pages, printed
from .models import Correction, Edition


def under(edition, at):
    """What the story's own page tells at `at` (aware): a list, newest first."""
    if not edition.pk:  # a preview's, which was not asked for
        return list(Correction.objects.of_story(edition.story_id, at))
    return [each for each in Correction.read(edition.corrections_told) if each.made_at <= at]


def newest_of_each_kind(told):
    """Of a list that begins with the newest: one of each kind, for the line above the text."""
    first = {}
    for entry in told:
        first.setdefault(entry.kind, entry)
    return list(first.values())


def turn(at, before=""):
    """The `pages.Page` of all corrections behind the place `before`: pairs (correction, the story's last edition)."""
    until = min(at, pages.read_place(before)[0]) if before else at
    page = pages.stretch(told(at, made_until=until), before, listing=keys.CORRECTIONS)
    page.rows = _with_editions(page.rows)
    return page


def newest(at, number):
    """The same pairs, of the newest ones only."""
    entries = list(told(at).newest_first()[:number])
    printed.newest(keys.CORRECTIONS, [entry.pk for entry in entries], number)
    return _with_editions(entries)


def told(at, made_until=None):
    """The list of all at `at` (aware), a queryset; of those made until `made_until` where a page begins further down:
    of two bounds to one index SQLite uses the first that it reads, and walks through the rest. With `edition_id`, what
    readers last saw of the story: what they never saw is told of nowhere. A retraction stays told, with `restored_at`
    where readers got the story back; with `has_no_name` where a retraction bade that the headline be not named."""
    seen = Edition.objects.seen_by(at).filter(story=OuterRef("story"))
    made = Correction.objects.filter(made_at__lte=made_until or at).annotate(edition_id=Subquery(seen.values("pk")[:1]))
    unnamed = Exists(Correction.objects.filter(story=OuterRef("story"), is_unnamed=True, made_at__lte=at))
    return made.exclude(edition_id=None).with_restorations(seen).annotate(has_no_name=unnamed)


def _with_editions(entries):
    entries = list(entries)
    editions = Edition.objects.for_corrections().in_bulk([entry.edition_id for entry in entries])
    for edition in editions.values():
        printed.told(edition)
    return [(entry, editions[entry.edition_id]) for entry in entries]
