"""Who may do what with a story, and what can be done with it next. Asks, and changes nothing.

publishing asks `refusal` before each of its verbs, so a right is the same on every road: form, list, command,
autosave. A right comes from permissions (newsroom/roles.py makes the usual roles of them), from beats, and from whose
story it is. Somebody with beats acts in those sections only; looking is free.
"""

from django.db.models import prefetch_related_objects

from .models import Story

STAGE, STATE = Story.Stage, Story.State
# The permission that each verb takes. “edit” and “picture” are no verbs of publishing: they change the copy.
TAKES = {
    "edit": "change_story",
    "picture": "picture_story",
    "submit": "change_story",
    "take_back": "change_story",
    "approve": "approve_story",
    "send_back": "approve_story",
    "publish": "publish_story",
    "schedule": "publish_story",
    "remake": "publish_story",
    "update": "publish_story",
    "correct": "publish_story",
    "cancel": "publish_story",
    "end": "publish_story",
    "embargo": "approve_story",
    "assign": "assign_story",
    "ban": "change_story",
    "unban": "change_story",
    "retract": "retract_story",
    "restore": "retract_story",
    "delete": "delete_story",
    "override": "override_gate",
}
# Each permission in words: what it is about, and who has it where the paper uses the roles as they are set up.
WORDS = {
    "add_story": ("start a story", "A reporter"),
    "change_story": ("write stories", "A reporter"),
    "edit_any_story": ("change other people’s stories", "A sub-editor"),
    "picture_story": ("change a story’s pictures", "The photo desk"),
    "approve_story": ("approve stories, send them back or hold them for an embargo", "A sub-editor"),
    "publish_story": ("change what readers see", "An editor"),
    "assign_story": ("assign stories", "An editor"),
    "retract_story": ("retract or restore stories", "The chief"),
    "delete_story": ("delete drafts", "The chief"),
    "override_gate": ("publish against the checklist", "The chief"),
    "change_series": ("put stories into series", "An editor"),
    "arrange_front": ("arrange what stands where on the front", "An editor"),
}
NO_PLACE = "This account has no place at the desk. The chief can give it one."
SHOWS_THE_COPY = {"publish", "schedule", "remake", "update", "restore"}  # as it is saved: somebody has to approve it
MOVES_THE_COPY_ON = SHOWS_THE_COPY | {"submit", "approve"}  # not what was sent back unseen
MOVES = {STAGE.DRAFT: ["submit", "approve"], STAGE.SUBMITTED: ["take_back", "approve", "send_back"]}
MOVES[STAGE.APPROVED] = ["send_back"]
# What can be done by state, the next step first; `possible` puts the moves of the copy among them.
NEXT = {
    STATE.DRAFT: ["publish", "schedule", "embargo", "assign", "delete"],
    STATE.SUBMITTED: ["publish", "schedule", "embargo", "assign", "delete"],
    STATE.APPROVED: ["publish", "schedule", "embargo", "assign", "delete"],
    STATE.SCHEDULED: ["publish", "schedule", "cancel", "end", "embargo", "assign"],
    STATE.LIVE: ["update", "schedule", "correct", "cancel", "end", "retract", "assign"],
    STATE.ENDED: ["publish", "schedule", "retract", "embargo", "assign"],
    STATE.RETRACTED: ["restore"],
}


def may(user, verb, story):
    """Whether somebody has the right; whether the story is ready for it is `possible`'s to say."""
    return not refusal(user, verb, story)


def may_edit(user, story):
    """Whether somebody may change the words of a story; for None, whether they may start one."""
    return not refusal(user, "edit", story)


def may_picture(user, story):
    """Whether somebody may change at least the lead picture and its caption."""
    return not refusal(user, "picture", story)


def offered(user, story):
    """The verbs that somebody may do with a story as it stands, the next step first."""
    return [verb for verb in possible(story) if may(user, verb, story)]


def possible(story):
    """The verbs that a story's state allows, whoever asks."""
    state = story.state()
    waits = state == STATE.SCHEDULED or story.awaited_update_at or story.awaited_end_at
    return [verb for verb in [*_moves(story, state), *NEXT[state]] if verb != "cancel" or waits]


def _moves(story, state):
    return [] if state in (STATE.SCHEDULED, STATE.RETRACTED) else MOVES[story.stage]


def refusal(user, verb, story):
    """Why somebody may not do that with a story, and who can, in a sentence; "" where they may.

    Besides the verbs of publishing: “edit”, “picture”, “override”. `story` is None for one that is to be started.
    """
    if not (user.is_active and user.is_staff):
        return NO_PLACE
    if user.is_superuser:
        return ""
    if story is None:
        return _lacks(user, "add_story")
    if verb == "picture" and may_edit(user, story):
        return ""
    return _lacks(user, TAKES[verb]) or outside_beats(user, story.category) or _of_the_copy(user, verb, story)


def outside_beats(user, category):
    """Why somebody may not work in a section, or "". Who has no beats works for all of the paper."""
    prefetch_related_objects([user], "beats__category")
    sections = [beat.category for beat in user.beats.all()]
    if not sections or user.is_superuser or any(map(category.is_within, sections)):
        return ""
    known = ", ".join(section.name for section in sections)
    return f"Your beat is {known}; this story is in {category.name}. Somebody who works for that section can do it."


def refusal_to_file(user, category):
    """Why somebody may not move a story to a section, or begin one there; "" where they may."""
    if not outside_beats(user, category):
        return ""
    return f"{category.name} is not on your beat. Choose a section of yours; somebody of {category.name} can move it."


def refusal_to_arrange(user, category):
    """Why somebody may not arrange a section's front, or for None the paper's, and who can; "" where they may."""
    if user.is_superuser and user.is_active:
        return ""
    if not (user.is_active and user.is_staff):
        return NO_PLACE
    if refusal := _lacks(user, "arrange_front"):
        return refusal
    if category is not None:
        return outside_beats(user, category) and f"{category.name} is not on your beat. Its editors arrange its front."
    return "The front is arranged by editors who work for all of the paper." if user.beats.exists() else ""


def refusal_to_order_series(user):
    """Why somebody may not make, fill or order a series, and who can; "" where they may."""
    if not (user.is_active and user.is_staff):
        return NO_PLACE
    return "" if user.is_superuser else _lacks(user, "change_series")


def _lacks(user, permission):
    if user.has_perm(f"articles.{permission}"):
        return ""
    what, who = WORDS[permission]
    return f"Your role does not let you {what}. {who} can."


def _of_the_copy(user, verb, story):
    """What keeps somebody with the right permission from it, since it is not their story or not the time."""
    if verb in ("edit", "submit"):
        return _not_to_edit(user, story)
    if verb in ("ban", "unban"):  # it holds at once
        is_seen = story.state() in (STATE.LIVE, STATE.SCHEDULED)
        return _lacks(user, "publish_story") if is_seen else _not_to_edit(user, story)
    if verb == "take_back" and not story.is_of(user):
        return "Only its writer can take a story back. A sub-editor can send it back."
    if verb == "picture" and story.state() == STATE.RETRACTED:
        return RETRACTED
    if verb in SHOWS_THE_COPY and story.stage != STAGE.APPROVED and _lacks(user, "approve_story"):
        return "The story has to be approved first. A sub-editor can do that."
    return ""


RETRACTED = "The story is retracted: its words stay as they are. The chief can change and restore it."
WAITS = {
    STAGE.SUBMITTED: "The story is submitted, so it is with the desk. Take it back to go on writing.",
    STAGE.APPROVED: "The story is approved. A sub-editor can change it, or send it back to you.",
}


def _not_to_edit(user, story):
    state = story.state()
    if state == STATE.RETRACTED:
        return RETRACTED if _lacks(user, "retract_story") else ""
    if state == STATE.SCHEDULED and _lacks(user, "publish_story"):
        return "The story is scheduled for readers. An editor can change it."
    if not _lacks(user, "edit_any_story"):
        return ""
    if not story.is_of(user):
        return "This is somebody else’s story. A sub-editor can change it, or an editor can assign it to you."
    return WAITS.get(story.stage, "")
