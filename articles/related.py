"""What to read next: the desk's picks first, then what was filled up when the edition was made (suggestions.py)."""

from .models import EditionLink

SHOWN = 4  # how many a page prints, unless the desk picked more
BEHIND_ALL = 10_000  # the place of what no edition has, behind all that it has


def shown(links, live, beside=()):
    """What a page prints of an edition's `links`: pairs (live edition or None, the link), the desk's picks first.

    `live`: the editions of their stories that readers see. `beside`: numbers of stories that stand on the page
    otherwise. Of those that nobody picked, so many that there are `SHOWN`.
    """
    known = {card.story_id: card for card in live if card.story_id not in beside}
    pairs = [(known.get(link.target_id), link) for link in links if link.url or link.target_id in known]
    picked = sum(not link.is_automatic for _, link in pairs)
    return pairs[: max(SHOWN, picked)]


def filler(card, place):
    """The pair of a story that takes the room which an edition's own links leave."""
    return card, EditionLink(target_id=card.story_id, is_automatic=True, position=BEHIND_ALL + place)
