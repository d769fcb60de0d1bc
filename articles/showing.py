"""What the pages print, by the moment (aware) they are asked for: readers' pages, and the desk's previews of them."""

from . import corrections, front, pages, related
from .models import Edition


def story(edition, at):
    told = corrections.under(edition, at)
    return {
        "edition": edition,
        "corrections": told,
        "corrected": corrections.newest_of_each_kind(told),
        "related": related.for_page(edition, at),
        "at": at,
    }


def front_page(at):
    return {"front": front.arrange(at), "at": at}


def section(category, at, before=""):
    """The section's stories behind the place `before` (`pages.place`), from its newest where that is empty."""
    return {"category": category, "page": pages.turn(Edition.objects.live(at).in_category(category), before), "at": at}


def corrections_page(at, before=""):
    """All that readers were told of mistakes behind the place `before`, as pairs with what they last saw."""
    return {"page": corrections.turn(at, before), "at": at}
