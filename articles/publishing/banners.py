"""The breaking banner: a line over every page, raised, changed and taken down by a press, and gone at its end."""

from django.db import transaction
from django.utils import timezone

from articles import keys
from articles.models import Act, Banner
from newsroom.pagecache import marks

from .acts import write_of_paper
from .refusals import Refused, clock


@transaction.atomic
def raise_banner(text, until, story=None, *, by=None, where=""):
    """Puts a banner up until that moment (aware), in place of the one that is up. Raises Refused."""
    now = timezone.now()
    _ask(until, now)
    _end_all(now)
    banner = Banner(text=text, story=story, raised_at=now, until=until, raised_by=by)
    banner.save()
    _tell(until)
    _write(Act.Verb.BANNER_UP, banner, by, where)
    return banner


@transaction.atomic
def change_banner(banner, text, until, story=None, *, by=None, where=""):
    """Gives the banner other words, another story, another end. Raises Refused where it is down by now."""
    now = timezone.now()
    _ask(until, now)
    banner = _still_up(banner, now)
    marks.forget(banner.until, {keys.BANNER})
    banner.text, banner.until, banner.story = text, until, story
    banner.save()
    _tell(until)
    _write(Act.Verb.BANNER, banner, by, where)
    return banner


@transaction.atomic
def take_down_banner(banner, *, by=None, where=""):
    """Takes it from readers at once. Raises Refused where it is down already."""
    now = timezone.now()
    banner = _still_up(banner, now)
    banner.until = now
    _end_all(now)
    marks.mark({keys.BANNER}, hard=True)
    _write(Act.Verb.BANNER_DOWN, banner, by, where)


def _ask(until, now):
    if until <= now:
        raise Refused(f"{clock(until)} is past. Choose a later end: the banner goes by itself then.")


def _still_up(banner, now):
    found = Banner.objects.up(now).select_for_update().filter(pk=banner.pk).first()
    if found is None:
        raise Refused("That banner is down by now: somebody took it down or raised another, or its time was over.")
    return found


def _end_all(now):
    """Also a second one, raised in the same moment by somebody else."""
    for banner in Banner.objects.up(now).select_for_update():
        marks.forget(banner.until, {keys.BANNER})
        banner.until = now
        banner.save(update_fields=["until"])


def _tell(until):
    marks.mark({keys.BANNER})
    marks.mark_at(until, {keys.BANNER}, hard=True)


def _write(verb, banner, by, where):
    why = f"Until {clock(banner.until)}"
    if banner.story:
        why += f", leading to story {banner.story_id}"
    write_of_paper(verb, banner.text, by=by, where=where, why="" if verb == Act.Verb.BANNER_DOWN else why)
