"""Series, as readers see them from the moment on: made, changed, put into another order, deleted."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from articles import addresses, workflow
from articles.models import Act, OldAddress, Part, Series, Story
from articles.models.address import normal
from articles.series import parts_live
from newsroom.pagecache import marks

from .acts import write_down, write_of_paper
from .parts import told, turns
from .refusals import Forbidden, Refused


@transaction.atomic
def save_series(series, stories, *, by=None, where=""):
    """Saves a series with its parts: numbers of stories, in order. Its earlier address leads to it."""
    _ask(by)
    is_new = series.pk is None
    with _spoiling(series):
        with addresses.kept(series):
            series.save()
        before = list(Part.objects.filter(series=series).values_list("story_id", flat=True))
        if elsewhere := Part.objects.exclude(series=series).filter(story__in=stories).select_related("story").first():
            raise Refused(f"“{elsewhere.story}” is part of another series. Take it out there first.")
        _put(series, before, stories)
    _tell(series, before, stories, by, where)
    write_of_paper(Act.Verb.SERIES, series.title, by=by, where=where, why=_said(is_new, before, stories))


@transaction.atomic
def put_in_series(story, series, *, by=None, where=""):
    """Makes a story the last part of a series, and takes it out of the one that it was part of."""
    _ask(by)
    old = Series.objects.filter(parts__story=story).first()
    if old == series:
        raise Refused(f"The story is part of “{series}” already.")
    if old:
        take_out_of_series(story, by=by, where=where)
    before = list(series.parts.values_list("story_id", flat=True))
    with _spoiling(series):
        _put(series, before, [*before, story.pk])
    _tell(series, before, [*before, story.pk], by, where)


@transaction.atomic
def take_out_of_series(story, *, by=None, where=""):
    _ask(by)
    part = Part.objects.select_related("series").filter(story=story).first()
    if part is None:
        raise Refused("The story is part of no series.")
    with _spoiling(part.series):
        part.delete()
    write_down(story, Act.Verb.SERIES_OUT, by=by, where=where, why=part.series.title)


@transaction.atomic
def delete_series(series, *, by=None, where=""):
    """Deletes a series; its stories stay. Where readers saw it, its addresses lead to its first part from now on."""
    _ask(by)
    live = parts_live(series, timezone.now()).first()
    stories = list(series.parts.values_list("story_id", flat=True))
    with _spoiling(series):
        if live:
            places = {normal(series.get_absolute_url()), *series.old_addresses.values_list("path", flat=True)}
            series.old_addresses.all().delete()
            for path in places:
                OldAddress.objects.update_or_create(path=path, defaults={"story_id": live.story_id})
        _tell(series, stories, [], by, where)
        series.delete()
    write_of_paper(Act.Verb.SERIES_DEL, series.title, by=by, where=where)


def _ask(by):
    if by is not None and (words := workflow.refusal_to_order_series(by)):
        raise Forbidden(words)


@contextmanager
def _spoiling(series):
    """Marks what the block changes of what readers see of a series, now and at each moment to come. As with a story's
    acts, the clock's lock is taken last, and what the block has made is looked at behind it."""
    number, now = series.pk, timezone.now()
    stored = list(Series.objects.select_for_update(no_key=True).filter(pk=number))
    before, ahead = told(stored, now), turns(stored, now)
    yield
    count = marks.hold()
    after_all = list(Series.objects.filter(pk=number or series.pk))
    after, later = told(after_all, now), turns(after_all, now)
    marks.mark({key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}, count=count)
    for at, key in ahead - later:
        marks.forget(at, [key])
    for at, key in later - ahead:
        marks.mark_at(at, [key])


def _put(series, before, stories):
    """The parts in their order, as rows."""
    Part.objects.filter(series=series, story__in={*before} - {*stories}).delete()
    known = {part.story_id: part for part in Part.objects.filter(series=series)}
    for place, story in enumerate(stories):
        part = known.get(story) or Part(series=series, story_id=story)
        part.position = place
        part.save()


def _tell(series, before, stories, by, where):
    """In the history of each story that came into the series or left it."""
    for story in Story.objects.filter(pk__in={*before} ^ {*stories}):
        is_in = story.pk in stories
        why = f"Part {stories.index(story.pk) + 1} of {series.title}" if is_in else series.title
        write_down(story, Act.Verb.SERIES_IN if is_in else Act.Verb.SERIES_OUT, by=by, where=where, why=why)


def _said(is_new, before, stories):
    if is_new:
        return f"New, with {len(stories)} parts"
    if {*before} != {*stories}:
        return f"{len(stories)} parts, {len(before)} before"
    return "Another order" if before != stories else ""
