"""What to read next: the desk's picks first, then what was filled up when the edition was made (suggestions.py)."""

from .models import Edition

SHOWN = 4  # how many a page prints, unless the desk picked more


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
