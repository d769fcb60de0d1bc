"""Every act that changes what readers see, one verb each.

The only writer of editions and of the dates that follow from them. Each verb is one transaction, takes the
story as it is saved, says who does it and why, and is written down as an `Act`. Instants are aware datetimes.
A verb that cannot be done raises `Refused` with a sentence for the person who asked, and changes nothing.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.clock import FAR_FUTURE

from . import copying, gate, revisions, search
from .models import Act, Category, Correction, Edition, Story

INHERITED = ("published_at", "ends_at", "ending", "notice")  # by an update, from the edition it replaces
DATES = ("published_at", "live_from", "live_until", "update_at", "retracted_at", "published_revision")
SHORTEST = timedelta(microseconds=1)  # that an edition is live: acts of the same instant follow each other


class Refused(Exception):
    """The act cannot be done now. The message says why, and what would do."""

    def __init__(self, message, problems=()):
        super().__init__(message)
        self.problems = list(problems)


@transaction.atomic
def publish(story, *, by=None, why="", at=None):
    """Shows the story to readers from `at`: now, or at a moment ahead (scheduled) or past (an import).

    Returns the edition. What was scheduled before is replaced by it.
    """
    story, now = _lock(story), timezone.now()
    at, seen = at or now, story.editions.last_seen(story, now)
    if seen and seen.ending == Edition.Ending.RETRACTED:
        raise Refused("The story is retracted. Restore it instead of publishing it anew.")
    if seen and seen.is_live(now):
        raise Refused("The story is live already. Update it instead.")
    if seen and at < now:
        raise Refused("Readers have seen this story, so it cannot be shown again from a moment that is past.")
    _drop_waiting(story, now)
    edition = _make_edition(story, by, starts_at=at, published_at=seen.published_at if seen else at)
    _record(story, Act.Verb.SCHEDULE if at > now else Act.Verb.PUBLISH, by, why, now, at)
    return edition


@transaction.atomic
def schedule(story, at, *, by=None, why=""):
    """Like `publish`, for a moment that is still ahead. Returns the edition."""
    if at <= timezone.now():
        raise Refused(f"{_clock(at)} is past. Choose a later moment, or publish now.")
    return publish(story, by=by, why=why, at=at)


@transaction.atomic
def update(story, *, by=None, why="", at=None):
    """Shows readers the live story as it is saved now, at once or from a moment ahead. Returns the edition.

    An end that is scheduled stays so.
    """
    story, now = _lock(story), timezone.now()
    current = _live_edition(story, now, "updated")
    if current.ending == Edition.Ending.REPLACED:
        raise Refused(f"An update is waiting for {_clock(current.ends_at)}. Cancel it first.")
    at = max(_ahead(at, now), current.starts_at + SHORTEST)
    if at >= current.ends_at:
        raise Refused(f"The story ends at {_clock(current.ends_at)}: an update has to come before that.")
    inherited = {name: getattr(current, name) for name in INHERITED}
    _set_end(current, at, Edition.Ending.REPLACED)
    edition = _make_edition(story, by, starts_at=at, **inherited)
    _record(story, Act.Verb.UPDATE, by, why, now, at)
    return edition


@transaction.atomic
def cancel(story, *, by=None, why=""):
    """Takes back all that is scheduled: a publication, an update, an end. Readers see no change."""
    story, now = _lock(story), timezone.now()
    was_waiting, current = _drop_waiting(story, now), story.editions.live(now).first()
    if not was_waiting and (current is None or current.ends_at == FAR_FUTURE):
        raise Refused("Nothing of this story is scheduled.")
    if current is not None:
        _set_end(current, FAR_FUTURE, Edition.Ending.OPEN)
    _record(story, Act.Verb.CANCEL, by, why, now, now)


@transaction.atomic
def end(story, *, by=None, why="", at=None, notice=""):
    """Takes the story off every page at `at`, now unless given. Its address then answers 410 with the notice.

    An update that waits for `at` or later is dropped; an end that was scheduled is moved.
    """
    story, now = _lock(story), timezone.now()
    current = _live_edition(story, now, "ended")
    at = max(_ahead(at, now), current.starts_at + SHORTEST)
    _drop_waiting(story, now, since=at)
    _set_end(_last_edition(story), at, Edition.Ending.ENDED, notice)
    _record(story, Act.Verb.END, by, why, now, at)


@transaction.atomic
def retract(story, *, by=None, why="", notice=""):
    """Withdraws a story that readers have seen, at once. Its address answers 410 with the notice."""
    story, now = _lock(story), timezone.now()
    seen = story.editions.last_seen(story, now)
    if seen is None:
        raise Refused("Readers have not seen this story: there is nothing to retract.")
    if seen.ending == Edition.Ending.RETRACTED:
        raise Refused("The story is retracted already.")
    _drop_waiting(story, now)
    at = max(min(now, seen.ends_at), seen.starts_at + SHORTEST)
    _set_end(seen, at, Edition.Ending.RETRACTED, notice)
    Correction.objects.create(story=story, kind=Correction.RETRACTION, text=notice, made_by=by, made_at=now)
    _record(story, Act.Verb.RETRACT, by, why, now, now)


@transaction.atomic
def restore(story, *, by=None, why=""):
    """Shows a retracted story to readers again, as it is saved now. Returns the edition."""
    story, now = _lock(story), timezone.now()
    seen = story.editions.last_seen(story, now)
    if seen is None or seen.ending != Edition.Ending.RETRACTED:
        raise Refused("The story is not retracted.")
    edition = _make_edition(story, by, starts_at=now, published_at=seen.published_at)
    _record(story, Act.Verb.RESTORE, by, why, now, now)
    return edition


@transaction.atomic
def file_category(category):
    """Saves a category and gives it, and all below it, their addresses. Raises ValidationError.

    All categories are locked meanwhile: two filed at once, each below the other, would close a circle.
    """
    known = Category.objects.select_for_update(no_key=True).order_by("pk").in_bulk()
    category.parent = known.get(category.parent_id, category.parent)
    _file(category)


def _file(category):
    category.full_clean(exclude=["path"])
    category.path = category.address()
    category.save()
    for child in Category.objects.filter(parent=category):
        _file(child)


def _lock(story):
    """The same story object, read anew under a lock that other acts on it wait for."""
    story.refresh_from_db(from_queryset=Story.objects.select_for_update())
    return story


def _ahead(at, now):
    """The moment that was asked for, now where none was. Raises Refused where it is past."""
    if at is not None and at < now:
        raise Refused(f"{_clock(at)} is past. Choose a later moment, or do it now.")
    return at or now


def _make_edition(story, by, *, starts_at, published_at, **ending):
    """Copies the story as it is saved into an edition, with its names, tags, links and words for search."""
    if problems := gate.problems(story):
        raise Refused(" ".join(map(str, problems)), problems)
    ends_at = ending.get("ends_at", FAR_FUTURE)
    if story.editions.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Refused("Two editions of a story would be live at once.")
    revision = revisions.keep(story, by=by)
    edition, belonging = copying.edition_of(
        story, revision=revision, starts_at=starts_at, published_at=published_at, **ending
    )
    edition.save()
    for rows in filter(None, belonging.values()):
        type(rows[0]).objects.bulk_create(rows)
    search.keep(edition)
    return edition


def _live_edition(story, now, done):
    current = story.editions.live(now).first()
    if current is None:
        raise Refused(f"The story is not live, so it cannot be {done}.")
    return current


def _last_edition(story):
    """The newest one, whether readers have seen it or not, or None."""
    return story.editions.select_related("revision").order_by("-starts_at").first()


def _set_end(edition, at, ending, notice=""):
    edition.ends_at, edition.ending, edition.notice = at, ending, notice
    edition.save(update_fields=["ends_at", "ending", "notice"])


def _drop_waiting(story, now, since=None):
    """Deletes the editions that no reader has seen (of them, those from `since` on). Returns whether there were any."""
    waiting = story.editions.filter(starts_at__gt=now, starts_at__gte=since or now)
    return bool(waiting.delete()[0])


def _record(story, verb, by, why, now, at):
    """Writes the act down, and gives the story the dates that its editions now have."""
    _date(story, now)
    story.save(update_fields=DATES)
    Act.objects.create(
        story=story,
        story_number=story.pk,
        headline=story.headline,
        verb=verb,
        by=by,
        why=why,
        done_at=now,
        takes_effect_at=at,
    )


def _date(story, now):
    """The dates of a story are those of its editions, noted where the desk's lists can ask for them."""
    last = _last_edition(story)
    shown = story.editions.live(now).first() or last
    story.published_at = last and last.published_at
    story.live_from, story.live_until = shown and shown.starts_at, last and last.ends_at
    story.update_at = last.starts_at if last != shown else None
    is_retracted = last and last.ending == Edition.Ending.RETRACTED
    story.retracted_at = (story.retracted_at or now) if is_retracted else None
    story.published_revision = last.revision.number if last else 0


def _clock(at):
    return date_format(timezone.localtime(at), "j F Y, H:i")
