"""What to read next, where the desk picked less than a page has room for: stories that are alike (likeness.py), and
behind them, where they are few, the newest of the paper."""

from . import likeness
from .likeness import Candidate
from .models import Edition, EditionTag

KEPT = 8  # how many an edition keeps, so that a retraction or two leaves no hole
NEWEST_OF_A_TAG = 200  # how far back a tag is read: the rest is too old to be of interest
NEWEST_OF_A_SECTION = 40  # that is read, too, so that there is always something to read next
READ = 60  # candidates whose headlines are read: the best ones by all else


def suggest(story, tags, at, without):
    """Ids of up to `KEPT` stories live at `at`, those first that are most like it.

    `without` holds ids that are taken already, the story's own among them.
    """
    return [each.story_id for each in ranked(story, tags, at, without)]


def ranked(story, tags, at, without):
    """The same as a list of `Candidate`, which say what they have in common with the story."""
    found, spread = _found(story, tags, at)
    likely = [each for each in found.values() if each.story_id not in without]
    if len(likely) < KEPT:
        likely += _newest(at, {*found, *without}, KEPT - len(likely))
    likely = likeness.best_first(likely, "", spread, at)[:READ]
    headlines = Edition.objects.live(at).filter(story__in=[each.story_id for each in likely])
    told = dict(headlines.values_list("story_id", "headline"))
    for each in likely:
        each.headline = told[each.story_id]
    return likeness.best_first(likely, story.headline, spread, at)[:KEPT]


def _newest(at, taken, number):
    newest = Edition.objects.live(at).newest_first().values_list("story_id", "published_at")
    return [Candidate(*place) for place in newest[: number + len(taken)] if place[0] not in taken][:number]


def _found(story, tags, at):
    """By number, the candidates with one of the tags or in the section; and how many were found with each tag."""
    found, spread = {}, {}
    for tag in tags:
        newest = EditionTag.objects.live(at).filter(tag=tag).order_by("-published_at")[:NEWEST_OF_A_TAG]
        places = list(newest.values_list("content_object__story_id", "published_at"))
        spread[tag.pk] = len(places)
        for place in places:
            found.setdefault(place[0], Candidate(*place)).tags.add(tag.pk)
    section = Edition.objects.live(at).filter(category=story.category_id).newest_first()
    for place in section.values_list("story_id", "published_at")[:NEWEST_OF_A_SECTION]:
        found.setdefault(place[0], Candidate(*place)).is_in_section = True
    return found, spread
