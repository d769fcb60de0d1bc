"""Finding stories by their words. Two engines lie behind it (postgresql.py, sqlite.py); nobody else knows them.

What a text is found by is made here, the same for both: `letters` folds and cuts, `tokens` says what goes into the
index, `question` reads what was typed, `looking` finds and `ranking` orders, `excerpts` marks what was found.
docs/decisions/024-search.md says why.
"""

from .asking import Wanted
from .dictionary import learn
from .index import forget, keep, read_unnamed, rebuild
from .letters import fold, normal
from .looking import find
from .name_words import learn_names
from .page import page
from .stems import learn_forms

__all__ = [
    "Wanted",
    "find",
    "fold",
    "forget",
    "keep",
    "learn",
    "learn_forms",
    "learn_names",
    "normal",
    "page",
    "read_unnamed",
    "rebuild",
]
