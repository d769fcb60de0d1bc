"""What to read next: the desk's picks first, then stories that share tags or a section."""

from collections import Counter

from .models import Edition, EditionTag

SHOWN = 4  # how many a page prints
KEPT = 8  # how many an edition keeps, so that a retraction or two leaves no hole
NEWEST_OF_A_TAG = 200  # how far back a tag is read: the rest is too old to be of interest


def suggest(story, tags, at, without):
    """Ids of up to `KEPT` stories live at `at`, best first: most shared tags, then newest of the section.

    `without` holds ids that are taken already, the story's own among them.
    """
    shared = Counter()
    for tag in tags:
        newest = EditionTag.objects.filter(tag=tag).order_by("-published_at")[:NEWEST_OF_A_TAG]
        shared.update(set(newest.values_list("content_object__story_id", flat=True)) - without)
    best = [story_id for story_id, _ in sorted(shared.items(), key=lambda pair: (-pair[1], -pair[0]))]
    live = set(Edition.objects.live(at).filter(story__in=best[:50]).values_list("story_id", flat=True))
    found = [story_id for story_id in best if story_id in live]
    section = Edition.objects.live(at).filter(category=story.category_id).newest_first()
    found += [pk for pk in section.values_list("story_id", flat=True)[: KEPT * 3] if pk not in {*found, *without}]
    return found[:KEPT]


def for_page(edition, at):
    """What the edition's page prints, at most `SHOWN`: pairs (live edition or None, the link)."""
    links = list(edition.links.all())
    targets = [link.target_id for link in links if link.target_id]
    live = {card.story_id: card for card in Edition.objects.live(at).filter(story__in=targets).for_cards()}
    shown = [(live.get(link.target_id), link) for link in links if link.url or link.target_id in live]
    return shown[:SHOWN]
