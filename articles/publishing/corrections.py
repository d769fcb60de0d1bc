"""What readers are told of a mistake in a story they see."""

from articles.models import Act, Correction
from newsroom.text import block

from . import editions
from .acts import verb
from .refusals import Refused
from .showing import replace_live

LONGEST = Correction._meta.get_field("text").max_length


@verb
def correct(story, act, kind, text, *, with_edits=False, override=""):
    """Tells readers of a live story what was wrong with it: `kind` is one of Correction.Kind. Returns the correction.

    `with_edits` also shows them the story as it is saved. Only the time of its last change moves.
    """
    editions.live(story, act.now, "corrected")
    _check(kind, text)
    if with_edits:
        act.ask("update")
        replace_live(story, act, Act.Verb.CORRECT, "corrected", override=override)
    else:
        act.record(Act.Verb.CORRECT)
    return Correction.objects.create(story=story, kind=kind, text=text, made_by=act.by, made_at=act.now)


def _check(kind, text):
    if kind not in Correction.Kind.values:
        raise Refused(f"Choose one of {', '.join(Correction.Kind.values)}.")
    if not block(text):
        raise Refused("Say what was wrong, and what is right.")
    if len(text) > LONGEST:
        raise Refused(f"The correction has {len(text)} characters. Make it at most {LONGEST}.")
