"""What pages print of a series, by key; and what a part of one spoils as it comes before readers, or goes."""

from django.db.models import BigIntegerField

from articles import keys
from articles.models import Edition, Part
from articles.series import parts_live
from newsroom.clock import FAR_FUTURE
from newsroom.prepared import prepared


def told(several, now):
    """By key, what pages print of some series at `now` (aware)."""
    facts = {keys.NAMES: set()}
    for series in several:
        live = list(parts_live(series, now).values_list("story_id", flat=True))
        facts |= _of_page(series, live) | dict(_of_parts(series, live))
        if live:
            facts[keys.NAMES].add(series.slug)
    return facts


def _of_page(series, live):
    facts = {
        keys.of(series): {*live},
        keys.at(series.get_absolute_url()): series.pk,
        **dict.fromkeys(keys.thing(series, "name"), series.title),
        **dict.fromkeys(keys.thing(series, "address"), series.slug),
        **dict.fromkeys(keys.thing(series, "description"), series.standfirst),
    }
    return facts | dict.fromkeys(keys.thing(series, "page"), (series.picture_id, series.is_finished, live))


def _of_parts(series, live):
    """Of each the parts next to it; that it is one of this series; and of the last whether more is to come."""
    ways = zip(live, [None, *live], [*live[1:], series.is_finished], strict=False)
    for number, (story, before, behind) in enumerate(ways, 1):
        yield keys.row(keys.of(series), story), (number, before, behind)
        yield keys.story(story, "page"), series.pk


def turns(several, now):
    """Pairs of a moment ahead, at which a part comes before readers or goes, and a key to be marked then."""
    found = set()
    for series in several:
        for story, moments in _moments(series, now).items():
            found |= {(at, key) for at in moments for key in _of_turn(series, story, at)}
    return found


def _moments(series, now):
    """By story, when it starts and ends from now on; not when one edition follows another."""
    moments = {}
    ahead = Edition.objects.to_turn(now).filter(story__part__series=series)
    for story, starts_at, ends_at in ahead.values_list("story_id", "starts_at", "ends_at"):
        moments[story] = moments.get(story, set()) ^ {starts_at} ^ {ends_at}
    return {story: {at for at in found if now < at < FAR_FUTURE} for story, found in moments.items()}


def of_turn(story, at):
    """The keys of what a story spoils in its series, if it has one, as it comes before readers at `at` or goes."""
    return set().union(*(_of_turn(part.series, story.pk, at) for part in _part_of(story=story.pk)))


@prepared(story=BigIntegerField())
def _part_of(story):
    return Part.objects.select_related("series").filter(story=story)


def _of_turn(series, story, at):
    """Whether it has a part that readers see is told in the sitemap, too."""
    others = parts_live(series, at).exclude(story=story)
    return {keys.of(series)} if others.exists() else {keys.of(series), keys.NAMES}
