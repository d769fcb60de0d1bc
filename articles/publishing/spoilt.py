"""Which keys (articles/keys.py) a change in what readers see of a story spoils: it is compared guise by guise and list
by list, so that just those pages go out of date that print what is changed."""

from dataclasses import replace
from functools import cached_property

from articles import front, keys, listings

from . import calendar, translations
from .parts import of_turn
from .places import Row


class Spoilt:
    """What changes for readers between two `Seen` of a story. `is_ahead`: the second is still to come."""

    def __init__(self, story, last, then, *, is_ahead=False):
        self.story, self.last, self.then, self.is_ahead = story, last, then, is_ahead
        self.at = then.at

    @cached_property
    def keys(self):
        """A set of strings, empty where nothing changes."""
        if not self._changed and self.last.told == self.then.told:
            return set()
        of_pages = {*self._of_front(), *self._of_furniture()}
        of_sets = {*self._of_series(), *self._of_translations()}
        return {*self._of_guises(), *self._of_lists(), *of_sets, *self._of_calendar(), *of_pages}

    @property
    def is_hard(self):
        """Whether what readers saw is to be seen no more, not for a second: it was wrong, or it is taken away."""
        is_told = self.last.corrected_at != self.then.corrected_at or self.last.told != self.then.told
        return (self.last.is_live and not self.then.is_live) or is_told or self._is_gone_otherwise

    @cached_property
    def handed_on(self):
        """See `Place.handed_on`."""
        came = [pair for place in _and_more(self._entered) for pair in place.handed_on(has_entered=True)]
        return came + [pair for place in _and_more(self._left) for pair in place.handed_on(has_entered=False)]

    @property
    def _is_gone_otherwise(self):
        return not (self.last.is_live or self.then.is_live) and "page" in self._changed

    @cached_property
    def _changed(self):
        return {guise for guise in keys.GUISES if self.last.guises[guise] != self.then.guises[guise]}

    def _of_guises(self):
        return {keys.story(self.story.pk, guise) for guise in self._changed}

    def _of_lists(self):
        for place in self._entered.values():
            yield from place.entered()
            yield from (key for each in self._more(place, self.then) for key in each.entered())
        for place in self._left.values():
            yield from place.left()
            yield from (key for each in self._more(place, self.last) for key in each.left())

    def _more(self, place, seen):
        """The place in what is more from an author. A translation counts on pages in its language; where it does not
        come in above all, on all, so that what comes in right above it later finds it named."""
        if not keys.is_of_author(place.listing):
            return
        if not seen.edition.is_translation or (seen is self.then and place.above is not None):
            yield replace(place, listing=keys.more(place.listing))
        if seen.edition.is_translation:
            yield replace(place, listing=keys.more(place.listing, seen.edition.spoken))

    @cached_property
    def _entered(self):
        """By key, the places that the story has come into; and by number, those of corrections."""
        return self._places(self.then, self.last, Row.entered) | self._told(self.then, self.last, Row.entered)

    @cached_property
    def _left(self):
        return self._places(self.last, self.then, Row.left) | self._told(self.last, self.then, Row.left)

    def _places(self, seen, other, find):
        """The places that the story has in lists as it was `seen`, and not in those of the `other`."""
        others = other.lists(self.at)
        lists = {key: rows for key, rows in seen.lists(self.at).items() if key not in others}
        return find(Row(seen.edition.list_place, lists.get(keys.ALL)), lists) if lists else {}

    def _told(self, seen, other, find):
        """The same in the list of all corrections."""
        whole, lists = listings.ALL_CORRECTIONS(self.at), {keys.CORRECTIONS: listings.CORRECTIONS(self.at)}
        return {place[1]: find(Row(place, whole), lists)[keys.CORRECTIONS] for place in seen.told - other.told}

    def _of_series(self):
        return of_turn(self.story, self.at) if self.last.is_live != self.then.is_live else set()

    def _of_translations(self):
        """Of its originals: whose it is now, and whose it was."""
        if self.last.is_live and self.then.is_live and self._differ("is_translation"):
            yield keys.original(self.story.pk)
        if "translations" in self._changed:
            originals = {seen.edition.translation_of_id for seen in (self.last, self.then) if seen.is_live} - {None}
            yield from translations.spoilt(originals, self.at)
            yield from self._spoken(self.last) ^ self._spoken(self.then)

    def _spoken(self, seen):
        """In which language there is which story: the original; and it itself, where readers only see it change."""
        if not seen.is_live:
            return set()
        stays = self.last.is_live and self.then.is_live
        numbers = {seen.edition.translation_of_id, *([self.story.pk] if stays else [])} - {None}
        return {keys.in_language(number, seen.edition.spoken) for number in numbers}

    def _of_calendar(self):
        """Of what names days, months, authors and tags, and is spoilt by the first story of one or the last."""
        seen = self.then if self.then.is_live else self.last
        if not (seen.is_live and "page" in self._changed):
            return
        yield keys.map_of(seen.day)
        moved = self._entered | self._left
        yield from calendar.spoilt(seen.day, moved, self.at, has_entered=self.then.is_live)
        if any(place.is_alone for place in moved.values() if keys.is_of_name(place.listing)):
            yield keys.NAMES
        for tagged in self.then.edition.tagged.all():
            place = self._entered.get(keys.of(tagged.tag))
            if place and place.above is None:  # a tag has a page once it has a story
                yield keys.at(tagged.tag.get_absolute_url())

    def _of_front(self):
        """The front prints the story, printed it, or depends on how many there are."""
        if keys.ALL in {**self._entered, **self._left}:
            yield keys.DEEP_FRONT
        if self.last.is_live and self._stands_otherwise:
            yield keys.on_front(self.story.pk)
        if self.then.is_live and self._stands_otherwise and self._is_on_front:
            yield keys.FRONT

    @property
    def _stands_otherwise(self):
        """Whether the front would have another place for it."""
        columns = ("category_id", "lead_picture_id", "is_translation")
        if self.last.is_live and self.then.is_live:
            return any(map(self._differ, columns))
        return self.last.is_live or self.then.is_live

    def _differ(self, column):
        return getattr(self.last.edition, column) != getattr(self.then.edition, column)

    @property
    def _is_on_front(self):
        """As far as is known: whatever comes in at the top is, and of what is ahead nobody knows; but for translations,
        which stand nowhere by themselves."""
        place = self._entered.get(keys.ALL)
        is_first = place is not None and place.above is None
        comes_by_itself = (is_first or self.is_ahead) and not self.then.edition.is_translation
        return comes_by_itself or self.then.edition.pk in front.pick(self.at).shown

    def _of_furniture(self):
        if "card" in self._changed:
            yield keys.HOT
        if {"card", "address"} & self._changed:
            yield keys.POPULAR
        if "page" in self._changed:
            yield keys.SEARCH


def _and_more(places):
    """The places, and those of authors also in what is more from them."""
    theirs = [each for each in places.values() if keys.is_of_author(each.listing)]
    return [*places.values(), *(replace(each, listing=keys.more(each.listing)) for each in theirs)]
