"""The checklist a story is read against before readers see it.

`publishing` asks it on every road and refuses where a *must* is found; the story's page shows it while it is written.
A *should* is said and holds nothing up, unless the paper insists on it (the setting GATE_MUST).
"""

from django.conf import settings

from .checks import CHECKS, Level, Problem
from .proof import Proof

__all__ = ["CHECKS", "Level", "Problem", "Proof", "musts", "problems", "problems_of"]


def problems(story, at=None):
    """What is wrong with a story as it stands in the object: a list of `Problem`, the musts first.

    `at`: when readers are going to see it (aware; now unless given), since a picture's rights may end before.
    """
    return problems_of(Proof.of(story, at))


def problems_of(proof):
    """The same, of a proof that was pulled already."""
    found = [Problem(check.name, level(check), *told) for check in CHECKS for told in check.finds(proof)]
    return musts(found) + [problem for problem in found if problem.level != Level.MUST]


def musts(found):
    """Those of the problems that keep a story from readers."""
    return [problem for problem in found if problem.level == Level.MUST]


def level(check):
    """How much this paper insists on a check."""
    return Level.MUST if check.name in settings.GATE_MUST else check.level
