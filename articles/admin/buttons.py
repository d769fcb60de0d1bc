"""What the buttons of a story say, and in which order they stand."""

from dataclasses import dataclass

from articles import gate, workflow
from articles.models import Story

from .asking import FORMS, Asks, form_for

STATE = Story.State
LABELS = {
    "submit": "Submit",
    "take_back": "Take back",
    "approve": "Approve",
    "send_back": "Send back",
    "publish": "Publish now",
    "schedule": "Schedule",
    "update": "Update live story",
    "correct": "Correct",
    "cancel": "Cancel schedule",
    "end": "End",
    "retract": "Retract",
    "restore": "Restore",
    "embargo": "Embargo",
    "override": "Publish against the checklist",
}
# What a story is not, where it was refused.
PAST = {
    "submit": "submitted",
    "take_back": "taken back",
    "approve": "approved",
    "send_back": "sent back",
    "publish": "published",
    "schedule": "scheduled",
    "update": "updated",
    "correct": "corrected",
    "cancel": "cancelled",
    "end": "ended",
    "retract": "retracted",
    "restore": "restored",
    "embargo": "put under embargo",
    "override": "published",
}
# What some of them say in some states instead.
IN_STATE = {
    (STATE.SCHEDULED, "schedule"): "Reschedule",
    (STATE.SCHEDULED, "end"): "Set an end",
    (STATE.LIVE, "submit"): "Submit update",
    (STATE.LIVE, "approve"): "Approve update",
    (STATE.LIVE, "schedule"): "Schedule update",
    (STATE.LIVE, "cancel"): "Cancel what is scheduled",
    (STATE.ENDED, "publish"): "Publish again",
}
STEPS = ("update", "publish", "approve", "submit")  # of those offered, the first is the next
GRAVE = {"retract", "end", "override"}
FAR = GRAVE | {"embargo"}  # what is pressed seldom, and never by mistake
SHOWS_NOW = ("publish", "update", "restore")  # what may be done against the checklist


@dataclass(frozen=True)
class Button:
    """`asks`: the form in its dialog, or None. `is_near`: whether it stands beside “Save”, or else in “More”."""

    verb: str
    label: str
    asks: Asks | None
    is_next: bool
    is_near: bool

    @property
    def is_grave(self):
        return self.verb in GRAVE


@dataclass(frozen=True)
class Buttons:
    """All that somebody is offered under a story."""

    all: list

    @property
    def near(self):
        return [button for button in self.all if button.is_near]

    @property
    def far(self):
        return [button for button in self.all if not button.is_near]

    @property
    def asking(self):
        return [button for button in self.all if button.asks]


def buttons(user, story, asked=None):
    """`asked`: a form whose act was refused, in the place of a fresh one."""
    verbs = [verb for verb in workflow.offered(user, story) if verb in LABELS]
    if against_the_checklist(user, story, verbs):
        verbs.append("override")
    first, far = next_step(story, verbs), FAR | ({*STEPS} - near_steps(story, verbs))
    step = first if has_news(story) else ""
    return Buttons(
        [
            Button(verb, label(story, verb), question(verb, story, asked), verb == step, verb not in far)
            for verb in sorted(verbs, key=lambda verb: verb != first)
        ]
    )


def next_step(story, verbs):
    """What takes the story on: what was submitted is read and approved; else the step that leads furthest, or ""."""
    if story.stage == Story.Stage.SUBMITTED and "approve" in verbs:
        return "approve"
    return next((verb for verb in STEPS if verb in verbs), "")


def near_steps(story, verbs):
    """The next step, and the one that leads furthest."""
    return {next_step(story, verbs), *[verb for verb in STEPS if verb in verbs][:1]}


def label(story, verb):
    return IN_STATE.get((story.state(), verb), LABELS[verb])


def question(verb, story, asked):
    """The form that the verb asks by, or None."""
    if asked is not None and asked.verb == verb:
        return asked
    return form_for(verb, story=story) if verb in FORMS else None


def has_news(story):
    """Whether there is something that readers neither see nor are about to."""
    state = story.state()
    return state != STATE.SCHEDULED and (state != STATE.LIVE or story.has_unpublished_edits)


def against_the_checklist(user, story, verbs):
    """Whether something must be mended before readers see the story, and this person may pass over it."""
    is_shown = not set(verbs).isdisjoint(SHOWS_NOW)
    return is_shown and workflow.may(user, "override", story) and bool(gate.musts(gate.problems(story)))
