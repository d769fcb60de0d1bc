"""What an edition takes from its story: one way, so that a preview shows just what publishing would make."""

from . import placed, suggestions, translations
from .models import Ban, Edition, EditionByline, EditionLink, EditionTag


def edition_of(story, **dates):
    """The edition that the story as it stands would make, and all that belongs to it: a pair, nothing of it saved.

    `dates` are the edition's own (`starts_at`, `published_at`…, aware). What belongs to it: lists of bylines, tags,
    links and pictures, each naming the edition.
    """
    edition = Edition.copy_of(story, **dates)
    tags = list(story.tags.all())
    return edition, {
        "bylines": _bylines(story, edition),
        "tagged": _tagged(tags, edition),
        "links": _links(story, tags, edition),
        "placed": placed.of_edition(edition),
    }


def once_more(edition, **dates):
    """What readers saw in an edition, word for word, for other `dates`: the same pair, nothing of it saved."""
    again = edition.once_more(**dates)
    return again, {
        "bylines": [_belonging_to(again, byline) for byline in edition.bylines.all()],
        "tagged": _tagged([row.tag for row in edition.tagged.select_related("tag")], again),
        "links": [_belonging_to(again, link) for link in edition.links.all()],
        "placed": placed.of_edition(again),
    }


def _belonging_to(edition, row):
    """The same byline or link, to be saved as another row."""
    row.pk, row._state.adding, row.edition = None, True, edition
    return row


def _bylines(story, edition):
    """Each author is listed under the story once, however many roles they have in it."""
    copied, listed = [], set()
    for said in story.bylines.select_related("author"):
        listed_at = None if said.author_id in listed else edition.published_at
        copied.append(
            EditionByline(
                edition=edition, author=said.author, role=said.role, position=said.position, listed_at=listed_at
            )
        )
        listed.add(said.author_id)
    return copied


def _tagged(tags, edition):
    return [EditionTag(content_object=edition, tag=tag, published_at=edition.published_at) for tag in tags]


def _links(story, tags, edition):
    """The desk's picks, then what stories share with this one at the moment the edition starts."""
    picked = [EditionLink(**link) for link in story.links.values("target_id", "url", "title")]
    banned = Ban.objects.filter(story=story.pk).values_list("other_id", flat=True)
    taken = {*translations.numbers_of(story), *(link.target_id for link in picked), *banned}
    suggested = suggestions.suggest(story, tags, edition.starts_at, taken)
    links = [*picked, *(EditionLink(target_id=target_id, is_automatic=True) for target_id in suggested)]
    for place, link in enumerate(links):
        link.edition, link.position = edition, place
    return links
