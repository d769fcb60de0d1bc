"""What the front and the fronts of sections show: what the desk pinned there, and what fills the places it left.

A place is one of a zone's (`zones.py`); a `Slot` is what the desk said of one. An arrangement without slots, or none at
all, is filled by simple rules: the newest. A section of which the desk has said nothing is a list, its newest first.
"""

from .cards import Front, Rail, arrange, of_list, of_section
from .picking import pick
from .zones import Zone, zones

__all__ = ["Front", "Rail", "Zone", "arrange", "of_list", "of_section", "pick", "zones"]
