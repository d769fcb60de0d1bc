"""What readers see of the pages that the desk arranges: an arrangement is published or scheduled, and never changed."""

from django.db import transaction
from django.utils import timezone

from articles import keys, layout, workflow
from articles.models import Act, Arrangement, FrontPage, Slot
from newsroom.clock import FAR_FUTURE
from newsroom.pagecache import marks

from .acts import write_of_paper
from .editions import SHORTEST
from .refusals import Forbidden, Refused, clock

LONGEST_PLACE = Arrangement._meta.get_field("where").max_length


@transaction.atomic
def arrange(page, said, *, at=None, by=None, where="", again=None):
    """Shows readers a page as a draft has it (`said`), now or from `at` on (aware, ahead), until the next one starts.

    `again`: the earlier arrangement that is brought back. Returns the arrangement.
    """
    page, now = _locked(page, by), timezone.now()
    if at is not None and at <= now:
        raise Refused(f"{clock(at)} is past. Choose a later moment, or publish now.")
    before = _turns(page, now)
    made = _squeeze_in(page, at or now, now, made_by=by, where=where[:LONGEST_PLACE], again=again)
    for slot in layout.as_slots(page, said):
        slot.arrangement = made
        slot.save()
    when = f"for {clock(at)}" if at else ""
    again = f"as it was on {clock(again.starts_at)}" if again else ""
    write_of_paper(Act.Verb.ARRANGE, str(page), by=by, where=where, why=", ".join(filter(None, [again, when])))
    _mark(page, before, now, is_seen=at is None)
    return made


@transaction.atomic
def cancel_arrangement(arrangement, *, by=None, where=""):
    """Takes back one that is still to come: the one before it stays for as long."""
    page, now = _locked(arrangement.page, by), timezone.now()
    arrangement.refresh_from_db()
    if arrangement.cancelled_at:
        raise Refused(_why_not_again(arrangement, by))
    if arrangement.starts_at <= now:
        raise Refused("Readers have seen it. Bring an earlier one back, or publish another.")
    before = _turns(page, now)
    _cancel(arrangement, by, now)
    why = f"for {clock(arrangement.starts_at)}"
    write_of_paper(Act.Verb.ARRANGE_OFF, str(page), by=by, where=where, why=why)
    _mark(page, before, now, is_seen=False)


def _why_not_again(arrangement, by):
    """Why a cancelled one cannot be cancelled, in a sentence for the person `by`."""
    if not (replacing := arrangement.replacing):
        return "It is cancelled already."
    who = replacing.made_by.name if replacing.made_by else "the paper itself"
    who = "you" if by and replacing.made_by == by else who
    return f"It was replaced on {clock(replacing.made_at)}: {who} scheduled another for the same minute."


def _locked(page, by):
    page = FrontPage.objects.select_for_update(of=("self",)).select_related("category").get(pk=page.pk)
    if by is not None and (words := workflow.refusal_to_arrange(by, page.category)):
        raise Forbidden(words)
    return page


def _squeeze_in(page, at, now, **told):
    """The arrangement from `at` until the next begins. The one before ends there, one of that moment gives way:
    cancelled in the instant at which this is made (`Arrangement.replaced`)."""
    for same in page.arrangements.ahead(now).filter(starts_at=at):
        _cancel(same, told["made_by"], now)
    previous = page.arrangements.live(at).first()
    if previous and previous.starts_at == at:  # of the same instant: they follow each other
        at += SHORTEST
    following = page.arrangements.ahead(at).first()
    if previous:
        _end(previous, at)
    ends_at = following.starts_at if following else FAR_FUTURE
    return Arrangement.objects.create(page=page, starts_at=at, ends_at=ends_at, made_at=now, **told)


def _cancel(arrangement, by, now):
    arrangement.cancelled_by, arrangement.cancelled_at = by, now
    arrangement.save(update_fields=["cancelled_by", "cancelled_at"])
    previous = arrangement.page.arrangements.standing().filter(ends_at=arrangement.starts_at).first()
    if previous:
        _end(previous, arrangement.ends_at)


def _end(arrangement, at):
    arrangement.ends_at = at
    arrangement.save(update_fields=["ends_at"])


def _turns(page, now):
    """The moments ahead at which what stands on the page changes by its arrangements."""
    ahead = {each.starts_at for each in page.arrangements.ahead(now)}
    slots = Slot.objects.filter(arrangement__in=page.arrangements.current_and_ahead(now)).select_related("arrangement")
    for slot in slots:
        span = slot.arrangement
        ahead |= {at for at in slot.turns if max(now, span.starts_at) < at < span.ends_at}
    return ahead


def _mark(page, before, now, *, is_seen):
    """Has the page go out of date now, where what readers see `is_seen` to change, and at each moment to come."""
    key, after = keys.arranged(page.category), _turns(page, now)
    if is_seen:
        marks.mark([key])
    for at in before - after:
        marks.forget(at, [key])
    for at in after - before:
        marks.mark_at(at, [key])
