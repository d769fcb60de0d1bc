"""Draws the letters of our fonts with fewer points (010-design.md): curves stay within some thousandths of an em
of what they were, corners and straight lines where they were.

    python docs/decisions/010_thin_fonts.py STRAY FILES

`STRAY` is how far a curve may leave the one that it replaces, in units: 0.7 for the roman, which is set large, 1 for
italic and sans. Once for each file that was cut (010_cut_fonts.py): a second time would stray again. Takes half a
minute a file. Needs fonttools, brotli and numpy, which the paper itself does not.

An outline of TrueType is corners and, between them, points that pull at the line; those halfway between two that
pull go without saying. What was drawn otherwise and converted has twice as many as it takes. Both ends of a variable
font's axis get as many, and the letters halfway between them are compared, too.
"""

import sys
from array import array
from itertools import pairwise
from math import radians
from pathlib import Path
from typing import NamedTuple

import numpy
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates, flagOverlapSimple
from fontTools.varLib.iup import iup_delta

ROUNDING = 0.3  # units that a curve may stray more once its points are whole numbers
SMALL = 120  # units: an outline of less strays less, as a dot would not be round
CORNER = radians(14)
STEPS = 14  # of one pull, where curves are compared
ROUNDS = 24  # of bringing a curve nearer to another
LOOSE = 0.15  # what it counts that a point lies elsewhere along a curve, where off it is 1
AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1))


class Curve(NamedTuple):
    """One curve of an outline, at each end of the axis: arrays of ends × 2. `pull` is None for a straight line,
    `said` whether the outline names the start."""

    start: numpy.ndarray
    pull: numpy.ndarray | None
    end: numpy.ndarray
    said: bool

    def leaves(self, side):
        return unit((self.end if self.pull is None else self.pull)[side] - self.start[side])

    def arrives(self, side):
        return unit(self.end[side] - (self.start if self.pull is None else self.pull)[side])


def unit(vector):
    return vector / max(numpy.hypot(*vector), 1e-9)


def angle(one, other):
    return abs(numpy.arctan2(one[0] * other[1] - one[1] * other[0], one @ other))


def weights(at, pulls):
    """What each point of a row (start, pulls, end) counts for at places of its curve, from 0 to the number of pulls."""
    pull = numpy.minimum(at.astype(int), pulls - 1)
    share, each = at - pull, numpy.arange(len(at))
    counts = numpy.zeros((len(at), pulls + 2))
    counts[each, pull + 1] = 2 * share * (1 - share)
    for part, near, whole in (((1 - share) ** 2, pull, pull == 0), (share**2, pull + 2, pull == pulls - 1)):
        counts[each, near] += numpy.where(whole, part, part / 2)
        counts[each, pull + 1] += numpy.where(whole, 0, part / 2)
    return counts


def traced(row):
    """Points along the curve of a row."""
    pulls = len(row) - 2
    return weights(numpy.linspace(0, pulls, pulls * STEPS + 1), pulls) @ row


def nearest(points, line):
    """For each of the points, how far it is from a line of many corners, and how many corners from the line's start."""
    along = line[1:] - line[:-1]
    off = points[:, None] - line[None, :-1]
    at = numpy.clip((off * along).sum(2) / numpy.maximum((along**2).sum(1), 1e-12), 0, 1)
    far = ((off - at[..., None] * along) ** 2).sum(2)
    each, best = numpy.arange(len(points)), far.argmin(1)
    return numpy.sqrt(far[each, best]), best + at[each, best]


def apart(line, other):
    return max(nearest(line, other)[0].max(), nearest(other, line)[0].max())


def by_turning(line):
    """Where the points of a line are, from 0 to 1, measured by how much it turns, and a little by its length."""
    steps = numpy.diff(line, axis=0)
    length = numpy.hypot(*steps.T)
    heading = numpy.unwrap(numpy.arctan2(steps[:, 1], steps[:, 0]))
    turns = numpy.abs(numpy.diff(heading, prepend=heading[0]))
    way = numpy.cumsum(turns + length / length.sum() * max(0.4, turns.sum() * 0.3))
    return numpy.concatenate([[0], way / way[-1]])


def fitted(line, pulls, leaves, arrives):
    """The row of so many pulls that comes nearest to a line, or None. `leaves` and `arrives` are the directions that it
    keeps at its ends, or None."""
    free, fixed = _freedom(line, pulls, leaves, arrives)
    at, frames = by_turning(line) * pulls, _frames(line)
    for _ in range(ROUNDS):
        wanted = numpy.einsum(
            "pab,pbc->pac", frames, numpy.kron(weights(at, pulls), numpy.eye(2)).reshape(len(line), 2, -1)
        )
        wanted = wanted.reshape(2 * len(line), -1)
        there = numpy.einsum("pab,pb->pa", frames, line).ravel()
        moves = numpy.linalg.lstsq(wanted @ free, there - wanted @ fixed, rcond=None)[0]
        row = (free @ moves + fixed).reshape(-1, 2)
        at = nearest(line, traced(row))[1] / STEPS
        at[0], at[-1] = 0, pulls
    backwards = (leaves is not None and moves[0] <= 0) or (arrives is not None and moves[-1] >= 0)
    return None if backwards else row


def _freedom(line, pulls, leaves, arrives):
    """What a row may be: a matrix for its moves, and where it is without any."""
    fixed = numpy.zeros((pulls + 2, 2))
    fixed[0], fixed[-1] = line[0], line[-1]
    moves = []
    for pull in range(1, pulls + 1):
        ways = numpy.eye(2)
        if pull == 1 and leaves is not None:
            fixed[pull], ways = line[0], [leaves]
        elif pull == pulls and arrives is not None:
            fixed[pull], ways = line[-1], [arrives]
        for way in ways:
            move = numpy.zeros((pulls + 2, 2))
            move[pull] = way
            moves.append(move.ravel())
    return numpy.array(moves).T, fixed.ravel()


def _frames(line):
    """For each point of a line, the directions across it and, counted for less, along it."""
    along = numpy.gradient(line, axis=0)
    along /= numpy.maximum(numpy.hypot(*along.T), 1e-9)[:, None]
    across = numpy.stack([-along[:, 1], along[:, 0]], 1)
    return numpy.stack([across, LOOSE * along], 1)


def rounded(row, line):
    """The row in whole numbers: each pull where, of the places around, it keeps the curve nearest to the line."""
    row = numpy.concatenate([row[:1], numpy.round(row[1:-1]), row[-1:]])
    least = (nearest(line, traced(row))[0] ** 2).sum()
    for pull in range(1, len(row) - 1):
        for way in AROUND:
            other = row.copy()
            other[pull] += way
            if (far := (nearest(line, traced(other))[0] ** 2).sum()) < least:
                row, least = other, far
    return row


def curves(points, drawn):
    """An outline's curves. `points`: ends of the axis × points × 2; `drawn`: whether the line runs through each."""
    named = [(points[:, index], drawn[index], True) for index in range(len(drawn))]
    whole = []
    for point, after in zip(named, [*named[1:], *named[:1]], strict=True):
        whole.append(point)
        if not point[1] and not after[1]:
            whole.append(((point[0] + after[0]) / 2, True, False))
    first = next(index for index, point in enumerate(whole) if point[1])
    whole = [*whole[first:], *whole[:first], whole[first]]
    ends = [index for index, point in enumerate(whole) if point[1]]
    return [
        Curve(whole[start][0], whole[start + 1][0] if end - start > 1 else None, whole[end][0], whole[start][2])
        for start, end in pairwise(ends)
    ]


class Outline:
    """A closed line of a letter. `points` and `drawn` as in `curves`."""

    def __init__(self, points, drawn, stray):
        self.stray = stray * min(1, numpy.ptp(points, axis=1).max() / SMALL)
        self.curves = curves(points, drawn)
        self.sides = range(len(points))
        pairs = [(self.curves[index - 1], curve) for index, curve in enumerate(self.curves)]
        self.turns = [
            any(angle(before.arrives(side), curve.leaves(side)) > CORNER for side in self.sides)
            for before, curve in pairs
        ]
        self.stays = [
            turns or before.pull is None or curve.pull is None
            for turns, (before, curve) in zip(self.turns, pairs, strict=True)
        ]
        if not any(self.stays):
            self.stays[next((index for index, curve in enumerate(self.curves) if curve.said), 0)] = True

    def thinned(self):
        """The points and whether they are drawn, as few as it takes."""
        found = []
        for part in self._parts():
            found.append((self.curves[part[0]].start, True))
            if self.curves[part[0]].pull is not None:
                found += self._redrawn(part)
        points = numpy.array([point for point, _ in found]).transpose(1, 0, 2)
        return self._without_halfway(points, numpy.array([drawn for _, drawn in found]))

    def _without_halfway(self, points, drawn):
        """Without points that go without saying, or nearly; the first stays."""
        for index in reversed(range(1, len(drawn))):
            after = (index + 1) % len(drawn)
            off = abs((points[:, index - 1] + points[:, after]) / 2 - points[:, index]).max()
            if drawn[index] and not drawn[index - 1] and not drawn[after] and off <= 0.5:
                fewer = numpy.delete(points, index, 1), numpy.delete(drawn, index)
                if self._is_near(curves(*fewer)):
                    points, drawn = fewer
        return points, drawn

    def _is_near(self, drawing):
        return all(
            apart(_whole(drawing, side), _whole(self.curves, side)) <= self.stray + ROUNDING for side in self.sides
        )

    def _parts(self):
        """The numbers of the curves from one point that stays to the next."""
        first, parts = self.stays.index(True), []
        for index in [*range(first, len(self.curves)), *range(first)]:
            if self.stays[index]:
                parts.append([])
            parts[-1].append(index)
        return parts

    def _redrawn(self, part):
        """What lies between the ends of a part."""
        old = self._between(part)
        lines = [self._line(part, side) for side in self.sides]
        for pulls in range(1, len(old)):
            rows = [_near(line, pulls, self.stray, *self._directions(part, side)) for side, line in enumerate(lines)]
            if all(row is not None for row in rows):
                halfway = apart(traced(sum(rows) / len(rows)), sum(lines) / len(lines))
                if halfway <= self.stray + ROUNDING:
                    return [(point, False) for point in numpy.array(rows).transpose(1, 0, 2)[1:-1]]
        return old

    def _between(self, part):
        points = []
        for index in part:
            curve = self.curves[index]
            points += [(curve.start, True)] * (curve.said and index != part[0]) + [(curve.pull, False)]
        return points

    def _line(self, part, side):
        pieces = [
            traced(numpy.array([curve.start[side], curve.pull[side], curve.end[side]]))
            for curve in (self.curves[index] for index in part)
        ]
        return numpy.concatenate([*(piece[:-1] for piece in pieces), pieces[-1][-1:]])

    def _directions(self, part, side):
        """How a part leaves its start and arrives at its end, where these are no corners."""
        after = (part[-1] + 1) % len(self.curves)
        return [None if self.turns[index] else self._direction(index, side) for index in (part[0], after)]

    def _direction(self, index, side):
        before, curve = self.curves[index - 1], self.curves[index]
        if before.pull is None:
            return before.arrives(side)
        return curve.leaves(side) if curve.pull is None else unit(before.arrives(side) + curve.leaves(side))


def _near(line, pulls, stray, leaves, arrives):
    row = fitted(line, pulls, leaves, arrives)
    if row is None or apart(traced(row), line) > stray:
        return None
    row = rounded(row, line)
    return row if apart(traced(row), line) <= stray + ROUNDING else None


def _whole(outline, side):
    """Points along all curves of an outline."""
    rows = [[each[side] for each in (curve.start, curve.pull, curve.end) if each is not None] for curve in outline]
    return numpy.concatenate([traced(numpy.array(row)) if len(row) == 3 else numpy.array(row) for row in rows])


def thin(font, stray):
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if glyph.numberOfContours > 0:
            _thin_letter(font, name, glyph, stray)
        elif _changes(font, name):
            _say_all(font, name)
    _begin_where_drawn(font)


def _begin_where_drawn(font):
    """Says where each letter begins: browsers would move one that begins elsewhere, as those made of others now do."""
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))


def _changes(font, name):
    """How a letter changes along the axis, or None."""
    return next(iter(font["gvar"].variations.get(name, [])), None) if "gvar" in font else None


def _say_all(font, name):
    """Moves of all points, also of those that others imply: packed, that is less than which ones are meant."""
    points, control = font["glyf"]._getCoordinatesAndControls(name, font["hmtx"].metrics)
    changes = _changes(font, name)
    if None in changes.coordinates:
        changes.coordinates = iup_delta(changes.coordinates, points, control.endPts)


def _thin_letter(font, name, glyph, stray):
    sides, count = [numpy.array(glyph.coordinates, float)], len(glyph.coordinates)
    changes = _changes(font, name)
    if changes:
        _say_all(font, name)
        sides.append(sides[0] + numpy.array(changes.coordinates[:count], float))
    points, drawn, ends = _outlines(numpy.array(sides), glyph, stray)
    glyph.coordinates = GlyphCoordinates(points[0].tolist())
    overlaps = glyph.flags[0] & flagOverlapSimple
    glyph.flags, glyph.endPtsOfContours = array("B", drawn.tolist()), ends
    glyph.flags[0] |= overlaps
    if changes:
        changes.coordinates = [*map(tuple, (points[1] - points[0]).tolist()), *changes.coordinates[count:]]


def _outlines(points, glyph, stray):
    """The points of a letter, thinned and whole, whether they are drawn, and where each outline ends."""
    thinned, start = [], 0
    for end in glyph.endPtsOfContours:
        drawn = numpy.array([flag & 1 for flag in glyph.flags[start : end + 1]], bool)
        thinned.append(Outline(points[:, start : end + 1], drawn, stray).thinned())
        start = end + 1
    ends = numpy.cumsum([len(drawn) for _, drawn in thinned]) - 1
    whole = numpy.round(numpy.concatenate([part for part, _ in thinned], 1)).astype(int)
    return whole, numpy.concatenate([drawn for _, drawn in thinned]), ends.tolist()


def main(stray, *files):
    for file in files:
        font = TTFont(file, recalcTimestamp=False)
        if "HVAR" in font:  # widths are in `gvar`, too
            del font["HVAR"]
        thin(font, float(stray))
        before = Path(file).stat().st_size
        font.save(file)
        print(file, before, Path(file).stat().st_size)


if __name__ == "__main__":
    main(*sys.argv[1:])
