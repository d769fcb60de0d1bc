"""What follows once the paper has another time zone or language: what was written down by the old one is put right.

All of it is safe twice, and what a worker that died has left is done at night (`mending.mend`).
"""

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from articles import keys, search
from newsroom import languages
from newsroom.models import Paper
from newsroom.pagecache import marks
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


@task()
def settle_past_languages():
    """After older stories were left in the language that the paper had: what search finds them by. Returns of how many
    editions."""
    return tell_search()


def tell_search():
    """Has search learn of the languages that it was not told of. Returns of how many editions."""
    found = 0
    for at, (_, first, last) in enumerate(languages.past()):
        if not Paper.objects.get().past_languages[at]["is_told"]:
            found += search.read_unnamed(first, last)
            _is_told(at)
    return found


@transaction.atomic
def _is_told(at):
    paper = Paper.objects.select_for_update().get()
    paper.past_languages[at]["is_told"] = True
    paper.save(update_fields=["past_languages"])
    marks.mark({keys.SEARCH})
