"""What this process knows of the clock and its marks, and its verdict on what it has kept."""

from enum import IntEnum
from math import inf
from time import time

LONGEST = 3_600  # seconds that anything is kept at most: what a mark that was forgotten could cost
MOST_MARKS = 100_000  # some ten megabytes of keys, and weeks of a paper's work


class Verdict(IntEnum):
    """Of something kept; the worse is the greater."""

    FRESH = 0
    SOFT = 1  # out of date, and may be shown once more while it is made anew, or where that fails
    HARD = 2  # may not be shown any more


class Kept:
    """Something made from the database. Moments are seconds since 1970 by this machine's clock on the wall.

    `count`: what the clock was known to show before the first query; `born`: when that was; `ends`: when it is out of
    date by itself; `parts`: other things kept that it is made of. `checked` and `good_until` remember what a `Watch`
    has found.
    """

    __slots__ = ("born", "checked", "count", "ends", "era", "good_until", "keys", "parts")

    def __init__(self, keys, count, era, born, ends, parts=()):
        self.keys, self.count, self.era = keys, count, era
        self.born, self.ends, self.parts = born, min(ends, born + LONGEST), tuple(parts)
        self.checked, self.good_until = None, 0.0


class Watch:
    """Written by one thread, read by all. `version` changes with every change of what is known, and after it. `era` is
    another whenever the clock has gone backwards, and `began` the count with which it began."""

    def __init__(self):
        self.count = None  # nothing is known yet
        self.version = 0
        self.era = self.began = 0
        self._forget(0)

    def set_back(self, count):
        """The clock shows less than it did: another database, or an older one. Nothing kept so far counts."""
        self._forget(count)
        self.era += 1
        self.count = self.began = count
        self.version += 1

    def learn(self, count, marks, moments, now):
        """`marks`: (key, count, hard count); `moments`: (key, seconds since 1970, is hard, count)."""
        for key, marked, hard_marked in marks:
            self._mark(key, marked, hard_marked)
        for key, at, is_hard, marked in moments:
            self._expect(key, at, is_hard, now)
            if at <= now:  # it was passed when it was told of: what was made before that does not know it
                self._mark(key, marked, marked if is_hard else 0)
        if len(self._marks) > MOST_MARKS:
            self._forget(count)
        self.count = count
        self.version += 1

    def _forget(self, count):
        self.floor = count  # of marks before it nothing is known
        self._marks, self._hard_marks, self._moments = {}, {}, {}

    def _mark(self, key, count, hard_count):
        self._marks[key] = max(count, self._marks.get(key, 0))
        if hard_count:
            self._hard_marks[key] = max(hard_count, self._hard_marks.get(key, 0))

    def _expect(self, key, at, is_hard, now):
        still = [each for each in self._moments.get(key, ()) if each[0] > now - LONGEST and each[0] != at]
        self._moments[key] = (*still, (at, is_hard))

    def trusts(self, kept):
        """Whether it is fresh for certain: known without looking at a key."""
        return kept.checked == self.version and kept.born <= time() < kept.good_until

    def judge(self, kept):
        """The verdict on it and its parts; where that is FRESH, it remembers until when."""
        version, now = self.version, time()
        verdict = max([self.judge_alone(kept, now), *map(self.judge, kept.parts)])
        if verdict is Verdict.FRESH:
            ahead = [at for at, _ in self._moments_of(kept) if at > now]
            kept.good_until = min([kept.ends, *ahead, *(part.good_until for part in kept.parts)])
            kept.checked = version
        return verdict

    def judge_alone(self, kept, now=None):
        """The verdict on what it says itself, whatever its parts are like."""
        now = time() if now is None else now
        verdict = max(self._by_marks(kept), self._by_time(kept, now))
        # Looked at last, since marks are forgotten only after `floor` was raised above them.
        if kept.era != self.era or kept.count < self.floor or now < kept.born:
            return Verdict.HARD
        return verdict

    def gone_at(self, kept):
        """When it may not be shown any more, fresh or not, by what is known now; infinity where nothing says so."""
        hard = [at for at, is_hard in self._moments_of(kept) if is_hard and at > kept.born]
        return min([*hard, *map(self.gone_at, kept.parts)], default=inf)

    def _by_marks(self, kept):
        marks, hard_marks, count = self._marks, self._hard_marks, kept.count
        if not any(marks.get(key, 0) > count for key in kept.keys):
            return Verdict.FRESH
        return Verdict.HARD if any(hard_marks.get(key, 0) > count for key in kept.keys) else Verdict.SOFT

    def _by_time(self, kept, now):
        passed = [is_hard for at, is_hard in self._moments_of(kept) if kept.born < at <= now]
        if any(passed):
            return Verdict.HARD
        return Verdict.SOFT if passed or now >= kept.ends else Verdict.FRESH

    def _moments_of(self, kept):
        moments = self._moments
        return [each for key in kept.keys for each in moments.get(key, ())] if moments else []
