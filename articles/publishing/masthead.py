"""What the paper says of itself on every page, and which sections stand in the bar under its name."""

from django.db import transaction
from django.db.models import Max

from articles.models import Act, Category, Story
from newsroom import languages
from newsroom.models import Paper
from newsroom.pagecache import marks
from newsroom.paper import KEY, PLACE

from . import settling
from .acts import write_of_paper
from .refusals import Refused
from .renaming import renaming

SAID = [
    *("name", "strapline", "logo", "dark_logo", "icon", "accent", "footer"),
    *("links", "social", "mail", "telephone", "postal", "time_zone", "language_code"),
]
BAR = "sections in the bar"


@transaction.atomic
def set_paper(paper, bar=None, *, by=None, where="", seen=None, older_stay=False):
    """Saves what the paper says of itself. `bar`: pairs of a section's number and whether the bar shows it, in their
    order; `seen`: the number of the save that whoever does it had before them; `older_stay`: whether stories that name
    no language stay in the one that the paper had. Returns words for what changed.

    Raises Refused where somebody else has saved it since.
    """
    stored = _locked()
    if seen is not None and seen != stored.saves:
        raise Refused(f"{_who_saved_last()} saved this page since you opened it. Look once more, and save again.")
    changed = [name for name in SAID if getattr(paper, name) != getattr(stored, name)]
    told = [str(Paper._meta.get_field(name).verbose_name) for name in changed]
    told += [BAR] if bar and arrange_bar(bar) else []
    paper.past_languages = stored.past_languages
    if older_stay and is_asked_of_older(paper, stored):
        told.append(keep_older(paper, stored.language))
    if told or not stored.saves:
        paper.saves = stored.saves + 1
        paper.save()
    marks.mark({KEY} if changed else ())
    if (paper.zone, paper.language) != (stored.zone, stored.language):
        move(paper, stored)
    if told:
        write_of_paper(Act.Verb.PAPER, paper.name, by=by, where=where, why=", ".join(told))
    return told


def is_asked_of_older(paper, stored):
    """Whether the paper would be in another language than it is stored in, and there are stories that name none and
    have none of an earlier time."""
    if languages.is_papers(languages.to_choose(stored.language.code), paper.language.code):
        return False
    return Story.objects.filter(language="", pk__gt=_last_kept(stored)).exists()


def keep_older(paper, language):
    """Has all stories that there are stay in that `Language` of the paper's where they name none. Returns it in words.
    No story and no edition is written: what they left unsaid is said of them once."""
    last = Story.objects.aggregate(last=Max("pk"))["last"]
    had = {"language": languages.to_choose(language.code), "last": last, "is_told": False}
    paper.past_languages = [*paper.past_languages, had]
    transaction.on_commit(settling.settle_past_languages.enqueue)
    return f"older stories stay {language.name}"


def _last_kept(paper):
    return paper.past_languages[-1]["last"] if paper.past_languages else 0


def move(paper, stored):
    """From now on all pages speak in another time zone or language. What was written down in the old ones is put right
    by the worker."""
    marks.mark({PLACE})
    if paper.zone != stored.zone:
        transaction.on_commit(settling.settle_days.enqueue)
    if paper.language != stored.language:
        transaction.on_commit(settling.settle_words.enqueue)


def _locked():
    """The row, which the first save makes: of two at once, the later waits for it and learns who was first."""
    begun = Paper.begun()
    said = {"name": begun.name, "strapline": begun.strapline}
    return Paper.objects.select_for_update().get_or_create(pk=Paper.ONLY, defaults=said)[0]


def arrange_bar(order):
    """Puts the sections of the first level into that order (see `set_paper`). Returns whether anything is otherwise."""
    rows = {row.pk: row for row in Category.objects.top().select_for_update()}
    order = [(number, in_bar) for number, in_bar in order if number in rows]
    if order == [(row.pk, row.in_bar) for row in rows.values() if row.pk in dict(order)]:
        return False
    with renaming(next(iter(rows.values()))):
        for place, (number, in_bar) in enumerate(order, 1):
            rows[number].position, rows[number].in_bar = place, in_bar
            rows[number].save(update_fields=["position", "in_bar"])
    return True


def _who_saved_last():
    last = Act.objects.filter(verb=Act.Verb.PAPER).select_related("by").first()
    return last.by.name if last and last.by else "Somebody"
