"""What takes a story from readers, and what gives it back."""

from django.utils.translation import gettext

from articles.models import Act, Correction, Edition
from newsroom import languages
from newsroom.clock import local_day
from newsroom.dates import dated

from . import editions
from .acts import verb
from .refusals import Refused, ahead, clock


@verb
def end(story, act, *, at=None, notice=""):
    """Takes the story off every page at `at`, now unless given. Its address then answers 410 with the notice.

    An update that waits for `at` or later is dropped; an end that was scheduled is moved. A story that is only
    scheduled is given an end by it.
    """
    if _starts_later(story, act.now) and at:
        at = _after_start(editions.last(story), at)
    else:
        at = _from_now(story, act.now, at)
    editions.set_end(editions.last(story), at, Edition.Ending.ENDED, notice)
    act.record(Act.Verb.END, at)


def _starts_later(story, now):
    return not story.editions.live(now).exists() and editions.waiting(story, now) is not None


def _after_start(waiting, at):
    if at <= waiting.starts_at:
        raise Refused(f"The story starts at {clock(waiting.starts_at)}: its end has to come after that.")
    return at


def _from_now(story, now, at):
    current = editions.live(story, now, "ended")
    at = max(ahead(at, now), current.starts_at + editions.SHORTEST)
    editions.drop_waiting(story, now, since=at)
    return at


@verb
def retract(story, act, *, notice="", unnamed=False):
    """Withdraws a story that readers have seen, at once. Its address answers 410 with the notice; without one, with
    `plain_notice`. Of one that is `unnamed` readers are not told the headline from then on."""
    seen = story.editions.last_seen(story, act.now)
    if seen is None:
        raise Refused("Readers have not seen this story: there is nothing to retract.")
    if seen.ending == Edition.Ending.RETRACTED:
        raise Refused("The story is retracted already.")
    notice = _without_headline(notice, seen) if unnamed else notice or plain_notice(seen)
    editions.drop_waiting(story, act.now)
    at = max(min(act.now, seen.ends_at), seen.starts_at + editions.SHORTEST)
    editions.set_end(seen, at, Edition.Ending.RETRACTED, notice)
    told = {"kind": Correction.RETRACTION, "text": notice, "is_unnamed": unnamed}
    Correction.objects.create(story=story, made_by=act.by, made_at=act.now, **told)
    act.record(Act.Verb.RETRACT)


@languages.for_readers()
def plain_notice(seen):
    """What readers are told of a retraction where the desk says no more: which story it was, and of which day."""
    day = dated(local_day(seen.published_at), gettext("j F Y"))
    return gettext("We have retracted “%(headline)s”, published on %(day)s.") % {"headline": seen.headline, "day": day}


@languages.for_readers()
def _without_headline(notice, seen):
    if notice in ("", plain_notice(seen)):
        day = dated(local_day(seen.published_at), gettext("j F Y"))
        return gettext("We have retracted a story that we published on %(day)s.") % {"day": day}
    if seen.headline.casefold() in notice.casefold():
        raise Refused("The notice names the headline, which readers are not to be told. Take it out of the notice.")
    return notice


@verb
def restore(story, act, *, as_saved=False, override=""):
    """Shows a retracted story to readers again: in the words that they saw last, or `as_saved` now, past the gate.

    Returns the edition.
    """
    seen = story.editions.last_seen(story, act.now)
    if seen is None or seen.ending != Edition.Ending.RETRACTED:
        raise Refused("The story is not retracted.")
    if as_saved:
        edition = editions.make(act, starts_at=act.now, published_at=seen.published_at, override=override)
    else:
        edition = editions.make_once_more(act, seen, starts_at=act.now)
    act.record(Act.Verb.RESTORE)
    return edition
