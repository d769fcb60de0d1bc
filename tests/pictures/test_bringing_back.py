"""A file that was replaced is brought back, and known again where somebody brings it as a new picture."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pictures import replacing
from pictures.acts import Refused
from pictures.models import Discarded
from pictures.tasks import sweep

from . import files
from .life import history, originals

pytestmark = pytest.mark.django_db
OLD, NEW = files.jpeg((96, 64)), files.jpeg((64, 96))


@pytest.fixture
def replaced(keep, django_capture_on_commit_callbacks):
    mast = keep(OLD, alt="A mast")
    with django_capture_on_commit_callbacks(execute=True):
        replacing.replace(mast, io.BytesIO(NEW))
    mast.refresh_from_db()
    return mast


@pytest.fixture
def page(replaced):
    return f"/desk/pictures/picture/{replaced.pk}/bring-back/"


def kept(picture):
    with picture.file.open() as file:
        return file.read()


def test_it_is_brought_back_from_the_pictures_page(desk, replaced, page, django_capture_on_commit_callbacks):
    assert page in desk.get(page.replace("bring-back", "change")).text
    assert "The one that was replaced on" in desk.get(page).text
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(page, {"earlier": replacing.earlier_files(replaced).get().pk}, follow=True)
    replaced.refresh_from_db()
    assert "Brought back." in answer.text
    assert (kept(replaced), replaced.width, replaced.renditions.exists()) == (OLD, 96, True)
    assert history(replaced)[0].endswith(f"replaced on {timezone.localdate():%-d %B %Y}.")


def test_brought_back_it_is_no_earlier_file_and_the_other_is(replaced):
    replacing.bring_back(replaced, replacing.earlier_files(replaced).get())
    replaced.refresh_from_db()
    with storages["originals"].open(replacing.earlier_files(replaced).get().name) as file:
        assert file.read() == NEW


def test_what_the_month_took_cannot_be_had_and_what_was_brought_back_outlasts_it(replaced, clock, desk, page):
    earlier = replacing.earlier_files(replaced).get()
    replacing.bring_back(replaced, earlier)
    Discarded.objects.update(since=clock() - timedelta(days=40))
    sweep.func()
    replaced.refresh_from_db()
    assert kept(replaced) == OLD
    assert originals() == {replaced.file.name}
    with pytest.raises(Refused, match="kept for 30 days"):
        replacing.bring_back(replaced, earlier)
    assert "It has no earlier file" in desk.get(page).text
    assert desk.post(page, {"earlier": earlier.pk}).status_code == 422


@pytest.mark.parametrize("said", [{}, {"earlier": ""}, {"earlier": "9" * 30}, {"earlier": "x"}])
def test_without_saying_which_nothing_is_done(desk, page, replaced, said):
    assert desk.post(page, said).status_code == 422
    assert kept(replaced) == NEW


def test_an_earlier_file_of_another_picture_is_none_of_its(desk, page, keep, replaced):
    other = keep(files.jpeg((70, 70)), alt="A quay")
    replacing.replace(other, io.BytesIO(files.jpeg((80, 80))))
    assert desk.post(page, {"earlier": replacing.earlier_files(other).get().pk}).status_code == 422


def test_whoever_brings_it_as_a_new_picture_is_told_where_it_was_replaced(desk, replaced):
    file = SimpleUploadedFile("a.jpg", OLD)
    offer = desk.post("/desk/pictures/picture/upload/", {"file": file}).json()
    assert offer["id"] != replaced.pk
    assert offer["warning"].startswith(
        f"This is the file that “A mast” (number {replaced.pk}) had until it was replaced"
    )


def test_so_is_whoever_uses_the_form_for_one(desk, replaced):
    said = {"upload": SimpleUploadedFile("a.jpg", OLD), "alt": "A mast"}
    assert "had until it was replaced" in desk.post("/desk/pictures/picture/add/", said, follow=True).text


def test_a_file_that_nobody_had_brings_no_warning(desk, replaced):
    file = SimpleUploadedFile("a.jpg", files.jpeg((50, 50)))
    assert desk.post("/desk/pictures/picture/upload/", {"file": file}).json()["warning"] == ""
