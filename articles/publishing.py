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

from . import body, gate, related, revisions, search
from .models import Act, Category, Edition, EditionByline, EditionLink, EditionTag, Story

COPIED = ("category_id", "kicker", "headline", "standfirst", "body", "lead_picture_id", "lead_caption")
DATES = ("published_at", "live_from", "live_until", "update_at", "retracted_at", "published_revision")


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
    at = at or now
    if story.state(now) == story.State.RETRACTED:
        raise Refused("The story is retracted. Restore it instead of publishing it anew.")
    if story.state(now) == story.State.LIVE:
        raise Refused("The story is live already. Update it instead.")
    _drop_waiting(story, now)
    if not story.editions.exists():
        story.published_at = at
    edition = _make_edition(story, by, starts_at=at, ends_at=FAR_FUTURE)
    story.live_from, story.live_until, story.update_at = at, FAR_FUTURE, None
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
    """Shows readers the live story as it is saved now, at once or from a moment ahead. Returns the edition."""
    story, now = _lock(story), timezone.now()
    current = _live_edition(story, now, "updated")
    if story.update_at and story.update_at > now:
        raise Refused(f"An update is waiting for {_clock(story.update_at)}. Cancel it first.")
    at = max(at or now, now)
    if at >= current.ends_at:
        raise Refused(f"The story ends at {_clock(current.ends_at)}, before {_clock(at)}.")
    ends_at, ending, notice = current.ends_at, current.ending, current.notice
    _close(current, at, Edition.Ending.REPLACED)
    edition = _make_edition(story, by, starts_at=at, ends_at=ends_at, ending=ending, notice=notice)
    story.update_at = at if at > now else None
    _record(story, Act.Verb.UPDATE, by, why, now, at)
    return edition


@transaction.atomic
def cancel(story, *, by=None, why=""):
    """Takes back what is scheduled: a first publication, an update or an end. Readers see no change."""
    story, now = _lock(story), timezone.now()
    waiting = _drop_waiting(story, now)
    current = story.editions.live(now).first()
    if current is None and not waiting:
        raise Refused("Nothing of this story is scheduled.")
    if current is not None:
        if current.ends_at == FAR_FUTURE:
            raise Refused("Nothing of this story is scheduled.")
        _close(current, FAR_FUTURE, Edition.Ending.OPEN)
        story.published_revision = current.revision.number
    story.update_at, story.live_until = None, FAR_FUTURE
    if current is None:
        _return_to_last_state(story)
    _record(story, Act.Verb.CANCEL, by, why, now, now)


@transaction.atomic
def end(story, *, by=None, why="", at=None, notice=""):
    """Takes the story off every page at `at`, now unless given. Its address then answers 410 with the notice."""
    story, now = _lock(story), timezone.now()
    current = _live_edition(story, now, "ended")
    at = max(at or now, now)
    last = story.editions.order_by("-starts_at").first()
    if last.starts_at >= at:
        _drop_waiting(story, at)
        last, story.update_at = current, None
    _close(last, at, Edition.Ending.ENDED, notice)
    story.live_until = last.ends_at
    _record(story, Act.Verb.END, by, why, now, at)


@transaction.atomic
def retract(story, *, by=None, why="", notice=""):
    """Withdraws a story that readers have seen, at once. Its address answers 410 with the notice."""
    story, now = _lock(story), timezone.now()
    seen = story.editions.last_seen(story, now)
    if seen is None:
        raise Refused("Readers have not seen this story: there is nothing to retract.")
    if story.retracted_at:
        raise Refused("The story is retracted already.")
    _drop_waiting(story, now)
    _close(seen, min(now, seen.ends_at), Edition.Ending.RETRACTED, notice)
    story.live_until, story.update_at, story.retracted_at = seen.ends_at, None, now
    _record(story, Act.Verb.RETRACT, by, why, now, now)


@transaction.atomic
def restore(story, *, by=None, why=""):
    """Shows a retracted story to readers again, as it is saved now. Returns the edition."""
    story, now = _lock(story), timezone.now()
    if not story.retracted_at:
        raise Refused("The story is not retracted.")
    edition = _make_edition(story, by, starts_at=now, ends_at=FAR_FUTURE)
    story.live_from, story.live_until, story.retracted_at = now, FAR_FUTURE, None
    _record(story, Act.Verb.RESTORE, by, why, now, now)
    return edition


@transaction.atomic
def file_category(category):
    """Saves a category and gives it, and all below it, their addresses. Raises ValidationError."""
    category.full_clean(exclude=["path"])
    category.path = category.address()
    category.save()
    for child in Category.objects.filter(parent=category):
        file_category(child)


def _lock(story):
    """The same story object, its dates read anew under a lock that other acts on it wait for."""
    Story.objects.select_for_update().only("pk").get(pk=story.pk)
    story.refresh_from_db(fields=[*DATES, "revision_number"])
    return story


def _make_edition(story, by, *, starts_at, ends_at, ending=Edition.Ending.OPEN, notice=""):
    """Copies the story as it is saved into an edition, with its names, tags, links and words for search."""
    revision = revisions.keep(story, by=by)
    if problems := gate.problems(story):
        raise Refused(" ".join(map(str, problems)), problems)
    if story.editions.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Refused("Two editions of a story would be live at once.")
    edition = Edition.objects.create(
        story=story,
        revision=revision,
        starts_at=starts_at,
        ends_at=ends_at,
        ending=ending,
        notice=notice,
        published_at=story.published_at,
        slug=story.address_slug(),
        words=body.count_words(story.body),
        reading_minutes=body.reading_minutes(story.body),
        **{name: getattr(story, name) for name in COPIED},
    )
    _copy_what_belongs(story, edition)
    search.keep(edition)
    story.published_revision = revision.number
    return edition


def _copy_what_belongs(story, edition):
    bylines = story.bylines.values("author_id", "role", "position")
    EditionByline.objects.bulk_create(EditionByline(edition=edition, **byline) for byline in bylines)
    tags = list(story.tags.all())
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag=tag, published_at=edition.published_at) for tag in tags
    )
    links = [
        EditionLink(edition=edition, **link) for link in story.links.values("target_id", "url", "title", "position")
    ]
    taken = {story.pk, *(link.target_id for link in links)}
    for target_id in related.suggest(story, tags, edition.starts_at, taken):
        links.append(EditionLink(edition=edition, target_id=target_id, position=len(links), is_automatic=True))
    EditionLink.objects.bulk_create(links)


def _live_edition(story, now, done):
    current = story.editions.live(now).first()
    if current is None:
        raise Refused(f"The story is not live, so it cannot be {done}.")
    return current


def _close(edition, at, ending, notice=""):
    """Sets an edition's end. One that starts at this very instant is given its first microsecond."""
    edition.ends_at = max(at, edition.starts_at + timedelta(microseconds=1))
    edition.ending, edition.notice = ending, notice
    edition.save(update_fields=["ends_at", "ending", "notice"])


def _drop_waiting(story, now):
    """Deletes the editions that no reader has seen. Returns whether there were any."""
    waiting = story.editions.filter(starts_at__gt=now)
    return bool(waiting.delete()[0])


def _return_to_last_state(story):
    """After a first or renewed publication was taken back: a draft again, or ended as before."""
    last = story.editions.order_by("-starts_at").first()
    story.published_at = last.published_at if last else None
    story.live_from = last.starts_at if last else None
    story.live_until = last.ends_at if last else None
    story.published_revision = last.revision.number if last else 0


def _record(story, verb, by, why, now, at):
    story.save(update_fields=DATES)
    Act.objects.create(story=story, verb=verb, by=by, why=why, done_at=now, takes_effect_at=at)


def _clock(at):
    return date_format(timezone.localtime(at), "j F Y, H:i")
