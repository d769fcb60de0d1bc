"""Where in its lists a row comes in, or was: which pages of them show it, and what stands above and behind."""

from dataclasses import dataclass

from django.db.models import Subquery

from articles import keys
from articles.models import Story


@dataclass(frozen=True)
class Place:
    """A place in a list, by the numbers of the rows right above and right behind it; None: there is none."""

    listing: str
    number: int
    above: int | None
    behind: int | None

    @property
    def is_alone(self):
        return self.above is None and self.behind is None

    def entered(self):
        """The key of the pages that change as its row comes in: those that show what stands right behind it."""
        if self.above is None:
            return {keys.top(self.listing)}
        return {self._behind()}

    def left(self):
        """The keys of the pages that change as its row goes: those that show it; and where it was the list's last,
        the one that only told that there is more."""
        last = {keys.next_row(self.listing, self.number)} if self.behind is None else set()
        return {keys.row(self.listing, self.number)} | last

    def handed_on(self, has_entered):
        """Pairs of keys: what is to be marked at a moment to come for the first has to be for the second, too.

        A row that is going to come in was foreseen in front of the row behind this place, or of this one; and the last
        row is another once this one, the last, has left.
        """
        own, behind = keys.row(self.listing, self.number), self._behind()
        if has_entered:
            return [(behind, own)] if self.above is not None else []
        if self.behind is not None or self.above is None:
            return [(own, behind)]
        return [(own, behind), (keys.row(self.listing, self.above), keys.next_row(self.listing, self.above))]

    def _behind(self):
        return keys.end(self.listing) if self.behind is None else keys.row(self.listing, self.behind)


def places(story, lists, place, number):
    """By key, the `Place` of a row that stands at `place` in all the lists (querysets by key). One query.

    `number`: the column that numbers their rows.
    """
    sides = []
    for rows in lists.values():
        sides += [rows.newer_than(*place).oldest_first(), rows.older_than(*place).newest_first()]
    asked = [Subquery(rows.values(number)[:1]) for rows in sides]
    numbers = Story.objects.filter(pk=story.pk).values_list(*asked).get() if lists else ()
    return {key: Place(key, place[1], *numbers[2 * n : 2 * n + 2]) for n, key in enumerate(lists)}
