import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import IntegrityError, transaction

from newsroom.models import User
from pictures import library
from pictures.models import Picture
from pictures.renditions import PictureRefused
from pictures.tasks import make_renditions_of

from . import files


def kept_originals():
    try:
        return storages["originals"].listdir("")[1]
    except FileNotFoundError:
        return []


def test_what_is_added_keeps_its_words_and_measures(keep):
    mei = User.objects.create_user("mei")
    picture = keep(files.jpeg(), by=mei, alt="A ferry", caption="At dusk.", credit="Mei Tan", source="Own")
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (640, 400)
    assert (picture.alt, picture.caption, picture.credit, picture.source) == (
        "A ferry",
        "At dusk.",
        "Mei Tan",
        "Own",
    )
    assert (picture.uploaded_by, picture.focus_x, picture.focus_y) == (mei, 0.5, 0.5)


def test_the_original_is_kept_byte_for_byte_under_its_digest_and_not_in_public(keep):
    picture = keep(files.jpeg())
    assert picture.file.name == f"{picture.digest[:32]}.jpg"
    assert kept_originals() == [picture.file.name]
    assert not default_storage.exists(picture.file.name)
    with picture.file.open() as file:
        assert file.read() == files.jpeg()


@pytest.mark.parametrize(
    "name",
    ["a\r\nSet-Cookie: b=c.jpg", "x" * 300 + ".jpg", "\u202egpj.exe", "../../etc/passwd", "", "🦉.php"],
)
def test_the_uploaders_name_is_never_used(db, name):
    file = io.BytesIO(files.saved(files.quarters(), "PNG"))
    file.name = name
    assert re.fullmatch(r"[0-9a-f]{32}\.png", library.add(file).file.name)


def test_the_same_bytes_twice_are_one_picture_with_its_first_words(keep):
    first, second = keep(files.jpeg(), alt="First"), keep(files.jpeg(), alt="Second")
    assert first == second
    assert Picture.objects.get().alt == "First"
    assert len(kept_originals()) == 1


def test_two_uploads_of_one_file_at_the_same_moment_are_one_picture(db):
    """The second does not see the first until it saves."""
    first = library.add(ContentFile(files.jpeg()))
    rival = Picture(file=ContentFile(files.jpeg(), name="upload.jpg"), digest=first.digest, width=640, height=400)
    assert library.keep(rival) == first
    assert kept_originals() == [first.file.name]


def test_an_original_that_cannot_be_kept_is_refused_with_a_sentence(db, settings, tmp_path):
    (tmp_path / "full").write_text("a file where the folder should be")
    originals = {**settings.STORAGES["originals"], "OPTIONS": {"location": tmp_path / "full", "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "originals": originals}
    with pytest.raises(PictureRefused, match="could not be kept"):
        library.add(ContentFile(files.jpeg()))
    assert not Picture.objects.exists()


@pytest.mark.parametrize("content", [b"", files.HTML, files.SVG, files.jpeg()[:2000]])
def test_a_refused_file_leaves_nothing_behind(db, content):
    with pytest.raises(PictureRefused):
        library.add(ContentFile(content))
    assert not Picture.objects.exists()
    assert kept_originals() == []


def test_renditions_wait_for_the_commit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = library.add(ContentFile(files.jpeg()))
        assert not picture.renditions.exists()
    assert picture.renditions.exists()


def test_a_picture_deleted_before_its_turn_needs_no_renditions(db):
    assert make_renditions_of.call(12345) is None


@pytest.mark.parametrize("focus", [-0.1, 1.1])
def test_the_focus_lies_within_the_picture(keep, focus):
    picture = keep(files.jpeg())
    picture.focus_x = focus
    with pytest.raises(IntegrityError), transaction.atomic():
        picture.save()
