"""The drafts of a page: each act is kept as one, the newest counts, and older ones are what can be undone."""

from django.db import transaction
from django.utils import timezone

from articles.models import FrontDraft, FrontPage, Slot
from newsroom.clock import moment

from .saying import as_said

KEPT = 100  # drafts of a page: a day's work, to be undone step by step


class Stale(Exception):
    """Somebody else has saved the draft meanwhile. The message says who and when; nothing was saved."""

    def __init__(self, draft, sentence):
        super().__init__(sentence)
        self.draft = draft


def opened(page, now=None):
    """The page's draft: where nobody has begun one, what readers see of it, as number 0 (not saved)."""
    return page.drafts.select_related("saved_by").order_by("-number").first() or FrontDraft(
        page=page, number=0, slots=live(page, now or timezone.now())
    )


def current(page, base):
    """The page's draft, which is to be the one of that number. Raises Stale."""
    draft = opened(page)
    if draft.number != base:
        raise Stale(draft, _sentence(draft))
    return draft


def live(page, now):
    """What the arrangement that readers see says, by place."""
    return as_said(Slot.objects.live(page.category, now))


@transaction.atomic
def save(page, said, *, base, by, words="", before=None):
    """Keeps what the draft is to say. `base`: the number of the draft that it was made from; `before`: of the one that
    undoing leads to, that one unless given. Returns the new draft. Raises Stale."""
    FrontPage.objects.select_for_update().get(pk=page.pk)
    last = current(page, base)
    if last.slots == said:
        return last
    if not last.number:
        last = FrontDraft.objects.create(page=page, number=1, slots=last.slots, said="As readers see it")
    page.drafts.filter(number__lte=last.number - KEPT).delete()
    before = last.number if before is None else before
    longest = FrontDraft._meta.get_field("said").max_length
    return FrontDraft.objects.create(
        page=page,
        number=last.number + 1,
        before=before,
        slots=said,
        said=words[:longest],
        saved_by=by,
        saved_at=timezone.now(),
    )


def undoes(draft):
    """The draft that undoing leads back to, or None."""
    return FrontDraft.objects.filter(page=draft.page_id, number=draft.before).first() if draft.before else None


def undo(page, *, base, by):
    """Goes one act back; that is an act, too. Returns the draft. Raises Stale."""
    last = current(page, base)
    if not (earlier := undoes(last)):
        return last
    return save(page, earlier.slots, base=base, by=by, words=f"Undone: {last.said}", before=earlier.before or 0)


def _sentence(draft):
    who = draft.saved_by.name if draft.saved_by else "Somebody"
    did = f" ({draft.said})" if draft.said else ""
    return f"{who} changed the draft on {moment(draft.saved_at)}{did}. Check it, then try again."
