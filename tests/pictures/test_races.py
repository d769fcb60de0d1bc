"""Two things at the same moment: what one of them gives back, the other does not take away."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from pictures import discarding, renditions, returning, withdrawing
from pictures.models import Discarded, Picture
from pictures.tasks import finish_withdrawals

from .files import jpeg
from .life import discarded, public, rendition, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def meanwhile(monkeypatch):
    """Does something right after a function of a module has answered."""

    def meanwhile(module, name, act):
        original = getattr(module, name)

        def answer(*args):
            answered = original(*args)
            monkeypatch.setattr(module, name, original)
            act()
            return answered

        monkeypatch.setattr(module, name, answer)

    return meanwhile


def test_a_file_that_is_swept_while_it_is_made_again_is_there_afterwards(keep, meanwhile):
    picture = keep(jpeg((64, 48)))
    names = public()
    picture.renditions.all().delete()
    discarding.discard("default", names, picture=picture, is_urgent=True)
    meanwhile(renditions, "is_unchanged", discarding.delete_urgent)
    renditions.make_renditions(picture)
    assert {row.file.name for row in picture.renditions.all()} == names == public()
    assert not Discarded.objects.exists()


def test_what_was_put_back_before_the_task_came_is_left_alone(meanwhile, django_capture_on_commit_callbacks):
    mast = shown(withdrawn_at=timezone.now(), withdrawn_why="So.")
    left = list(withdrawing.left_with_readers())
    returning.put_back(mast)
    with django_capture_on_commit_callbacks(execute=True):
        assert [withdrawing.take_what_is_left(each) for each in left] == [None]
    assert (len(public()), mast.renditions.count()) == (2, 2)


def test_what_was_put_back_before_its_files_went_keeps_those_it_has_again(django_capture_on_commit_callbacks):
    mast = shown()
    names = public()
    with django_capture_on_commit_callbacks() as after:
        withdrawing.withdraw(mast, "So.")
    returning.put_back(mast)
    for name in names:
        rendition(mast, name, "webp" if name.endswith("webp") else "jpeg")
    for each in after[:1]:
        each()
    assert (public(), Discarded.objects.count()) == (names, 0)


def test_a_right_renewed_while_the_task_looked_is_not_ended(clock):
    shown(usable_until=date(2026, 10, 11))
    found_a_moment_ago = Picture.objects.get()
    Picture.objects.update(usable_until=date(2026, 10, 13))
    assert withdrawing.is_ended(found_a_moment_ago) is False
    assert len(public()) == 2


def test_what_comes_out_of_the_darkroom_too_late_goes_with_the_next_round(keep, django_capture_on_commit_callbacks):
    picture = keep(jpeg((64, 48)))
    at_work = Picture.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        withdrawing.withdraw(picture, "So.")
    Picture.objects.update(digest="0" * 64)
    renditions.make_renditions(at_work)
    assert len(public()) == finish_withdrawals.func() > 0
    assert public() == set()


def test_one_store_that_fails_keeps_the_others_going(db, monkeypatch):
    for name in ("pictures/00.jpg", "pictures/01.jpg"):
        discarded(name, since=timezone.now() - timedelta(days=40))
    delete = FileSystemStorage.delete

    def deletes_the_second(self, name):
        if name.endswith("00.jpg"):
            raise OSError("no answer")
        delete(self, name)

    monkeypatch.setattr(FileSystemStorage, "delete", deletes_the_second)
    assert discarding.sweep(timezone.now()) == 1
    assert [row.name for row in Discarded.objects.all()] == ["pictures/00.jpg"]
