"""Pages that are no stories: their copy saved, put before readers as a version, taken from them."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from articles import keys
from articles.models import Act, FlatPage, FlatVersion
from newsroom.pagecache import marks

from .acts import write_of_paper
from .refusals import Refused, clock


@transaction.atomic
def save_page(page, *, seen=None, by=None):
    """Saves the desk's copy of a page, and its place in the footer. Raises Refused where it was saved since `seen`."""
    with _spoiling(page):
        stored = FlatPage.objects.select_for_update().filter(pk=page.pk).first()
        if stored and seen is not None and seen != stored.saves:
            raise Refused(f"{who_saved(stored)} Look at it in another tab, then save again.")
        page.saves, page.saved_by, page.saved_at = (stored.saves if stored else 0) + 1, by, timezone.now()
        page.save()


def who_saved(page):
    """A sentence for somebody who has an older copy of the page before them."""
    who = page.saved_by.name if page.saved_by else "Somebody"
    when = f", on {clock(page.saved_at)}" if page.saved_at else ""
    return f"{who} saved this page since you opened it{when}."


@transaction.atomic
def publish_page(page, *, by=None, where=""):
    """Puts the page before readers as its copy stands. The version that they saw is kept."""
    if not page.body:
        raise Refused("There is nothing on the page yet. Write it, then publish.")
    with _spoiling(page):
        newest = page.versions.first()
        page.shown = FlatVersion.objects.create(
            page=page,
            number=newest.number + 1 if newest else 1,
            headline=page.headline,
            body=page.body,
            made_at=timezone.now(),
            made_by=by,
        )
        page.save(update_fields=["shown"])
    write_of_paper(Act.Verb.PAGE_UP, page.headline, by=by, where=where, why=f"Version {page.shown.number}")


@transaction.atomic
def take_down_page(page, *, by=None, where=""):
    """Takes the page from readers. Its copy and all its versions are kept."""
    if page.shown is None:
        raise Refused("Readers do not see the page as it is.")
    with _spoiling(page, hard=True):
        page.shown = None
        page.save(update_fields=["shown"])
    write_of_paper(Act.Verb.PAGE_DOWN, page.headline, by=by, where=where)


@contextmanager
def _spoiling(page, hard=False):
    """Marks what the block changes of what readers are shown of flat pages."""
    before = _told(page)
    yield
    after = _told(page)
    marks.mark({key for key in before | after if before.get(key) != after.get(key)}, hard=hard)


def _told(page):
    """By key, what pages print of all flat pages, and what stands at the address of this one."""
    rows = list(FlatPage.objects.published())
    return {
        **{keys.flat(row): (row.slug, row.shown_id) for row in rows if row.pk == page.pk},
        **{keys.at(row.get_absolute_url()): row.pk for row in rows if row.pk == page.pk},
        **{keys.at(row.get_pictures_url()): row.pk for row in rows if row.pk == page.pk},
        keys.FOOTER: [(row.title, row.slug) for row in rows if row.in_footer],
        keys.SECTIONS: {row.slug for row in rows},
    }
