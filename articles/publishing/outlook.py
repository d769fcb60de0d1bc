"""What readers see of a story now, and what they are going to see of it."""

from django.db.models import Prefetch, Q

from articles.models import Correction, Edition, EditionByline, EditionTag
from articles.models.edition import CARD_FIELDS
from articles.seen import Seen
from newsroom.clock import FAR_FUTURE

PRINTED = (*CARD_FIELDS, "ends_at", "ending", "notice")


def outlook(story, now):
    """What readers see from `now` on (aware), and from each later moment at which that changes: a list of `Seen`."""
    editions = list(_editions(story, now))
    corrections = tuple(Correction.objects.filter(story=story).defer("text")) if editions else ()
    ends = {edition.ends_at for edition in editions} - {FAR_FUTURE}
    changes = sorted(at for at in {edition.starts_at for edition in editions} | ends if at > now)
    return [Seen(at, _last_seen(editions, at), corrections) for at in (now, *changes)]


def _editions(story, now):
    """The last that readers have seen and all that they are going to see, in the order of their starts."""
    last = story.editions.seen_by(now).values("starts_at")[:1]
    return (
        Edition.objects.filter(Q(starts_at__gt=now) | Q(starts_at=last), story=story)
        .select_related("category")
        .only(*PRINTED)
        .prefetch_related(
            Prefetch("bylines", EditionByline.objects.select_related("author")),
            Prefetch("tagged", EditionTag.objects.select_related("tag")),
        )
        .order_by("starts_at")
    )


def _last_seen(editions, at):
    return next((edition for edition in reversed(editions) if edition.starts_at <= at), None)
