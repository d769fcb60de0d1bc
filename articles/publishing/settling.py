"""What follows once the paper has another time zone or language: what was written down by the old one is put right.

All of it is safe twice, and what a worker that died has left is done at night (`mending.mend`).
"""

from django.tasks import task
from django.utils import timezone

from articles import search
from pictures import withdrawing

from .mending import mend


@task()
def settle_days():
    """After the time zone was changed: the days of the archive, and the midnights at which pictures' rights end.
    Returns how much was not right."""
    return mend() + withdrawing.foretell_ends(timezone.localdate())


@task()
def settle_words():
    """After the language was changed: which forms of a word search takes for one. Returns of how many words."""
    return search.learn_forms()
