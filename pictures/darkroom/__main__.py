"""The darkroom's own process: `python -m pictures.darkroom WHAT ORDER < FILE`, one JSON answer.

WHAT is one of DOES. ORDER is JSON, as that function takes it. The answer is what was
found or made, or {"refused": sentence}.
"""

from . import limits

limits.take_on()  # before any library that opens pictures is there

import json  # noqa: E402
import sys  # noqa: E402

from . import bills, emblems, refusals, signs  # noqa: E402
from .developing import develop  # noqa: E402
from .looking import inspect  # noqa: E402

OF_THE_PAPER = {"logo": emblems.logo, "tones": emblems.tones, "icons": emblems.icons}
DOES = {"inspect": inspect, "develop": develop, **OF_THE_PAPER, "sign": signs.sign, "bill": bills.bill}


def answer(what, order, file):
    try:
        return DOES[what](file, **order)
    except refusals.Refused as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"refused": str(refusals.too_costly())}


if __name__ == "__main__":
    json.dump(answer(sys.argv[1], json.loads(sys.argv[2]), sys.stdin.buffer), sys.stdout)
