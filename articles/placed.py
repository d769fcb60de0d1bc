"""Which of the library's pictures stand in stories: noted by `revisions` and `publishing` as they write, in the same
transaction, so that whoever asks (whereabouts.py) reads no text."""

from pictures.models import Picture

from . import body
from .models import EditionPicture, StoryPicture
from .models.placed import Placed

PLACE = Placed.Place
ELSEWHERE = {"gallery": PLACE.GALLERY}  # than in the text itself: a picture's size is no place


def places_of(lead_picture_id, text):
    """The pictures of a story that are in the library, each with its place: a set of pairs (3, "gallery")."""
    found = {(number, ELSEWHERE.get(place, PLACE.TEXT)) for number, place in body.placed_pictures(text)}
    if lead_picture_id:
        found.add((lead_picture_id, PLACE.LEAD))
    numbers = {number for number, _ in found}
    known = set(Picture.objects.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
    return {(number, place) for number, place in found if number in known}


def note(story):
    """Notes which pictures the desk's copy has, as it stands in the object. Call it in the saving transaction."""
    wanted = places_of(story.lead_picture_id, story.body)
    noted = {(row.picture_id, row.place): row.pk for row in StoryPicture.objects.filter(story=story)}
    if gone := [pk for pair, pk in noted.items() if pair not in wanted]:
        StoryPicture.objects.filter(pk__in=gone).delete()
    new = sorted(wanted - noted.keys())
    StoryPicture.objects.bulk_create(StoryPicture(story=story, picture_id=n, place=place) for n, place in new)


def of_edition(edition):
    """The rows of an edition that is about to be saved, and of its text, which is clean."""
    pairs = sorted(places_of(edition.lead_picture_id, edition.body))
    return [EditionPicture(edition=edition, picture_id=number, place=place) for number, place in pairs]
