"""What readers see of a story, and from when."""

from articles.models import Act, Edition, Story
from newsroom.clock import FAR_FUTURE

from . import editions
from .acts import verb
from .refusals import Refused, ahead, clock


@verb
def publish(story, act, *, at=None, ends_at=None, override=""):
    """Shows the story to readers from `at`: now, or at a moment ahead (scheduled) or past (an import).

    Returns the edition. What was scheduled before is replaced by it; an end that was planned stays, with its notice,
    unless `ends_at` names another (FAR_FUTURE: none).
    """
    return _show(story, act, at or act.now, ends_at, override)


@verb
def schedule(story, act, at, *, ends_at=None, override=""):
    """Shows the story, or of a live one an update, from a moment that is still ahead until `ends_at`, if given.

    Returns the edition. What was scheduled before is replaced by it, as `publish` does it.
    """
    if at <= act.now:
        raise Refused(f"{clock(at)} is past. Choose a later moment, or publish now.")
    current = story.editions.live(act.now).first()
    if current is None:
        return _show(story, act, at, ends_at, override)
    if ends_at is not None:
        raise Refused("The story is live: its end is a matter of its own, not of an update.")
    replaced = editions.waiting(story, act.now) or current
    inherited = _inherited(replaced)
    editions.drop_waiting(story, act.now)
    return _replace(current, act, at, inherited, override, Act.Verb.SCHEDULE)


def _show(story, act, at, ends_at, override):
    now, seen = act.now, story.editions.last_seen(story, act.now)
    if seen and seen.ending == Edition.Ending.RETRACTED:
        raise Refused("The story is retracted. Restore it instead of publishing it anew.")
    if seen and seen.is_live(now):
        raise Refused("The story is live already. Update it instead.")
    if seen and at < now:
        raise Refused("Readers have seen this story, so it cannot be shown again from a moment that is past.")
    ending = _ending(editions.waiting(story, now), ends_at, at)
    editions.drop_waiting(story, now)
    first = seen.published_at if seen else at
    edition = editions.make(act, starts_at=at, published_at=first, override=override, **ending)
    act.record(Act.Verb.SCHEDULE if at > now else Act.Verb.PUBLISH, at)
    return edition


def _inherited(edition):
    """What is passed on to the edition that takes its place, by name."""
    return {name: getattr(edition, name) for name in ("published_at", "ends_at", "ending", "notice")}


def _ending(replaced, ends_at, at):
    """The end of what starts at `at`, with its notice: the one that is asked for, else that of the edition whose place
    it takes, if any."""
    planned = _inherited(replaced) if replaced else {}
    ends_at = ends_at or planned.get("ends_at", FAR_FUTURE)
    if ends_at == FAR_FUTURE:
        return {}
    if ends_at <= at:
        raise Refused(
            f"The story would end at {clock(ends_at)}, before it starts. Choose a later end, or an earlier start."
        )
    return {"ends_at": ends_at, "ending": Edition.Ending.ENDED, "notice": planned.get("notice", "")}


@verb
def update(story, act, *, at=None, override=""):
    """Shows readers the live story as it is saved now, at once or from a moment ahead. Returns the edition.

    An end that is scheduled stays so.
    """
    return replace_live(story, act, Act.Verb.UPDATE, "updated", at, override)


def replace_live(story, act, recorded_as, done, at=None, override=""):
    """Puts the story as it is saved in the place of its live edition."""
    current = editions.live(story, act.now, done)
    if current.ending == Edition.Ending.REPLACED:
        raise Refused(f"An update is waiting for {clock(current.ends_at)}. Cancel it first.")
    return _replace(current, act, ahead(at, act.now), _inherited(current), override, recorded_as)


def _replace(current, act, at, inherited, override, recorded_as):
    at = max(at, current.starts_at + editions.SHORTEST)
    if at >= inherited["ends_at"]:
        raise Refused(f"The story ends at {clock(inherited['ends_at'])}: an update has to come before that.")
    editions.set_end(current, at, Edition.Ending.REPLACED)
    edition = editions.make(act, starts_at=at, override=override, **inherited)
    act.record(recorded_as, at)
    return edition


@verb
def remake(story, act, *, override=""):
    """Makes what is scheduled once more, of the story as it is saved now; its times stay. Returns the edition."""
    waiting = editions.waiting(story, act.now)
    if waiting is None:
        raise Refused("Nothing of this story is scheduled.")
    if waiting.revision.number == story.revision_number:
        return waiting
    inherited = _inherited(waiting)
    editions.drop_waiting(story, act.now)
    edition = editions.make(act, starts_at=waiting.starts_at, override=override, **inherited)
    act.record(Act.Verb.REMAKE, waiting.starts_at)
    return edition


@verb
def cancel(story, act):
    """Takes back all that is scheduled: a publication, an update, an end. Readers see no change.

    What was to be published stays approved.
    """
    was_waiting, current = editions.drop_waiting(story, act.now), story.editions.live(act.now).first()
    if not was_waiting and (current is None or current.ends_at == FAR_FUTURE):
        raise Refused("Nothing of this story is scheduled.")
    if current is not None:
        editions.set_end(current, FAR_FUTURE, Edition.Ending.OPEN)
    else:
        story.stage = Story.Stage.APPROVED
    act.record(Act.Verb.CANCEL)
