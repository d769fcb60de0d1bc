"""Where in its lists a row comes in, or was: which pages of them show it, and what stands above and behind."""

from dataclasses import dataclass

from django.db import connection

from articles import keys
from articles.listings import Listing


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
        return {keys.top(self.listing) if self.above is None else self._behind()}

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


@dataclass(frozen=True)
class Row:
    """What stands at one `place` in all its lists. `whole`: where there is one, a list in which stand all that stand in
    any of these."""

    place: tuple
    whole: Listing | None

    def entered(self, lists):
        """By key, its `Place` in the lists (by key) that it comes into.

        What comes in above all, as most do, comes in above those of each list. Where it comes in at the top, what is
        behind it is asked only of lists that may be new.
        """
        is_first = self.whole and asked_at_once([self.whole.above(self.place)]) == (None,)
        above = {} if is_first else self._above(lists)
        asked = {key: rows for key, rows in lists.items() if above.get(key) is not None or keys.may_be_new(key)}
        return self._places(lists, above, self._behind(asked))

    def left(self, lists):
        """The same of lists that it goes from."""
        behind = self._behind(lists)
        return self._places(lists, self._above({key: lists[key] for key in lists if behind[key] is None}), behind)

    def _places(self, lists, above, behind):
        return {key: Place(key, self.place[1], above.get(key), behind.get(key)) for key in lists}

    def _above(self, lists):
        return dict(zip(lists, asked_at_once([each.above(self.place) for each in lists.values()]), strict=True))

    def _behind(self, lists):
        return dict(zip(lists, asked_at_once([each.behind(self.place) for each in lists.values()]), strict=True))


def asked_at_once(asked):
    """The answers to questions for one value each, which are pairs of SQL and parameters: in one query."""
    if not asked:
        return ()
    with connection.cursor() as cursor:
        columns = ", ".join(f"({sql})" for sql, _ in asked)
        cursor.execute(f"SELECT {columns}", [each for _, params in asked for each in params])
        return cursor.fetchone()
