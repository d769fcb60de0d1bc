"""Which keys of the archive's calendar a story spoils that comes into it or goes: its days, months and years."""

from articles import keys, months


def spoilt(day, moved, at, *, has_entered):
    """Yields keys. `day`: of the story (a date); `moved`: by list, its `Place` in those that it enters or leaves at
    `at` (aware)."""
    if keys.month(day) in moved:
        yield keys.year(day)
    if _is_alone(keys.day(day), moved):
        yield keys.days(day)
        yield from _beside(keys.day, day, months.beside(day, day, at, is_month=False), has_entered)
    if _is_alone(keys.month(day), moved):
        yield from _of_month(day, at, has_entered)


def _is_alone(listing, moved):
    return listing in moved and moved[listing].is_alone


def _of_month(day, at, has_entered):
    """Of a month that gets its first story, or loses its last; and so may its year."""
    yield keys.ARCHIVE
    near = months.beside(*months.bounds(day.year, day.month), at, is_month=True)
    yield from _beside(keys.month, day, near, has_entered)
    if all(first is None or first.year != day.year for first in near):
        yield keys.YEARS
        yield from _beside(keys.year, day, near, has_entered)


def _beside(key, day, near, has_entered):
    """Of what stands before it and behind it, and of what has no stories between, which leads to both. Where it comes
    in at the end, what was the last says so itself: stories come at the end, and of one that is still to come nobody
    knows which that will be."""
    before, behind = near
    if behind:
        yield keys.beside(key(behind))
    elif has_entered:
        yield keys.last(key(day))
    if behind or not has_entered:
        yield keys.gap(key(before)) if before else keys.first(key(day))
        yield from [keys.beside(key(before))] if before else []
    if not has_entered:
        yield keys.gap(key(day))
