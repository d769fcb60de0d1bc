"""What readers are told of a mistake in a story they see."""

from django.core.exceptions import ValidationError

from articles.models import Act, Correction

from . import editions
from .acts import verb
from .refusals import Refused
from .showing import replace_live


@verb
def correct(story, act, kind, text, *, with_edits=False, override=""):
    """Tells readers of a live story what was wrong with it: `kind` is one of Correction.Kind. Returns the correction.

    `with_edits` also shows them the story as it is saved. Only the time of its last change moves.
    """
    editions.live(story, act.now, "corrected")
    correction = Correction(story=story, kind=kind, text=text, made_by=act.by, made_at=act.now)
    _check(correction)
    if with_edits:
        act.ask("update")
        replace_live(story, act, "corrected", Act.Verb.CORRECT, override=override)
    else:
        act.record(Act.Verb.CORRECT)
    correction.save()
    return correction


def _check(correction):
    if correction.kind not in Correction.Kind.values:
        raise Refused(f"Choose one of {', '.join(Correction.Kind.values)}.")
    try:
        correction.clean_fields(exclude=["story", "made_by"])
    except ValidationError as error:
        raise Refused(" ".join(f"{name}: {' '.join(words)}" for name, words in error.message_dict.items())) from error
