"""What the pages print, by the moment (aware) they are asked for: readers' pages, and the desk's previews of them."""

from django.db.models import BigIntegerField, DateTimeField

from newsroom.prepared import prepared

from . import blocks, body, corrections, faces, front, hanging, keys, neighbours, pages, printed
from . import series as series_parts
from .models import Edition


def live_edition(story_id, at):
    """The edition of a story that readers see, with all that its own page prints; or None."""
    return next(iter(_live(story=story_id, at=at)), None)


@prepared(at=DateTimeField(), story=BigIntegerField())
def _live(at, story):
    return Edition.objects.for_page().live(at).filter(story=story)


def story(edition, at):
    told, around = corrections.under(edition, at), neighbours.of(edition, at)
    placed = {number for number, _ in body.placed_pictures(edition.body)}
    beside = faces.of(edition)
    portraits = {author.portrait_id for author in (*beside, *around.faces)}
    edition.pictures = hanging.hang([edition, *around.editions], placed | portraits)
    faces.hang([*beside, *around.faces], edition.pictures)
    printed.whole(edition)
    printed.faces(edition, beside)
    printed.neighbours(edition, around)
    return {
        "edition": edition,
        "faces": beside,
        "corrections": told,
        "corrected": corrections.newest_of_each_kind(told),
        "related": around.related,
        "around": around,
        "at": at,
    }


def pictures(edition):
    placed = {number for number, _ in body.placed_pictures(edition.body)}
    edition.pictures = hanging.hang([edition], placed)
    printed.galleries(edition)
    galleries = blocks.whole(edition.galleries, edition.pictures, edition.is_foreign_to_library)
    return {"edition": edition, "galleries": galleries}


def front_page(at, slots=None):
    """As readers have it at `at`, or with the slots of a draft."""
    arranged = front.arrange(at, slots)
    printed.front(arranged)
    return {"front": arranged, "at": at}


def section(category, at, before="", slots=None):
    """The section's stories behind the place `before` (`pages.place`). From its newest where that is empty, below what
    the desk put there, by its arrangement at `at` or the slots of a draft."""
    printed.section_page(category)
    if not before:
        printed.what_is_arranged(category)
        if arranged := front.of_section(category, at, slots):
            printed.section_front(category, arranged)
            return {"category": category, "front": arranged, "page": arranged.page, "at": at}
    page = pages.turn(Edition.objects.live(at), before, listing=keys.of(category), within=category)
    return {"category": category, "front": front.of_list(page), "page": page, "at": at}


def series(shown, at):
    """A series with the parts of it that readers see at `at`, in order; `shown.picture` hangs with theirs."""
    parts = list(series_parts.parts_live(shown, at).for_brief_cards().with_names())
    found = hanging.hang(parts, {shown.picture_id} - {None})
    shown.picture = found.get(shown.picture_id)
    printed.series_page(shown, parts)
    return {"series": shown, "parts": parts, "at": at}


def corrections_page(at, before=""):
    """All that readers were told of mistakes behind the place `before`, as pairs with what they last saw."""
    return {"page": corrections.turn(at, before), "at": at}
