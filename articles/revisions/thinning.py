"""Which autosaves make room for the next: writing leaves about one version a minute, and takes no words with it."""

from collections import Counter
from datetime import timedelta

from articles.models import Edition, Revision

ONE_IN = timedelta(minutes=1)
SLIPS = 3  # words that may go from one autosave to the next: one half typed, and a typing error or two


def gives_way(last, taken, by, number):
    """Whether the last revision makes room for that of `number`, an autosave of `by` that says `taken` (a snapshot).

    Only an autosave of the same person does, right before this one, made within a minute of its own predecessor, of
    which next to nothing is gone and that no edition was made from. (A side revision that was written on it has a
    number in between.)
    """
    if last is None or by is None or not last.is_autosave or last.made_by_id != by.pk or last.number != number - 1:
        return False
    if not all(_is_kept(written, taken.get(name)) for name, written in last.snapshot.items()):
        return False
    predecessors = Revision.objects.filter(story=last.story_id, number=last.base_number)
    if not predecessors.filter(made_at__gt=last.made_at - ONE_IN).exists():
        return False
    return not Edition.objects.filter(revision=last).exists()


def _is_kept(written, now):
    """Of a text all but a few words, of a list everything; a section or a picture may be another."""
    if isinstance(written, str):
        return (Counter(written.split()) - Counter((now or "").split())).total() <= SLIPS
    return not isinstance(written, list) or all(each in (now or ()) for each in written)
