"""What the pages print, by the moment (aware) they are asked for: readers' pages, and the desk's previews of them."""

from . import front, pages, related
from .models import Edition


def story(edition, at):
    return {"edition": edition, "related": related.for_page(edition, at), "at": at}


def front_page(at):
    return {"front": front.arrange(at), "at": at}


def section(category, at, before=""):
    """The section's stories behind the place `before` (`pages.place`), from its newest where that is empty."""
    return {"category": category, "page": pages.turn(Edition.objects.live(at).in_category(category), before), "at": at}
