"""What readers see of a story now, and what they are going to see of it."""

from django.db.models import prefetch_related_objects

from articles.models import Correction, Edition, belonging
from articles.models.edition import CARD_FIELDS
from articles.seen import Seen
from newsroom.clock import FAR_FUTURE

PRINTED = (*CARD_FIELDS, "ends_at", "ending", "notice")


def outlook(story, now, before=()):
    """What readers see from `now` on (aware), and from each later moment at which that changes: a list of `Seen`.

    `before`: the same as it was, of which the names and tags are taken over, since those of an edition never change.
    """
    editions = _editions(story, now)
    _bring_belongings(editions, before)
    corrections = tuple(Correction.objects.filter(story=story).defer("text")) if editions else ()
    ends = {edition.ends_at for edition in editions} - {FAR_FUTURE}
    changes = sorted(at for at in {edition.starts_at for edition in editions} | ends if at > now)
    return [Seen(at, _last_seen(editions, at), corrections) for at in (now, *changes)]


def _editions(story, now):
    """The last that readers have seen and all that they are going to see, in the order of their starts."""
    editions = Edition.objects.filter(story=story).select_related("category").only(*PRINTED)
    ahead = list(editions.filter(ends_at__gt=now).order_by("starts_at"))
    is_live = ahead and ahead[0].starts_at <= now
    return ahead if is_live else [*editions.seen_by(now)[:1], *ahead]


def _bring_belongings(editions, before):
    known = {seen.edition.pk: seen.edition for seen in before if seen.edition}
    for edition in editions:
        if edition.pk in known:
            edition._prefetched_objects_cache = known[edition.pk]._prefetched_objects_cache
    prefetch_related_objects([each for each in editions if each.pk not in known], *belonging.names_and_subjects())


def _last_seen(editions, at):
    return next((edition for edition in reversed(editions) if edition.starts_at <= at), None)
