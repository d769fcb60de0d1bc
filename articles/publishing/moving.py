"""The desk's copy on its way to readers, who see nothing of these moves."""

from articles import revisions
from articles.models import Act, Story

from . import editions
from .acts import verb
from .refusals import Refused, clock

STAGE, STATE = Story.Stage, Story.State
STANDS = {
    STAGE.DRAFT: "The story is a draft, with its writer.",
    STAGE.SUBMITTED: "The story is submitted already.",
    STAGE.APPROVED: "The story is approved already.",
}


@verb
def submit(story, act):
    """Hands the copy to the desk."""
    _move(act, [STAGE.DRAFT], STAGE.SUBMITTED, Act.Verb.SUBMIT)


@verb
def take_back(story, act):
    """Back to its writer, who asks for it."""
    _move(act, [STAGE.SUBMITTED], STAGE.DRAFT, Act.Verb.TAKE_BACK)


@verb
def approve(story, act):
    """The copy may go to readers as it is."""
    _move(act, [STAGE.DRAFT, STAGE.SUBMITTED], STAGE.APPROVED, Act.Verb.APPROVE)


@verb
def send_back(story, act):
    """Back to its writer, with a reason that stands above the copy."""
    if not act.why.strip():
        raise Refused("Say why: the writer reads it above the story.")
    _move(act, [STAGE.SUBMITTED, STAGE.APPROVED], STAGE.DRAFT, Act.Verb.SEND_BACK)


def _move(act, origins, stage, recorded_as):
    story = act.story
    if story.state() == STATE.SCHEDULED:
        raise Refused("The story is scheduled. Save it to change what waits for readers, or cancel the schedule first.")
    if story.state() == STATE.RETRACTED:
        raise Refused("The story is retracted. Restore it first.")
    if story.stage not in origins:
        raise Refused(STANDS[story.stage])
    revisions.keep(story, by=act.by)
    if stage != STAGE.DRAFT and story.state() == STATE.LIVE and not story.has_unpublished_edits:
        raise Refused("Readers see the story as it is saved: there is nothing new in it.")
    story.stage = stage
    act.record(recorded_as)


@verb
def embargo(story, act, until):
    """No edition starts before `until`, whoever asks. None lifts the embargo."""
    now = act.now
    if until is None and story.embargo_until is None:
        raise Refused("The story is under no embargo.")
    if until is not None and until <= now:
        raise Refused(f"{clock(until)} is past. Choose a later moment.")
    if until is not None and story.editions.live(now).exists():
        raise Refused("Readers see this story already: an embargo comes too late.")
    waiting = editions.waiting(story, now)
    if until is not None and waiting and waiting.starts_at < until:
        raise Refused(f"The story is scheduled for {clock(waiting.starts_at)}. Cancel that first, or schedule it anew.")
    story.embargo_until = until
    story.save(update_fields=["embargo_until"])
    act.record(Act.Verb.EMBARGO, until)
