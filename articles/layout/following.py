"""On which pages a tag or a story has places; and places that fill themselves by a tag go by another one, where the two
are made one."""

from django.db.models import F
from django.utils import timezone

from articles.models import Arrangement, FrontDraft, FrontPage, Slot


def follow(tags, into):
    """Has all that goes by one of the tags go by `into`: drafts, those that can be undone among them, and what readers
    get or are to get of them. For the end of a transaction: nobody saves a draft meanwhile."""
    list(FrontPage.objects.select_for_update().order_by("pk"))
    Slot.objects.filter(tag__in=tags).update(tag=into)
    given_up = {tag.pk for tag in tags}
    for draft in FrontDraft.objects.only("slots").iterator():
        if _said_by(draft, "tag") & given_up:
            draft.slots = {name: _renamed(said, given_up, into) for name, said in draft.slots.items()}
            draft.save(update_fields=["slots"])


def pages_filled_by(tag):
    """The pages of which a place goes by the tag: for readers, now or at a time to come, or in the draft."""
    return _pages_that_say("tag", tag)


def pages_pinning(story):
    """The pages on which the story is pinned: for readers, now or at a time to come, or in the draft."""
    return _pages_that_say("story", story)


def _pages_that_say(name, row):
    ahead = Arrangement.objects.current_and_ahead(timezone.now())
    for_readers = set(ahead.filter(**{f"slots__{name}": row}).values_list("page", flat=True))
    pages = FrontPage.objects.select_related("category").order_by(F("category__path").asc(nulls_first=True))
    return [
        page
        for page in pages
        if page.pk in for_readers or row.pk in _said_by(page.drafts.order_by("number").last(), name)
    ]


def _said_by(draft, name):
    return {said[name] for said in draft.slots.values() if said[name]} if draft else set()


def _renamed(said, given_up, into):
    return {**said, "tag": into.pk} if said["tag"] in given_up else said
