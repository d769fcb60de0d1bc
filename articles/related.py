"""What to read next: the desk's picks first, then stories that share tags or a section."""

from collections import Counter

from .models import Edition, EditionTag

SHOWN = 4  # how many a page prints, unless the desk picked more
KEPT = 8  # how many an edition keeps, so that a retraction or two leaves no hole
NEWEST_OF_A_TAG = 200  # how far back a tag is read: the rest is too old to be of interest


def suggest(story, tags, at, without):
    """Ids of up to `KEPT` stories live at `at`, best first: most shared tags, then the section's newest.

    `without` holds ids that are taken already, the story's own among them.
    """
    shared = Counter()
    for tag in tags:
        newest = EditionTag.objects.live(at).filter(tag=tag).order_by("-published_at")[:NEWEST_OF_A_TAG]
        shared.update(newest.values_list("published_at", "content_object__story_id"))
    best = sorted(shared, key=lambda place: (shared[place], place), reverse=True)
    found = [story_id for _, story_id in best if story_id not in without][:KEPT]
    section = Edition.objects.live(at).filter(category=story.category_id).newest_first()
    newest = section.values_list("story_id", flat=True)[: KEPT + len(found) + len(without)]
    return [*found, *(pk for pk in newest if pk not in {*found, *without})][:KEPT]


def for_page(edition, at):
    """What the edition's page prints: pairs (live edition or None, the link), the desk's picks first.

    Of those that nobody picked, so many that there are `SHOWN`.
    """
    links = list(edition.links.all())
    targets = [link.target_id for link in links if link.target_id]
    live = {card.story_id: card for card in Edition.objects.live(at).filter(story__in=targets).for_brief_cards()}
    shown = [(live.get(link.target_id), link) for link in links if link.url or link.target_id in live]
    picked = sum(not link.is_automatic for _, link in shown)
    return shown[: max(SHOWN, picked)]
