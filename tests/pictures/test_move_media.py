"""Pictures move between folders and a store that speaks S3, and nothing is lost on the way."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from pictures import library, moving
from pictures.models import Discarded, Picture, Rendition

from . import files

RENDITION = "pictures/0123456789abcdef-320.webp"


@pytest.fixture
def move(settings, buckets):
    """Runs the command, and gives what it printed."""
    settings.S3_BUCKET = buckets.public

    def move(to, *options):
        printed = io.StringIO()
        call_command("move_media", "--to", to, *options, stdout=printed, stderr=printed)
        return printed.getvalue()

    return move


@pytest.fixture
def picture(db):
    """A picture with one rendition and one that was discarded, all of them in folders."""
    picture = library.add(ContentFile(files.jpeg()))
    said = {"picture": picture, "width": 320, "height": 200, "format": "webp", "bytes": 7}
    Rendition.objects.create(file=RENDITION, **said)
    Discarded.objects.create(storage="default", name="pictures/old.jpg")
    lay(RENDITION, b"a ferry")
    lay("pictures/old.jpg", b"a boat")
    return picture


def place(kind, storage="default"):
    return moving.opened(kind)[storage]


def lay(name, content, kind="local", storage="default"):
    place(kind, storage).delete(name)
    place(kind, storage).save(name, ContentFile(content))


def lying(kind, picture):
    """The bytes of the original, the rendition and the discarded file in that place, None for each that is not."""
    names = [("originals", picture.file.name), ("default", RENDITION), ("default", "pictures/old.jpg")]
    return [moving.read(place(kind, storage), name) for storage, name in names]


ALL = [files.jpeg(), b"a ferry", b"a boat"]
NONE = [None, None, None]


def test_all_files_go_to_the_store_and_stay_where_they_were(move, picture):
    said = move("s3")
    assert "All 3 files: 3 copied" in said
    assert "set MEDIA_STORE=s3" in said
    assert lying("s3", picture) == lying("local", picture) == ALL


def test_they_come_back(move, picture, settings):
    move("s3")
    settings.MEDIA_STORE = "s3"
    move("s3", "--clear")
    assert lying("local", picture) == NONE
    assert "3 copied" in move("local")
    assert lying("local", picture) == lying("s3", picture) == ALL
    settings.MEDIA_STORE = "local"
    assert "empty now" in move("local", "--clear")
    assert (lying("local", picture), lying("s3", picture)) == (ALL, NONE)


@pytest.mark.parametrize("to", ["s3", "local"])
def test_a_second_run_copies_nothing(move, picture, to):
    move("s3")
    assert "All 3 files: 3 there already" in move(to)


@pytest.mark.parametrize(("to", "other"), [("s3", "local"), ("local", "s3")])
def test_half_a_file_that_a_stopped_run_left_is_copied_anew(move, picture, to, other):
    move("s3")
    lay(RENDITION, b"a fe", to)
    assert "2 there already" in (said := move(to))
    assert "1 copied" in said
    assert lying(to, picture) == lying(other, picture) == ALL


@pytest.mark.parametrize("to", ["s3", "local"])
def test_a_dry_run_says_what_would_be_done_and_does_nothing(move, picture, to):
    if to == "local":
        move("s3")
        place("local").delete(RENDITION)
    before = lying("local", picture), lying("s3", picture)
    assert "copied" in (said := move(to, "--dry-run", "--clear"))
    assert "Nothing was done" in said
    assert (lying("local", picture), lying("s3", picture)) == before


def test_a_file_that_is_nowhere_is_named_and_the_others_arrive(move, picture):
    place("local").delete(RENDITION)
    with pytest.raises(CommandError, match="1 of 3 files did not arrive"):
        move("s3")
    assert lying("s3", picture) == [files.jpeg(), None, b"a boat"]


def test_a_discarded_file_may_be_gone(move, picture):
    place("local").delete("pictures/old.jpg")
    assert "1 discarded and gone" in move("s3")


@pytest.mark.parametrize("storage", ["originals", "default"])
@pytest.mark.parametrize(("to", "whence"), [("s3", "local"), ("local", "s3")])
def test_a_file_that_went_bad_is_named_and_goes_nowhere(move, picture, settings, storage, to, whence):
    move("s3")
    name = {"originals": picture.file.name, "default": RENDITION}[storage]
    place(to, storage).delete(name)
    lay(name, b"half", whence, storage)
    settings.MEDIA_STORE = to
    with pytest.raises(CommandError, match="1 of 3 files did not arrive"):
        move(to, "--clear")
    assert (moving.read(place(to, storage), name), moving.read(place(whence, storage), name)) == (None, b"half")


def test_nothing_is_removed_from_where_the_paper_still_looks(move, picture):
    with pytest.raises(CommandError, match="Set MEDIA_STORE=s3"):
        move("s3", "--clear")
    assert (lying("local", picture), lying("s3", picture)) == (ALL, NONE)


def test_a_store_that_fails_stops_it_with_a_sentence(move, picture, buckets, settings):
    buckets.private = "nobodys"
    settings.STORES = {**settings.STORES, "s3": buckets.stores()}
    with pytest.raises(CommandError, match=r"Stopped: .*NoSuchBucket"):
        move("s3")


def test_without_a_store_it_says_what_to_set(picture, move, settings):
    settings.S3_BUCKET = ""
    with pytest.raises(CommandError, match="set S3_BUCKET"):
        move("s3")


def test_two_rows_may_need_the_same_file(move, picture):
    said = {"picture": picture, "width": 320, "height": 200, "format": "webp", "bytes": 7, "crop": "1:1"}
    Rendition.objects.create(file=RENDITION, **said)
    move("s3")
    assert place("s3").listdir("pictures")[1] == ["0123456789abcdef-320.webp", "old.jpg"]


def test_rows_are_asked_for_a_few_at_a_time(move, db, monkeypatch):
    monkeypatch.setattr(moving, "IN_A_ROW", 2)
    rows = [Picture(file=f"{n}.jpg", digest=f"{n}", width=1, height=1) for n in range(5)]
    Picture.objects.bulk_create(rows)
    assert [file.name for file in moving.needed()] == [row.file.name for row in rows]


def test_an_empty_library_has_nothing_to_move(move, db):
    assert "no pictures yet" in move("s3")
