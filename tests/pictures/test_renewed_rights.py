"""A picture that comes in after our right to it has ended is developed as soon as the right is renewed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pictures.models import Picture
from pictures.renditions import make_renditions
from pictures.shapes import RECIPE
from pictures.tasks import make_renditions_that_lack

from . import files

AT_THE_PAGE, BESIDE_A_STORY = "change", "words"  # the two forms that say until when a picture may be used


@pytest.fixture
def ended(keep):
    return keep(files.jpeg((64, 48)), alt="A mast", usable_until=timezone.localdate() - timedelta(days=1))


@pytest.fixture
def renew(desk, django_capture_on_commit_callbacks):
    """Sends the form of that place with the right's last day, and does what follows the commit."""

    def renew(picture, place, day):
        said = {"alt": "A mast", "usable_until": day, "focus_x": "0.5", "focus_y": "0.5"}
        with django_capture_on_commit_callbacks(execute=True):
            answer = desk.post(f"/desk/pictures/picture/{picture.pk}/{place}/", said)
        assert answer.status_code == (302 if place == AT_THE_PAGE else 200)

    return renew


def test_what_is_withheld_is_not_counted_as_developed(ended):
    assert Picture.objects.get().recipe < RECIPE
    assert not ended.renditions.exists()


def test_what_is_deleted_is_not_counted_as_developed(keep):
    picture = keep(files.jpeg((64, 48)))
    Picture.objects.update(recipe=0, deleted_at=timezone.now())
    make_renditions(picture)
    make_renditions(Picture.objects.get())
    assert Picture.objects.get().recipe < RECIPE


@pytest.mark.parametrize("place", [AT_THE_PAGE, BESIDE_A_STORY])
@pytest.mark.parametrize("days", [0, 30, None])
def test_a_renewed_right_has_the_picture_developed_at_once(ended, renew, place, days):
    renew(ended, place, "" if days is None else timezone.localdate() + timedelta(days=days))
    assert ended.renditions.exists()
    assert not Picture.objects.undeveloped(RECIPE, timezone.localdate()).exists()


def test_another_day_that_is_over_changes_nothing(ended, renew):
    renew(ended, AT_THE_PAGE, timezone.localdate() - timedelta(days=2))
    assert not ended.renditions.exists()
    assert Picture.objects.get().recipe < RECIPE


def test_where_no_task_was_left_the_next_round_develops_it(ended):
    Picture.objects.update(usable_until=None)
    assert make_renditions_that_lack.func() == 1
    assert ended.renditions.exists()
