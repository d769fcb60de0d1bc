"""What is never filled up beside a story. A ban holds at once, for what readers see now, too."""

from articles import keys, neighbours
from articles.models import Act, Ban, Edition
from newsroom.pagecache import marks

from .acts import verb
from .refusals import Refused


@verb
def ban(story, act, other):
    """Keeps another story from what is filled up beside this one."""
    if other.pk == story.pk:
        raise Refused("A story never stands beside itself.")
    before = _shown(story, act.now)
    if not Ban.objects.get_or_create(story=story, other=other, defaults={"made_by": act.by})[1]:
        raise Refused("It is kept from this story already.")
    act.write_down(Act.Verb.BAN, why=other.headline)
    _mark(story, before, act.now, hard=True)


@verb
def unban(story, act, other):
    """Takes that back."""
    before = _shown(story, act.now)
    if not Ban.objects.filter(story=story, other=other).delete()[0]:
        raise Refused("It is not kept from this story any more.")
    act.write_down(Act.Verb.UNBAN, why=other.headline)
    _mark(story, before, act.now)


def _shown(story, now):
    """What stands beside the story before readers, in order."""
    edition = Edition.objects.for_page().live(now).of_story(story.pk)
    if edition is None:
        return []
    around = neighbours.of(edition, now)
    return [*(link.target_id or link.url for _, link in around.related), *(each.story_id for each in around.more)]


def _mark(story, before, now, hard=False):
    if _shown(story, now) != before:
        marks.mark([keys.story(story.pk, "page")], hard=hard)
