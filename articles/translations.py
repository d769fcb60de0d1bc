"""One story in several languages: an original and its translations, which lead to each other."""

from dataclasses import dataclass, field

from django.db.models import Q

from .models import Edition, Story

LINKED = ("story_id", "slug", "language", "translation_of_id", "category__name", "category__path")  # what a link needs


@dataclass
class Versions:
    """The editions of an original and its translations that readers see, the original first, then by language. One of
    them is `own`, whose page is printed; where there is no other, nothing is told."""

    own: Edition
    live: list = field(default_factory=list)

    @property
    def others(self):
        return [each for each in self.live if each.story_id != self.own.story_id]

    @property
    def is_told(self):
        return bool(self.others)

    @property
    def original(self):
        """What readers of every other language are best sent to, or None where they do not see it."""
        return next((each for each in self.live if each.story_id == self.own.original_id), None)

    @property
    def numbers(self):
        """Of the stories that the others are."""
        return {each.story_id for each in self.others}


def of(edition, found):
    """The `Versions` of an edition among editions, of which it may itself be one."""
    return Versions(edition, in_order([edition, *(each for each in found if each.story_id != edition.story_id)]))


def unread(edition, rows):
    """The numbers of those among `rows`, editions, that stand beside it for no reader: of a story in several languages
    one is enough, in the language of the page or else the original."""
    rows = list(rows)
    here = {each.original_id for each in rows if each.spoken == edition.spoken}
    foreign = (each for each in rows if each.spoken != edition.spoken)
    return {each.story_id for each in foreign if each.is_translation or each.original_id in here}


def live_sets(originals, at):
    """By number of each of the originals, the editions of it and of its translations that readers see at `at` (aware),
    the original first, then by language."""
    asked = Q(story__in=originals) | Q(translation_of__in=originals)
    found = Edition.objects.live(at).filter(asked).select_related("category").only(*LINKED)
    sets = {number: [] for number in originals}
    for each in found:
        for number in {each.story_id, each.translation_of_id} & sets.keys():
            sets[number].append(each)
    return {number: in_order(versions) for number, versions in sets.items()}


def in_order(versions):
    return sorted(versions, key=lambda each: (each.translation_of_id is not None, str(each.spoken)))


def are_in_set(story):
    """The condition that a Story is one of those that are, at the desk, the same story in another language, or `story`
    itself."""
    original = story.translation_of_id or story.pk
    return Q(pk=original) | Q(translation_of=original)


def numbers_of(story):
    """Of the stories that are the same in another language, as the desk has it, and its own."""
    return {story.pk, *Story.objects.filter(are_in_set(story)).values_list("pk", flat=True)}
