"""Tags that mean the same become one."""

from contextlib import ExitStack

from django.db import transaction
from django.utils import timezone

from articles import keys, layout
from articles.models import Act, Edition, EditionTag, OldAddress, StoryTag, Tag
from articles.models.address import TARGETS, normal
from newsroom.clock import FAR_FUTURE
from newsroom.pagecache import marks

from .acts import LONGEST_REASON, write_of_paper
from .renaming import renaming

AT_ONCE = 1_000


@transaction.atomic
def merge_tags(tags, into, *, by=None, where=""):
    """Gives the tag `into` to all stories and editions that bear one of `tags` (a queryset), and gives the others up:
    their addresses lead to it from now on."""
    others = list(Tag.objects.filter(pk__in=list(tags.values_list("pk", flat=True))).exclude(pk=into.pk))
    with ExitStack() as spoilt:
        for row in (into, *others):
            spoilt.enter_context(renaming(row))
        _mark(others, into)
        _hand_over(StoryTag, others, into)
        _hand_over(EditionTag, others, into, "published_at")
        layout.follow(others, into)
        _lead_on(others, into)
        Tag.objects.filter(pk__in=[tag.pk for tag in others]).delete()
    names = ", ".join(f"“{tag}”" for tag in others)
    write_of_paper(Act.Verb.TAGS, into.name, by=by, where=where, why=f"instead of {names}"[:LONGEST_REASON])


def _mark(others, into):
    """What the list of `into` gains, now and at the moments at which readers get more of it or lose some. That the
    others are not printed any more, `renaming` sees."""
    now, theirs = timezone.now(), Edition.objects.filter(tagged__tag__in=others)
    if theirs.live(now).exists():
        marks.mark({keys.of(into), keys.at(into.get_absolute_url())})
    for starts_at, ends_at in theirs.to_turn(now).values_list("starts_at", "ends_at").distinct():
        for moment in (starts_at, ends_at):
            if now < moment < FAR_FUTURE:
                marks.mark_at(moment, {keys.of(into), keys.at(into.get_absolute_url())})


def _hand_over(model, others, into, *dates):
    """Rows of `into` for those of the others, which go with their tags; some have both."""
    borne = model.objects.filter(tag__in=others).values("content_object_id", *dates).distinct()
    rows = [model(tag=into, **row) for row in borne]
    model.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def _lead_on(others, into):
    OldAddress.objects.filter(tag__in=others).update(tag=into)
    for tag in others:
        leads_to = {**dict.fromkeys(TARGETS), "tag": into}
        OldAddress.objects.update_or_create(path=normal(tag.get_absolute_url()), defaults=leads_to)
