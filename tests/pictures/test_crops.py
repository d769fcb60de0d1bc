"""Renditions follow the focus and the file: what is of another is made anew, and its files stay for a while."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.utils import timezone
from PIL import Image

from pictures import library
from pictures.models import Discarded, Picture
from pictures.renditions import make_renditions
from pictures.shapes import RECIPE
from pictures.tasks import make_renditions_of, make_renditions_that_lack

from . import files

LEFT, RIGHT = (255, 0, 0), (0, 0, 255)


def two_halves(size=(1200, 300)):
    image = Image.new("RGB", size, LEFT)
    image.paste(RIGHT, (size[0] // 2, 0, *size))
    return files.saved(image, "PNG")


@pytest.fixture
def picture(keep):
    return keep(two_halves())


def square(picture, format="jpeg"):
    """The colours at the left and right edge of the square crop."""
    rendition = picture.renditions.get(crop="1x1", format=format, width=160)
    with rendition.file.open() as file:
        image = Image.open(io.BytesIO(file.read())).convert("RGB")
    return [tuple(round(c / 51) * 51 for c in image.getpixel((x, 80))) for x in (10, 150)]


def focus(picture, across, down=0.5):
    """As a form at the desk does it, and then the task."""
    Picture.objects.filter(pk=picture.pk).update(focus_x=across, focus_y=down)
    make_renditions_of.enqueue(picture.pk)
    return Picture.objects.get(pk=picture.pk)


@pytest.mark.parametrize("format", ["jpeg", "webp", "avif"])
def test_a_crop_shows_what_the_focus_is_on(picture, format):
    assert square(picture, format) == [LEFT, RIGHT]
    assert square(focus(picture, 0.1), format) == [LEFT, LEFT]
    assert square(focus(picture, 1), format) == [RIGHT, RIGHT]


def test_a_picture_taken_sideways_is_cropped_about_the_upright_focus(keep):
    exif = Image.Exif()
    exif[0x0112] = 6  # its right edge is the foot of the upright picture
    picture = keep(files.saved(Image.open(io.BytesIO(two_halves())), "JPEG", quality=95, exif=exif))
    assert (picture.width, picture.height) == (300, 1200)
    assert square(focus(picture, 0.5, 0)) == [LEFT, LEFT]
    assert square(focus(picture, 0.5, 1)) == [RIGHT, RIGHT]


def test_a_new_focus_leaves_the_whole_picture_alone_and_lets_the_old_crops_go(picture):
    def names(crops):
        return {r.file.name for r in picture.renditions.all() if (r.crop != "") == crops}

    whole, crops = names(False), names(True)
    focus(picture, 0.1)
    assert names(False) == whole
    assert not names(True) & crops
    assert set(picture.discarded.values_list("storage", "name")) == {("default", name) for name in crops}
    assert all(default_storage.exists(name) for name in crops)


def test_a_focus_that_comes_back_takes_its_files_back(picture):
    before = set(picture.renditions.values_list("file", flat=True))
    focus(picture, 0.1)
    focus(picture, 0.5)
    assert set(picture.renditions.values_list("file", flat=True)) == before
    assert not Discarded.objects.filter(name__in=before).exists()


def test_another_file_under_the_same_number_is_made_anew(picture):
    other = two_halves((300, 1200))
    storages["originals"].save("other.png", ContentFile(other))
    changed = {"file": "other.png", "digest": library.digest_of(io.BytesIO(other)), "width": 300, "height": 1200}
    Picture.objects.filter(pk=picture.pk).update(**changed)
    make_renditions_of.enqueue(picture.pk)
    sizes = {(r.crop, r.width, r.height) for r in picture.renditions.all()}
    lying = {("40x21", 300, 158), ("16x9", 300, 169), ("3x2", 240, 160), ("3x2", 300, 200), ("4x3", 300, 225)}
    assert sizes == {("", 240, 960), ("", 300, 1200), *lying, ("1x1", 160, 160), ("1x1", 300, 300)}
    assert picture.discarded.exists()


def test_a_picture_withdrawn_while_it_is_developed_gets_no_rendition(picture):
    stale = Picture.objects.get(pk=picture.pk)
    picture.renditions.all().delete()
    Picture.objects.filter(pk=picture.pk).update(withdrawn_at=timezone.now())
    make_renditions(stale)
    assert not picture.renditions.exists()
    assert picture.discarded.exists()


def test_a_focus_moved_while_it_is_developed_keeps_what_it_has(picture):
    stale = Picture.objects.get(pk=picture.pk)
    stale.focus_x = 0.9
    before = set(picture.renditions.values_list("file", flat=True))
    make_renditions(stale)
    assert set(picture.renditions.values_list("file", flat=True)) == before


def test_a_picture_knows_its_commonest_colour(keep):
    blue = Image.new("RGB", (400, 300), (30, 100, 170))
    blue.paste((250, 250, 250), (0, 0, 60, 300))
    keep(files.saved(blue, "PNG"))
    assert Picture.objects.get().tint == "26a"


@pytest.mark.django_db
def test_what_a_dead_worker_left_is_made_later_and_once(django_assert_num_queries):
    picture = library.add(ContentFile(two_halves()))
    assert make_renditions_that_lack.func() == 1
    assert picture.renditions.exists()
    with django_assert_num_queries(1):
        assert make_renditions_that_lack.func() == 0


@pytest.mark.parametrize("content", [b"", files.jpeg()[:2000]])
def test_an_original_that_rotted_keeps_no_other_picture_waiting(keep, content):
    rotten, sound = keep(files.jpeg((300, 200))), keep(files.jpeg((301, 200)))
    with rotten.file.storage.open(rotten.file.name, "wb") as file:
        file.write(content)
    for picture in (rotten, sound):
        picture.renditions.all().delete()
    Picture.objects.update(recipe=0)
    assert make_renditions_that_lack.func() == 1
    assert sound.renditions.exists()
    assert not Picture.objects.undeveloped(RECIPE, timezone.localdate()).exists()


def test_an_original_that_is_gone_is_tried_once(keep):
    picture = keep(files.jpeg())
    picture.file.storage.delete(picture.file.name)
    picture.renditions.all().delete()
    Picture.objects.update(recipe=0)
    assert make_renditions_that_lack.func() == 0
    assert not Picture.objects.undeveloped(RECIPE, timezone.localdate()).exists()
