"""Two people at one story: the words of the second, kept aside, beside the newest version of the first."""

from dataclasses import dataclass, field
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect

from articles import differences, revisions, workflow
from articles.revisions import comparing, merging

from .history import TellsHistory, numbers, posted_number
from .saving import ALL, lead_aside, open_fields

SHOWN_WHOLE = 4  # blocks between two changes that are not worth folding
AGAIN = "Somebody saved the story once more meanwhile. What you decided is kept; here it is beside the newest version."
DONE = {
    "merge": "Merged: both versions are in the story now.",
    "take_over": "The story says now what you wrote. Their version stays among the versions of the story.",
    "aside": "Your version stays beside the story, as version {number}. The story says what it said.",
}
WHY = {"merge": "Merged with version {number}", "take_over": "Version {number} taken over"}


@dataclass(frozen=True)
class Side:
    """What one of the two made of something: `who` is “theirs” or “mine”."""

    who: str
    change: comparing.Change


@dataclass(frozen=True)
class Stretch:
    """A field, or a piece of the text: what became of it, or, where both changed it, what is asked.

    `name` is the question's; "" where nothing is asked.
    """

    label: str
    sides: list
    name: str = ""
    answers: tuple = ()
    rows: list = field(default_factory=list)
    is_folded: bool = False


class SettlesConflicts(TellsHistory):
    """For the story admin: `…/story/12/conflict/?mine=7`, for side revision 7. It can be opened again at any time."""

    def story_views(self):
        return {**super().story_views(), "conflict": self.conflict}

    def conflict(self, request, pk):
        story = self.story_to_read(request, pk)
        mine = self.side(request, story)
        if request.method == "POST":
            return self.settle(request, story, mine)
        theirs = revisions.newest(story)
        base = revisions.written_on(story, mine.base_number)
        return self.story_page(
            request,
            story,
            "conflict",
            title="Two versions of this story",
            mine=mine,
            theirs=theirs,
            **laid_beside(base, theirs.snapshot, mine.snapshot, story.pk),
            may_settle=bool(open_fields(request, story)),
            refusal=workflow.refusal(request.user, "edit", story),
        )

    def side(self, request, story):
        """The side revision that the address names."""
        (number,) = numbers(request, "mine") or {0}
        return get_object_or_404(story.revisions.select_related("made_by"), number=number, is_side=True)

    def settle(self, request, story, mine):
        """Does what the pressed button says. The version kept aside stays whichever it is."""
        if not open_fields(request, story):
            raise PermissionDenied(workflow.refusal(request.user, "edit", story))
        act = request.POST.get("act", "")
        if act not in ("merge", "take_over"):
            messages.success(request, DONE["aside"].format(number=mine.number))
            return redirect("admin:articles_story_change", story.pk)
        said = self.decided(request, story, mine, act)
        kept, lost = self.write(request, story, said, WHY[act].format(number=mine.number))
        if kept.is_side:
            return lead_aside(request, kept, AGAIN)
        messages.success(request, DONE[act])
        self.remake(request, story)
        for sentence in lost:
            messages.warning(request, sentence)
        return redirect("admin:articles_story_change", story.pk)

    def decided(self, request, story, mine, act):
        """The snapshot to save: as it was merged on the page, which showed their version of that number, or mine."""
        if act == "take_over":
            return mine.snapshot
        theirs = get_object_or_404(story.revisions, number=posted_number(request, "theirs"), is_side=False)
        base = revisions.written_on(story, mine.base_number)
        return revisions.merge(base, theirs.snapshot, mine.snapshot, request.POST)

    def write(self, request, story, said, why):
        """Saves it on the version that the page showed: what is newer is not overwritten unseen."""
        said, lost = revisions.without_what_is_gone(said)
        if open_fields(request, story) != ALL:
            said = {name: said[name] for name in revisions.PICTURE_FIELDS}
        base = posted_number(request, "theirs")
        return revisions.write(story, said, base=base, by=request.user, why=why), lost


def laid_beside(base, theirs, mine, story):
    """For the page of a story (by its number): `asked`, what both changed; `settled`, what only one did; `text`, the
    body in pieces or []."""
    names = comparing.Names(base, theirs, mine, blocks=blocks_of(base, theirs, mine), story=story)
    asked, settled = [], []
    for name, label in comparing.LABELS.items():
        who = "both" if name == "tags" else merging.changed_by(base, theirs, mine, name)
        if name == "body" or who == "nobody" or base[name] == theirs[name] == mine[name]:
            continue
        sides = [
            Side(side, comparing.change_of(name, base[name], version[name], names))
            for side, version in (("theirs", theirs), ("mine", mine))
            if version[name] != base[name]
        ]
        is_asked = who == "both" and name != "tags"
        (asked if is_asked else settled).append(Stretch(label, sides, name if is_asked else "", ("theirs", "mine")))
    return {"asked": asked, "settled": settled, "text": text_of(base, theirs, mine, names)}


def blocks_of(*snapshots):
    return [block for body in {each["body"] for each in snapshots} for block in differences.blocks(body)]


def text_of(base, theirs, mine, names):
    """The bodies as a list of `Stretch`, what nobody changed with its `rows` only; [] where all are the same."""
    if base["body"] == theirs["body"] == mine["body"]:
        return []
    pieces = merging.body_pieces(base, theirs, mine)
    return folded([stretch_of(place, piece, names) for place, piece in enumerate(pieces)])


def folded(stretches):
    """The stretches, a long run of what nobody changed folded but for its first and its last block."""
    shown = []
    for is_same, stretches_alike in groupby(stretches, key=lambda stretch: bool(stretch.rows)):
        run = list(stretches_alike)
        shown += parted([row for stretch in run for row in stretch.rows]) if is_same else run
    return shown


def parted(rows):
    """Rows that nobody changed as one stretch, or as three of which the middle one is folded."""
    if len(rows) <= SHOWN_WHOLE:
        return [Stretch("", [], rows=rows)]
    middle = Stretch("", [], rows=rows[1:-1], is_folded=True)
    return [Stretch("", [], rows=rows[:1]), middle, Stretch("", [], rows=rows[-1:])]


def stretch_of(place, piece, names):
    old = differences.blocks("\n".join(piece.base))
    if piece.changed_by == "nobody":
        now = differences.blocks("\n".join(piece.theirs))
        return Stretch("", [], rows=[(row, names.of_block(row.block)) for row in differences.compare_blocks(now, now)])
    changed = [("theirs", piece.theirs), ("mine", piece.mine)]
    sides = [
        Side(who, comparing.change_of_body(old, differences.blocks("\n".join(blocks)), names))
        for who, blocks in changed
        if blocks != piece.base and (who == "theirs" or piece.changed_by != "theirs")
    ]
    is_asked = piece.changed_by == "both"
    return Stretch("Text", sides, f"body-{place}" if is_asked else "", ("theirs", "mine", "both") if is_asked else ())
