"""What all verbs share: one transaction, the story's lock, the question whether they may, and the log."""

from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.db import transaction
from django.utils import timezone

from articles import revisions, workflow
from articles.models import Act, Story
from newsroom.models import User

from .editions import give_dates
from .refusals import Forbidden, Refused, clock
from .spoiling import spoiling

LONGEST_REASON = Act._meta.get_field("why").max_length
LONGEST_PLACE = Act._meta.get_field("where").max_length


@dataclass(frozen=True)
class Doing:
    """An act while it is done: by whom (None: the paper itself), why, from where, at which instant."""

    story: Story
    by: User | None
    why: str
    where: str
    now: datetime

    def ask(self, verb):
        """Raises Forbidden where who does it may not do that."""
        if self.by is not None and (words := workflow.refusal(self.by, verb, self.story)):
            raise Forbidden(words)

    def compare(self, seen):
        """Raises Refused where the story is not at the revision any more that who does it had before them, if told."""
        if seen is None or seen == self.story.revision_number:
            return
        raise Refused(who_changed(self.story))

    def compare_acts(self, seen_act):
        """Raises Refused where the copy was sent back to its writer after the act `seen_act` (0: none), if told."""
        sent = None if seen_act is None else self.story.acts.sent_back().filter(pk__gt=seen_act).first()
        if sent:
            raise Refused(f"{who_sent_back(sent)} Read why, and press again to do it all the same.")

    def record(self, verb, at=None):
        """Gives the story the dates that its editions now have, and writes the act down, taking effect `at`."""
        give_dates(self.story, self.now)
        self.write_down(verb, at)

    def write_down(self, verb, at=None, why=None):
        Act.objects.create(
            story=self.story,
            story_number=self.story.pk,
            headline=self.story.headline,
            verb=verb,
            by=self.by,
            done_at=self.now,
            takes_effect_at=at or self.now,
            where=self.where[:LONGEST_PLACE],
            why=_reason(self.why if why is None else why),
        )


def write_down(story, verb, *, by=None, why="", where=""):
    """Writes down what was done beside the copy, a share link or a note, in the transaction that did it."""
    Doing(story, by, why, where, timezone.now()).write_down(verb)


def write_of_paper(verb, what, *, by=None, why="", where=""):
    """Writes down what was done to the paper itself, in the transaction that did it: `what` says to which part."""
    now = timezone.now()
    Act.objects.create(
        headline=what,
        verb=verb,
        by=by,
        done_at=now,
        takes_effect_at=now,
        where=where[:LONGEST_PLACE],
        why=why[:LONGEST_REASON],
    )


def who_changed(story):
    """Who saved the newest revision, for somebody who had an older one before them."""
    newest = revisions.newest(story)
    who = newest.made_by.name if newest and newest.made_by else "Somebody"
    return f"{who} changed it since you looked. Read it once more, and do it then."


def who_sent_back(sent):
    """The act of sending back as a sentence."""
    who = sent.by.name if sent.by else "The paper itself"
    return f"{who} sent it back to its writer on {clock(sent.done_at)}: “{sent.why}”."


def who_was_first(story, seen_act):
    """Who did what to the copy last, for somebody who had the act `seen_act` (0: none) before them; "" for nobody."""
    moved = story.acts.exclude(verb__in=Act.BESIDE_THE_COPY).filter(pk__gt=seen_act).select_related("by")
    if not (newest := moved.order_by("-pk").first()):
        return ""
    if newest.verb == Act.Verb.SEND_BACK:
        return who_sent_back(newest)
    who = newest.by.name if newest.by else "The paper itself"
    return f"{who} was first: “{newest.get_verb_display()}” on {clock(newest.done_at)}."


def _reason(words):
    if len(words) > LONGEST_REASON:
        raise Refused(f"The reason has {len(words)} characters. Make it at most {LONGEST_REASON}.")
    return words


def verb(do):
    """Makes a verb of a function that takes (story, act, …): callers give the story, `by`, `why` and `where`,
    and as `seen` the number of the revision that they had before them, where they had one; as `seen_act` that of the
    newest act on the story (0: none), after which copy that was sent back goes no further.

    The story object is read anew, under a lock that other acts on it wait for. Pages that print what the verb changes
    go out of date with its commit.
    """

    @wraps(do)
    @transaction.atomic
    def done(story, *args, by=None, why="", where="", seen=None, seen_act=None, **asked):
        story.refresh_from_db(from_queryset=Story.objects.select_for_update())
        act = Doing(story, by, why, where, timezone.now())
        act.ask(do.__name__)
        act.compare(seen)
        if do.__name__ in workflow.MOVES_THE_COPY_ON:
            act.compare_acts(seen_act)
        with spoiling(story, act.now):
            return do(story, act, *args, **asked)

    return done
