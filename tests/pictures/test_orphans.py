"""`manage.py pictures orphans`: files that no picture has, and pictures that lack theirs."""

import os
import time
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command

from pictures.models import Discarded, Rendition

from .life import discarded, originals, public, shown

pytestmark = pytest.mark.django_db
STRAY = "pictures/00000000000000aa-320.jpg"
LONG_AGO = time.time() - 7200


@pytest.fixture
def mast():
    return shown()


def orphans(*options):
    """What the command prints, its complaints behind, and the words it ends with where it fails."""
    told, complaints, end = StringIO(), StringIO(), ""
    try:
        call_command("pictures", "orphans", *options, stdout=told, stderr=complaints)
    except CommandError as error:
        end = str(error)
    return told.getvalue(), complaints.getvalue(), end


def lies(name, storage="default", since=LONG_AGO):
    """A file that lies there, without a row, since then."""
    storages[storage].save(name, ContentFile(b"left behind"))
    os.utime(storages[storage].path(name), (since, since))


def test_where_all_is_in_order_it_says_so_and_changes_nothing(mast):
    discarded("pictures/00000000000000bb-320.jpg")
    assert orphans("--discard", "--remake") == (
        "Of 3 renditions, 0 belong to no picture; 0 lack.\nOf 1 originals, 0 belong to no picture; 0 lack.\n",
        "",
        "",
    )
    assert (len(public()), len(originals()), mast.renditions.count()) == (3, 1, 2)


def test_an_empty_paper_has_none(db):
    assert orphans()[0].startswith("Of 0 renditions, 0 belong to no picture; 0 lack.")


def test_files_that_no_picture_has_are_named_in_both_stores(mast):
    lies(STRAY)
    lies("aa.jpg", "originals")
    told, complaints, end = orphans()
    assert f"{STRAY}: no picture has it" in told
    assert "aa.jpg: no picture has it" in told
    assert (complaints, end, Discarded.objects.count()) == ("", "", 0)


def test_told_to_it_discards_them_for_the_sweeping_task(mast):
    lies(STRAY)
    lies("aa.jpg", "originals")
    assert "1 belong to no picture, to be deleted in 30 days" in orphans("--discard")[0]
    assert set(Discarded.objects.values_list("storage", "name")) == {("default", STRAY), ("originals", "aa.jpg")}
    assert STRAY in public()
    assert "0 belong to no picture" in orphans("--discard")[0]


def test_a_file_that_came_just_now_may_have_its_row_on_the_way(mast):
    lies(STRAY, since=time.time())
    assert "no picture has it" not in orphans("--discard")[0]


def test_what_pictures_lack_is_named_and_fails_the_command(mast):
    rendition = mast.renditions.first()
    default_storage.delete(rendition.file.name)
    mast.file.storage.delete(mast.file.name)
    _, complaints, end = orphans()
    assert f"{rendition.file.name}: is not there, and rendition {rendition.pk} needs it" in complaints
    assert f"{mast.file.name}: is not there, and picture {mast.pk} needs it" in complaints
    assert end == (
        "1 originals are gone: bring them back from a backup of the originals. "
        "1 renditions are gone: run this with --remake, and they are made anew."
    )
    assert mast.renditions.count() == 2


def test_told_to_it_has_lost_renditions_made_anew(mast):
    lost = mast.renditions.first()
    default_storage.delete(lost.file.name)
    assert "made anew within minutes" in orphans("--remake")[2]
    mast.refresh_from_db()
    assert (Rendition.objects.filter(pk=lost.pk).exists(), mast.recipe) == (False, 0)
    assert orphans("--remake")[2] == ""
