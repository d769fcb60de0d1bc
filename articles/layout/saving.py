"""The drafts of a page: each act is kept as one, the newest counts, and older ones are what can be undone."""

from django.db import transaction
from django.utils import timezone

from articles.front import zones
from articles.models import FrontDraft, FrontPage, Slot
from newsroom.clock import moment

from .saying import as_said, extant

KEPT = 100  # drafts of a page: a day's work, to be undone step by step


class Stale(Exception):
    """Somebody else has saved the draft meanwhile. The message says who and when; nothing was saved."""

    def __init__(self, draft, sentence):
        super().__init__(sentence)
        self.draft = draft


def opened(page, now=None):
    """The page's draft, without what was deleted since: where nobody has begun one, what readers see of it, as number 0
    (not saved)."""
    draft = page.drafts.select_related("saved_by").order_by("-number").first()
    if draft is None:
        return FrontDraft(page=page, number=0, slots=live(page, now or timezone.now()))
    draft.slots = extant(draft.slots)
    return draft


def current(page, base):
    """The page's draft, which is to be the one of that number. Raises Stale."""
    draft = opened(page)
    if draft.number != base:
        raise Stale(draft, _sentence(draft))
    return draft


def live(page, now):
    """What the arrangement that readers see says, by place."""
    return as_said(Slot.objects.live(page.category, now))


def differing(page, draft, now):
    """The names of the page's places of which the draft says something else than the arrangement that readers see."""
    seen, places = live(page, now), (name for zone in zones(page.category) for name in zone.places)
    return {name for name in places if draft.slots.get(name) != seen.get(name)}


@transaction.atomic
def save(page, said, *, base, by, words=""):
    """Keeps what the draft is to say. `base`: the number of the draft that it was made from. Returns the new draft.
    Raises Stale."""
    last = _locked(page, base)
    if last.slots == said:
        return last
    if not last.number:
        last = FrontDraft.objects.create(page=page, number=1, slots=last.slots, said="As readers see it")
    longest = FrontDraft._meta.get_field("said").max_length
    return _follow(last, by, slots=said, said=words[:longest], before=last.number)


def undoes(draft):
    """The draft that undoing leads back to, or None."""
    return FrontDraft.objects.filter(page=draft.page_id, number=draft.before).first() if draft.before else None


def redoes(draft):
    """The draft that was undone, to which redoing leads, or None."""
    return FrontDraft.objects.filter(page=draft.page_id, number=draft.after).first() if draft.after else None


@transaction.atomic
def undo(page, *, base, by):
    """Goes one act back, which can be undone by `redo`. Returns the name of that act, "" where there is none. Raises
    Stale."""
    last = _locked(page, base)
    if not (earlier := undoes(last)):
        return ""
    _follow(last, by, slots=earlier.slots, said=earlier.said, before=earlier.before, after=last.number)
    return last.said


@transaction.atomic
def redo(page, *, base, by):
    """Does once more what was undone last. Returns the name of that act, "" where there is none. Raises Stale."""
    last = _locked(page, base)
    if not (undone := redoes(last)):
        return ""
    _follow(last, by, slots=undone.slots, said=undone.said, before=last.number, after=undone.after)
    return undone.said


def _locked(page, base):
    FrontPage.objects.select_for_update().get(pk=page.pk)
    return current(page, base)


def _follow(last, by, **told):
    """The draft that follows the last one. Those too old to be undone go."""
    page, number = last.page, last.number + 1
    page.drafts.filter(number__lt=number - KEPT).delete()
    return FrontDraft.objects.create(page=page, number=number, saved_by=by, saved_at=timezone.now(), **told)


def told(draft, to=None):
    """Who changed the draft when, and how, in a sentence or two for the person `to`."""
    who = draft.saved_by.name if draft.saved_by else "Somebody"
    did = f" {act}." if (act := _act(draft)) else ""
    return f"{'You' if to and draft.saved_by == to else who} changed the draft on {moment(draft.saved_at)}.{did}"


def _sentence(draft):
    return f"{told(draft)} Check it, then try again."


def _act(draft):
    """The act that led to the draft, in a few words. One that undid leads back past the draft before it; one that did
    something once more does not."""
    has_undone = draft.after and draft.before != draft.number - 1
    undone = redoes(draft) if has_undone else None
    return f"Undone: {undone.said}" if undone else draft.said
