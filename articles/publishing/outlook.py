"""What readers see of a story now, and what they are going to see of it."""

from functools import cache

from django.db.models import BigIntegerField, DateTimeField

from articles.models import Correction, Edition, belonging
from articles.models.edition import CARD_FIELDS, OUTSIDE_FIELDS
from articles.seen import Seen
from newsroom.clock import FAR_FUTURE
from newsroom.prepared import beside, prepared

PRINTED = (*CARD_FIELDS, *OUTSIDE_FIELDS, "body", "ends_at", "ending", "notice")


def outlook(story, now, before=()):
    """What readers see from `now` on (aware), and from each later moment at which that changes: a list of `Seen`.

    `before`: the same as it was, of which the names and tags are taken over, since those of an edition never change.
    """
    editions = _editions(story, now)
    _bring_belongings(editions, before)
    corrections = tuple(_corrections(story=story.pk)) if editions else ()
    ends = {edition.ends_at for edition in editions} - {FAR_FUTURE}
    changes = sorted(at for at in {edition.starts_at for edition in editions} | ends if at > now)
    return [Seen(at, _last_seen(editions, at), corrections) for at in (now, *changes)]


def _editions(story, now):
    """The last that readers have seen and all that they are going to see, in the order of their starts."""
    ahead = _ahead(story=story.pk, now=now)
    is_live = ahead and ahead[0].starts_at <= now
    return ahead if is_live else [*_seen(story=story.pk, now=now), *ahead]


@prepared(story=BigIntegerField(), now=DateTimeField())
def _ahead(story, now):
    return _printed().filter(story=story, ends_at__gt=now).order_by("starts_at")


@prepared(story=BigIntegerField(), now=DateTimeField())
def _seen(story, now):
    return _printed().filter(story=story).seen_by(now)[:1]


def _printed():
    return Edition.objects.select_related("category").only(*PRINTED)


@prepared(story=BigIntegerField())
def _corrections(story):
    return Correction.objects.filter(story=story).defer("text")


def _bring_belongings(editions, before):
    known = {seen.edition.pk: seen.edition for seen in before if seen.edition}
    for edition in editions:
        if edition.pk in known:
            edition._prefetched_objects_cache = known[edition.pk]._prefetched_objects_cache
    for each in _belongings():
        each.bring([edition for edition in editions if edition.pk not in known])


@cache
def _belongings():
    return [beside(Edition, each) for each in belonging.names_and_subjects()]


def _last_seen(editions, at):
    return next((edition for edition in reversed(editions) if edition.starts_at <= at), None)
