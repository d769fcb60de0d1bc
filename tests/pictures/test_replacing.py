"""Another file under a picture's number: every story shows it, and nothing of a story or an edition changes."""

import io

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Edition
from pictures import deleting, replacing, withdrawing
from pictures.acts import Refused
from pictures.models import Discarded, Picture
from pictures.renditions import PictureRefused
from tests import factories
from tests.articles.record import printed

from . import files
from .life import originals, public, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def mast():
    return shown(focus_x=0.2, focus_y=0.8, tint="a")


@pytest.fixture
def replace(django_capture_on_commit_callbacks):
    """Replaces a picture's file by those bytes, and does what follows the commit."""

    def replace(picture, content, **said):
        with django_capture_on_commit_callbacks(execute=True):
            replacing.replace(picture, io.BytesIO(content), **said)
        picture.refresh_from_db()

    return replace


def test_all_stories_show_the_new_file_under_the_same_number(client, mast, replace):
    story = factories.published(lead_picture=mast, body=f'<figure data-picture="{mast.pk}"></figure>')
    edition = Edition.objects.get()
    before, old = printed(edition), mast.renditions.get(format="jpeg").get_absolute_url()
    replace(mast, files.jpeg((90, 60)))
    new = mast.renditions.get(format="jpeg", crop="").get_absolute_url()
    page = client.get(story.get_absolute_url()).text
    assert (page.count(old), new in page) == (0, True)
    assert printed(Edition.objects.get()) == before
    assert (mast.width, mast.height) == (90, 60)


def test_words_stay_and_the_old_files_go_in_a_month(mast, replace):
    nok, old = factories.person("Photo desk"), mast.file.name
    replace(mast, files.jpeg((90, 60)), by=nok, why="Retouched.")
    assert mast.alt.startswith("Mast")
    assert originals() == {old, mast.file.name}
    assert set(Discarded.objects.filter(storage="originals").values_list("name", "picture")) == {(old, mast.pk)}
    assert Discarded.objects.filter(storage="default", picture=mast).count() == 2
    said = LogEntry.objects.get()
    assert (said.user, said.change_message) == (
        nok,
        "Replaced the file of 900 × 600 pixels by one of 90 × 60 pixels. Retouched.",
    )


def test_what_must_stay_in_view_is_kept_where_the_shape_is(mast, replace):
    replace(mast, files.jpeg((90, 60)))
    assert (mast.focus_x, mast.focus_y) == (0.2, 0.8)
    replace(mast, files.jpeg((60, 90)))
    assert (mast.focus_x, mast.focus_y) == (0.5, 0.5)


def test_where_the_old_one_must_not_be_seen_its_files_are_gone_at_once(mast, replace):
    old = public()
    replace(mast, files.jpeg((90, 60)), at_once=True)
    assert public().isdisjoint(old)
    assert mast.renditions.exists()


def test_a_withdrawn_picture_stays_withdrawn(mast, replace):
    withdrawing.withdraw(mast, "The family asked us to.")
    withdrawing.finish()
    replace(mast, files.jpeg((90, 60)))
    assert (mast.is_withheld, mast.width, public()) == (True, 90, set())


@pytest.mark.parametrize("content", [b"", files.SVG, files.HTML, files.jpeg((90, 60))[:300]])
def test_what_is_no_picture_changes_nothing_and_leaves_nothing(mast, replace, content):
    before, kept = Picture.objects.values().get(), originals()
    with pytest.raises(PictureRefused):
        replace(mast, content)
    assert (Picture.objects.values().get(), originals()) == (before, kept)


def test_the_same_file_is_refused(mast, replace):
    replace(mast, files.jpeg((90, 60)))
    with pytest.raises(Refused, match="This is the same file"):
        replace(mast, files.jpeg((90, 60)))


def test_a_file_of_another_picture_is_refused_by_name(mast, replace, keep):
    other = keep(files.jpeg((90, 60)), alt="A ferry")
    with pytest.raises(Refused, match=rf"already, as “A ferry” \(number {other.pk}\)"):
        replace(mast, files.jpeg((90, 60)))
    assert originals() == {mast.file.name, other.file.name}


def test_a_file_of_a_picture_that_was_deleted_is_free(mast, replace, keep):
    other = keep(files.jpeg((90, 60)), alt="A ferry")
    deleting.delete(other)
    replace(mast, files.jpeg((90, 60)))
    assert list(Picture.objects.all()) == [mast]
    assert mast.file.name in originals()


def test_a_deleted_picture_is_not_replaced_and_no_file_is_left(mast, replace):
    deleting.delete(mast)
    with pytest.raises(Refused, match="Restore it first"):
        replace(mast, files.jpeg((90, 60)))
    assert originals() == {mast.file.name}
