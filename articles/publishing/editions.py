"""The making and ending of editions, and the dates that follow. For the verbs, which ask first."""

from datetime import timedelta

from articles import copying, gate, months, revisions, search
from articles.models import Act, Edition, Story
from newsroom.clock import FAR_FUTURE

from .refusals import Refused, clock

SHORTEST = timedelta(microseconds=1)  # that an edition is live: acts of the same instant follow each other
DATES = ("published_at", "live_from", "live_until", "update_at", "retracted_at", "published_revision")


def make(act, *, starts_at, published_at, override="", **ending):
    """Copies the story as it is saved into an edition, with its names, tags, links and words for search.

    The desk's copy is a draft again: it speaks of the next edition from now on.
    """
    story = act.story
    _hold_embargo(story, starts_at)
    _pass_gate(act, starts_at, override)
    _hold_apart(story, starts_at, ending.get("ends_at", FAR_FUTURE))
    revision = revisions.keep(story, by=act.by)
    dates = {"starts_at": starts_at, "published_at": published_at, **ending}
    edition = _put_before_readers(*copying.edition_of(story, revision=revision, **dates))
    story.stage = Story.Stage.DRAFT
    return edition


def make_once_more(act, seen, *, starts_at):
    """Makes an edition of the words that readers saw in `seen`. The desk's copy stays as it is, and the gate has let
    these words pass before."""
    _hold_embargo(act.story, starts_at)
    _hold_apart(act.story, starts_at, FAR_FUTURE)
    return _put_before_readers(*copying.once_more(seen, starts_at=starts_at))


def _hold_apart(story, starts_at, ends_at):
    if story.editions.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Refused("Two editions of a story would be live at once.")


def _put_before_readers(edition, belonging):
    edition.save()
    for rows in filter(None, belonging.values()):
        type(rows[0]).objects.bulk_create(rows)
    search.keep(edition)
    months.note(edition.published_at)
    return edition


def _hold_embargo(story, starts_at):
    if story.embargo_until and starts_at < story.embargo_until:
        raise Refused(
            f"The story is under embargo until {clock(story.embargo_until)}. Schedule it for then or later, "
            "or lift the embargo."
        )


def _pass_gate(act, starts_at, override):
    """Raises Refused where something must be mended first; who may override that does it with a reason."""
    problems = gate.musts(gate.problems(act.story, starts_at))
    if not problems:
        return
    if not override:
        raise Refused(" ".join(map(str, problems)), problems)
    act.ask("override")
    checks = ", ".join(dict.fromkeys(problem.check for problem in problems))
    act.write_down(Act.Verb.OVERRIDE, why=f"{override} (against: {checks})")


def live(story, now, done):
    """The edition that readers see. Raises Refused, saying what cannot be `done`, where there is none."""
    current = story.editions.live(now).first()
    if current is None:
        raise Refused(f"The story is not live, so it cannot be {done}.")
    return current


def last(story):
    """The newest one, whether readers have seen it or not, or None."""
    return story.editions.select_related("revision").order_by("-starts_at").first()


def waiting(story, now):
    """The one that no reader has seen yet, or None."""
    newest = last(story)
    return newest if newest and newest.starts_at > now else None


def set_end(edition, at, ending, notice=""):
    edition.ends_at, edition.ending, edition.notice = at, ending, notice
    edition.save(update_fields=["ends_at", "ending", "notice"])


def drop_waiting(story, now, since=None):
    """Deletes the editions that no reader has seen (of them, those from `since` on). Returns whether there were any."""
    unseen = story.editions.filter(starts_at__gt=now, starts_at__gte=since or now)
    search.forget(unseen)
    return bool(unseen.delete()[0])


def give_dates(story, now):
    """The dates of a story are those of its editions, noted where the desk's lists can ask for them."""
    newest = last(story)
    shown = story.editions.live(now).first() or newest
    story.published_at = newest and newest.published_at
    story.live_from, story.live_until = shown and shown.starts_at, newest and newest.ends_at
    story.update_at = newest.starts_at if newest != shown else None
    is_retracted = newest and newest.ending == Edition.Ending.RETRACTED
    story.retracted_at = (story.retracted_at or now) if is_retracted else None
    story.published_revision = newest.revision.number if newest else 0
    story.save(update_fields=[*DATES, "stage"])
