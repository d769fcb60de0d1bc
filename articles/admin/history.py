"""A story's versions: which there are, what is different in two of them, and one of them once more."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles import revisions, workflow
from articles.models import Revision
from newsroom.finding import NUMBER

from .page import StoryPage
from .saving import ALL, lead_aside, open_fields

VERSIONS_A_PAGE = 40
OVERTAKEN = "Somebody saved the story meanwhile. Here is theirs beside the one you chose."


@dataclass(frozen=True)
class Version:
    """A revision as the list tells of it. `base`: the revision it is compared with, or None."""

    revision: Revision
    base: Revision | None
    is_seen: bool

    @property
    def changes(self):
        return revisions.summary(self.base and self.base.snapshot, self.revision.snapshot)


class TellsHistory(StoryPage):
    """For the story admin: the history page in the place of Django's, the comparison, and the way back."""

    def story_views(self):
        return {**super().story_views(), "compare": self.compare, "put-back": self.put_back}

    def history_view(self, request, object_id, extra_context=None):
        story = self.story_to_read(request, unquote(object_id))
        found = list(older_than(story, request.GET.get("before", ""))[: VERSIONS_A_PAGE + 1])
        shown, rest, newest = found[:VERSIONS_A_PAGE], found[VERSIONS_A_PAGE:], story.revision_number
        return self.story_page(
            request,
            story,
            "history",
            title="Versions",
            groups=grouped(versions(story, shown, rest)),
            before=shown[-1].number if rest else None,
            newest=newest,
            earlier=max((each.number for each in found if not each.is_side and each.number < newest), default=0),
        )

    def compare(self, request, pk):
        """Two versions, the earlier one first whichever way they are asked for."""
        story = self.story_to_read(request, pk)
        pair = sorted(numbers(request, "a", "b"))
        found = {each.number: each for each in story.revisions.filter(number__in=pair).select_related("made_by")}
        if len(pair) < 2 or not found.keys() >= {*pair}:
            messages.error(request, "Choose two different versions to compare: one under “from”, one under “to”.")
            return redirect("admin:articles_story_history", story.pk)
        old, new = (found[number] for number in pair)
        return self.story_page(
            request,
            story,
            "compare",
            title=f"Versions {old.number} and {new.number}",
            old=old,
            both=[old, new],
            new=new,
            changes=revisions.compare(old.snapshot, new.snapshot, story.pk),
            newest=story.revision_number,
            may_restore=open_fields(request, story) == ALL,
        )

    @method_decorator(require_POST)
    def put_back(self, request, pk):
        """Saves an earlier version (`number`) as the newest, where `base` still is the newest."""
        story = self.story_to_read(request, pk)
        if open_fields(request, story) != ALL:
            raise PermissionDenied(workflow.refusal(request.user, "edit", story))
        number, base = (posted_number(request, name) for name in ("number", "base"))
        revision = get_object_or_404(story.revisions, number=number)
        kept, lost = revisions.restore(story, revision, base=base, by=request.user)
        if kept.is_side:
            return lead_aside(request, kept, OVERTAKEN)
        messages.success(request, f"Version {number} is the newest once more, as version {kept.number}.")
        self.remake(request, story)
        for sentence in lost:
            messages.warning(request, sentence)
        return redirect("admin:articles_story_change", story.pk)

    def story_to_read(self, request, pk):
        """The story, for those who may look into it."""
        if not NUMBER.fullmatch(str(pk)):
            raise Http404
        story = self.story(pk)
        if not self.has_view_or_change_permission(request, story):
            raise PermissionDenied
        return story

    def story_page(self, request, story, name, **context):
        """A page about one story, in the desk's frame."""
        context = {**self.admin_site.each_context(request), "opts": self.opts, "original": story, **context}
        return render(request, f"admin/articles/story/{name}.html", context)


def numbers(request, *names):
    """The different numbers that the address gives under those names."""
    return {int(value) for name in names if NUMBER.fullmatch(value := request.GET.get(name, ""))}


def posted_number(request, name):
    value = request.POST.get(name, "")
    if not NUMBER.fullmatch(value):
        raise Http404
    return int(value)


def older_than(story, number):
    found = story.revisions.select_related("made_by")
    return found.filter(number__lt=number) if NUMBER.fullmatch(number) else found


def versions(story, shown, rest):
    """The shown revisions, newest first, each beside the one it was made from."""
    mains = [each for each in (*shown, *rest) if not each.is_side]
    if shown and mains and mains[-1] in shown:
        mains += story.revisions.filter(is_side=False, number__lt=mains[-1].number)[:1]
    seen = story.editions.live().values_list("revision", flat=True).first()
    return [Version(each, base_of(each, mains), each.pk == seen) for each in shown]


def base_of(revision, mains):
    """The newest of the main revisions that it can have been written on."""
    last = revision.base_number if revision.is_side else revision.number - 1
    return next((each for each in mains if each.number <= last), None)


def grouped(found):
    """Versions in groups: what somebody's page saved by itself, one after the other, stands together."""

    def writer(version):
        revision = version.revision
        by_itself = revision.is_autosave and not revision.is_side and not version.is_seen
        return revision.made_by_id if by_itself else f"version {revision.number}"

    return [list(group) for _, group in groupby(found, key=writer)]
