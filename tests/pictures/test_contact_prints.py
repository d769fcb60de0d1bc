"""What the desk sees of pictures that readers may not see, or that cannot be made."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pictures import contact_prints, deleting, replacing, withdrawing
from pictures.models import ContactPrint, Picture
from pictures.shapes import RECIPE
from pictures.tasks import make_renditions_that_lack
from tests import factories

from . import files
from .life import public

pytestmark = pytest.mark.django_db
LIST = "/desk/pictures/picture/"


@pytest.fixture
def mast(keep):
    return keep(files.jpeg((640, 400)), alt="A mast")


@pytest.fixture
def do(django_capture_on_commit_callbacks):
    """Does an act, and what follows the commit."""

    def do(act, *args, **said):
        with django_capture_on_commit_callbacks(execute=True):
            act(*args, **said)

    return do


def withdraw(picture):
    withdrawing.withdraw(picture, "So.")


@pytest.mark.parametrize(("take", "state"), [(withdraw, "withdrawn"), (deleting.delete, "deleted")])
def test_the_desk_sees_a_small_one_of_what_readers_can_get_no_file_of(desk, mast, do, take, state):
    do(take, mast)
    assert public() == set()
    address = ContactPrint.objects.get().get_absolute_url()
    for page in (f"{LIST}?state={state}", f"{LIST}{mast.pk}/change/"):
        assert f'<img src="{address}" width="320" height="200"' in desk.get(page).text
    answer = desk.get(address)
    assert (answer.headers["Content-Type"], answer.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert "private" in answer.headers["Cache-Control"]


def test_scripts_get_its_address_too(desk, mast, do):
    do(withdraw, mast)
    (offer,) = desk.get(f"{LIST}find/", {"ids": mast.pk}).json()["results"]
    assert offer["thumb"] == offer["large"] == ContactPrint.objects.get().get_absolute_url()
    assert (offer["withheld"], offer["unseen"], offer["waits"]) == (True, "", False)


def test_nobody_else_gets_it(client, mast, do):
    do(withdraw, mast)
    address = ContactPrint.objects.get().get_absolute_url()
    assert client.get(address).status_code == 302
    client.force_login(factories.person(""))
    assert client.get(address).status_code == 403


def test_of_a_file_put_in_its_place_there_is_another(mast, do):
    do(withdraw, mast)
    before = bytes(ContactPrint.objects.get().jpeg)
    do(replacing.replace, mast, ContentFile(files.jpeg((400, 640))))
    after = ContactPrint.objects.get()
    assert (bytes(after.jpeg) != before, after.width, after.height) == (True, 320, 512)


def test_one_that_came_after_its_last_day_is_seen_by_the_desk_only(keep):
    keep(files.jpeg((640, 400)), usable_until=timezone.localdate() - timedelta(days=1))
    assert (public(), ContactPrint.objects.count()) == (set(), 1)


def test_what_a_dead_worker_left_is_made_later_and_once(mast, monkeypatch):
    Picture.objects.update(withdrawn_at=timezone.now(), recipe=0)
    assert (make_renditions_that_lack.func(), ContactPrint.objects.count()) == (1, 1)
    assert make_renditions_that_lack.func() == 0


def test_the_same_one_is_not_made_twice(mast, monkeypatch):
    contact_prints.make(mast)
    monkeypatch.setattr(contact_prints, "ask", None)
    contact_prints.make(mast)


def test_of_a_file_that_has_gone_bad_nobody_says_for_ever_that_it_is_being_made(desk, mast):
    mast.renditions.all().delete()
    Picture.objects.update(recipe=0)
    storages["originals"].delete(mast.file.name)
    assert "Being made" in desk.get(LIST).text
    make_renditions_that_lack.func()
    assert Picture.objects.get().recipe == RECIPE
    assert "Cannot be made: replace its file" in desk.get(LIST).text
    (offer,) = desk.get(f"{LIST}find/").json()["results"]
    assert (offer["unseen"], offer["waits"]) == ("Cannot be made: replace its file", False)


def test_a_list_of_many_costs_as_many_queries_as_of_one(desk):
    def asked(number):
        picture = factories.bare_picture(withdrawn_at=timezone.now())
        ContactPrint.objects.create(picture=picture, jpeg=b"", width=1, height=1, digest=str(number))
        with CaptureQueriesContext(connection) as queries:
            desk.get(f"{LIST}?state=withdrawn")
        return len(queries)

    counts = [asked(number) for number in range(4)]
    assert counts[0] == counts[-1]
