"""Where a story stands in its series, among the parts that readers can see."""

from dataclasses import dataclass

from .models import Edition, Series


@dataclass(frozen=True)
class Place:
    """The story is number `number` of `count` parts. `before` and `behind`: the editions next to it, or None."""

    series: Series
    number: int
    count: int
    before: Edition | None
    behind: Edition | None

    @property
    def beside(self):
        """The numbers of the stories next to it."""
        return {each.story_id for each in (self.before, self.behind) if each}

    @property
    def is_alone(self):
        return self.count == 1

    @property
    def is_last_of_more(self):
        """Whether it is the last so far of a series that goes on."""
        return self.behind is None and not self.series.is_finished


def place_of(edition, parts):
    """The `Place` of an edition among editions, each with the place in the series as its `role`; or None."""
    if not edition.in_series:
        return None
    told = {**edition.in_series}
    edition.role = told.pop("position")
    others = [each for each in parts if each.story_id != edition.story_id]
    order = sorted([*others, edition], key=lambda each: (each.role, each.story_id))
    place = order.index(edition)
    neighbours = order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None
    return Place(Series(**told), place + 1, len(order), *neighbours)


def parts_live(series, at):
    """The editions of its parts that readers see at `at` (aware), in the order of the series."""
    live = Edition.objects.live(at).filter(story__part__series=series)
    return live.order_by("story__part__position", "story_id")
