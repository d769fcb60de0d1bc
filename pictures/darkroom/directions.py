"""Letters of both directions in one line: which way each runs, and in what order they stand from left to right.

The Unicode Bidirectional Algorithm (UAX #9) without what a headline has no use for: isolates, embeddings and overrides
are taken for nothing, and brackets go by their neighbours.
"""

from itertools import groupby
from unicodedata import bidirectional

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "L", "R"
STRONG = {LEFT_TO_RIGHT, RIGHT_TO_LEFT, "AL"}
NUMBERS = {"EN", "AN"}  # European and Arabic digits
LIKE_BEFORE = {"NSM", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", ""}


def is_right_to_left(words):
    """As the first letter that has a direction says (P2, P3)."""
    return next((kind for kind in map(bidirectional, words) if kind in STRONG), LEFT_TO_RIGHT) != LEFT_TO_RIGHT


def levels(words, is_from_right):
    """A number for each letter of a line: odd where it runs from right to left, higher for what stands within."""
    base = RIGHT_TO_LEFT if is_from_right else LEFT_TO_RIGHT
    kinds = without_neutral(numbers_settled(marks_settled(words, base), base), base)
    return [level(kind, int(is_from_right)) for kind in kinds]


def level(kind, base):
    """I1, I2."""
    if base:
        return 1 if kind == RIGHT_TO_LEFT else 2
    return {LEFT_TO_RIGHT: 0, RIGHT_TO_LEFT: 1}.get(kind, 2)


def marks_settled(words, base):
    """The kind of each letter; a mark is of the kind of what it stands on (W1)."""
    kinds = []
    for kind in map(bidirectional, words):
        kinds.append((kinds[-1] if kinds else base) if kind in LIKE_BEFORE else kind)
    return kinds


def numbers_settled(kinds, base):
    """W2 to W7: digits and what belongs to them; what is left is L, R, a number or neutral ("ON")."""
    kinds = [kind if kind != "EN" or strong != "AL" else "AN" for kind, strong in with_strong(kinds, base)]
    for place in range(1, len(kinds) - 1):  # W4: 1,000 and 1-2
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and ((kind == "CS" and before in NUMBERS) or (kind == "ES" and before == "EN")):
            kinds[place] = before
    kinds = ["R" if kind == "AL" else kind for kind in with_signs(kinds)]
    return [
        LEFT_TO_RIGHT if kind == "EN" and strong == LEFT_TO_RIGHT else kind if kind in STRONG | NUMBERS else "ON"
        for kind, strong in with_strong(kinds, base)
    ]


def with_strong(kinds, base):
    """Each with the last before it, or itself, that has a direction."""
    strong = base
    for kind in kinds:
        strong = kind if kind in STRONG else strong
        yield kind, strong


def with_signs(kinds):
    """Signs beside a number, as of money and per cent, are of it (W5)."""
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    for place, (kind, length) in enumerate(runs):
        beside = {runs[near][0] for near in (place - 1, place + 1) if 0 <= near < len(runs)}
        yield from ["EN" if kind == "ET" and "EN" in beside else kind] * length


def without_neutral(kinds, base):
    """What has no direction takes that of its neighbours where they agree, else the line's (N1, N2)."""
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    for place, (kind, length) in enumerate(runs):
        if kind == "ON":
            before = side(runs[place - 1][0]) if place else base
            after = side(runs[place + 1][0]) if place + 1 < len(runs) else base
            kind = before if before == after else base
        yield from [kind] * length


def side(kind):
    return RIGHT_TO_LEFT if kind in NUMBERS else kind


def from_left(stretches):
    """Stretches (level, …) in the order of reading, as they stand from left to right (L2)."""
    stretches = list(stretches)
    for least in range(max((each[0] for each in stretches), default=0), 0, -1):
        turned = []
        for is_within, run in groupby(stretches, lambda each, least=least: each[0] >= least):
            run = list(run)
            turned += run[::-1] if is_within else run
        stretches = turned
    return stretches
