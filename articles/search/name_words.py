"""The words of names that readers have met, learnt beside those of stories: a slip may be of one of them.

Whatever is called something is gone through each time: so a name that was changed, a series that was made of older
stories and an author who is introduced before the first one are learnt like all others.
"""

from itertools import batched

from django.db import transaction
from django.utils import timezone

from articles.models import Author, Category, Series, Tag, Word

from . import names
from .dictionary import is_worth_learning
from .letters import pieces

AT_ONCE = 2_000  # names that are looked at together, and words in one transaction
NAMED = {
    "series": Series.objects.values_list("pk", "title"),
    "section": Category.objects.values_list("pk", "name"),
    "tag": Tag.objects.values_list("pk", "name"),
    "author": Author.objects.values_list("pk", "name"),
}


def learn_names():
    """Marks the words of what readers have met by its name, and no longer those by which the desk calls nothing.
    Returns how many changed. Safe twice, and beside whoever learns words."""
    at = timezone.now()
    known, borne, met = set(Word.objects.filter(is_name=True).values_list("word", flat=True)), set(), set()
    for kind, words in _words():
        borne.update(*words.values())
        unknown = [number for number, said in words.items() if said - known - met]
        met.update(*(words[number] for number in names.met(kind, unknown, at)))
    _mark(met - known)
    _unmark(known - borne)
    return len(met - known) + len(known - borne)


def _words():
    """The words of all names by number, some names of a kind at a time: there may be a million."""
    for kind, rows in NAMED.items():
        for some in batched(rows.iterator(), AT_ONCE, strict=False):
            yield kind, {number: set(filter(is_worth_learning, pieces(name))) for number, name in some}


def _mark(words):
    """Those that are known first, as `dictionary` does: two who wait for each other would else be both right."""
    for some in batched(sorted(words), AT_ONCE, strict=False):
        with transaction.atomic():
            known = Word.objects.select_for_update().filter(word__in=some).order_by("word").in_bulk()
            rows = [known.get(word) or Word(word=word, editions=0) for word in some]
            for row in rows:
                row.is_name = True
            Word.objects.bulk_create(rows, update_conflicts=True, unique_fields=["word"], update_fields=["is_name"])


def _unmark(words):
    for some in batched(sorted(words), AT_ONCE, strict=False):
        with transaction.atomic():
            gone = Word.objects.filter(word__in=some)
            gone.filter(editions=0).delete()
            gone.update(is_name=False)
