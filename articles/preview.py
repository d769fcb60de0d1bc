"""What readers will get: of copy that is not published yet, and at moments to come. Reads only, saves nothing."""

from django.utils import timezone

from newsroom.clock import moment

from . import copying
from .models import Edition, Part

UNSAVED = 0  # the number of no edition


def edition_of(story, at):
    """The edition that publishing the story at `at` (aware) would make, with all that its page prints. Not saved."""
    first_seen = min(story.published_at or at, at)
    edition, belonging = copying.edition_of(story, pk=UNSAVED, starts_at=at, published_at=first_seen)
    belonging["tagged"].sort(key=lambda tagged: tagged.tag.name)
    edition._prefetched_objects_cache = belonging  # as `EditionQuerySet.for_page` leaves it
    edition.in_series = Part.objects.told_of(story)
    edition.is_translated = Edition.objects.filter(translation_of=story).exists()
    return edition


def live_edition(story, at):
    """What readers see of the story at `at` (aware), or None."""
    return Edition.objects.for_page().live(at).of_story(story.pk)


def last_edition(story, at):
    """What readers have seen last of the story by `at` (aware), or None."""
    return Edition.objects.for_page().last_seen(story.pk, at)


def moments(story):
    """The moments still ahead at which readers get something else of the story: pairs (words, aware datetime)."""
    now, found = timezone.now(), []
    for edition in story.editions.order_by("starts_at"):
        if edition.starts_at > now:
            found.append((f"As it comes, {moment(edition.starts_at)}", edition.starts_at))
        if edition.ending == Edition.Ending.ENDED and edition.ends_at > now:
            found.append((f"After its end, {moment(edition.ends_at)}", edition.ends_at))
    return found


def outlook(story, at):
    """What readers get at the story's address at `at` (aware), in a sentence for the desk."""
    if edition := live_edition(story, at):
        return _of_edition(edition, at)
    if edition := last_edition(story, at):
        gone = "retracted" if edition.ending == Edition.Ending.RETRACTED else "no longer published"
        return f"At {moment(at)} readers are told that the story is {gone}."
    ahead = next((when for _, when in moments(story)), None)
    until = f" until {moment(ahead)}" if ahead else ": nothing is scheduled"
    return f"At {moment(at)} readers find no such page{until}."


def _of_edition(edition, at):
    until = "" if edition.ending == Edition.Ending.OPEN else f", until {moment(edition.ends_at)}"
    return f"At {moment(at)} readers see the edition of {moment(edition.starts_at)}{until}."
