"""The picture dialog: pictures by words and number, uploads, and what is said of a picture afterwards."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pictures.models import Picture
from tests import factories

FIND, UPLOAD = "/desk/pictures/picture/find/", "/desk/pictures/picture/upload/"
WORDS = {"alt": "A crane", "credit": "Ana Lim", "caption": "", "is_decorative": ""}


def file(name="mast.jpg", color="navy"):
    content = io.BytesIO()
    Image.new("RGB", (640, 480), color).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def found(desk, **query):
    return [picture["id"] for picture in desk.get(FIND, query).json()["results"]]


@pytest.fixture
def ana(client, django_user_model):
    """May add pictures and look at them, and nothing else."""
    ana = django_user_model.objects.create_user("ana", is_staff=True)
    ana.user_permissions.set(Permission.objects.filter(codename__in=["add_picture", "view_picture"]))
    client.force_login(ana)
    return client


def test_the_newest_come_first_and_words_narrow_them(desk):
    mast = factories.picture("red", alt="A mast")
    quay = factories.picture("blue", alt="A quay", credit="Mei Lin Tan")
    assert found(desk) == [quay.pk, mast.pk]
    assert found(desk, q="tan QUAY") == [quay.pk]
    assert found(desk, before=quay.pk) == [mast.pk]


def test_pictures_asked_for_by_number_come_in_that_order(desk):
    first, second = factories.picture("red"), factories.picture("blue")
    assert found(desk, ids=f"{second.pk},{first.pk},x,999") == [second.pk, first.pk]


def test_a_picture_is_offered_with_all_that_a_dialog_shows(desk):
    picture = factories.picture()
    (offer,) = desk.get(FIND).json()["results"]
    assert offer == {
        "id": picture.pk,
        "alt": "A mast over a market",
        "decorative": False,
        "caption": "",
        "credit": "Mei Lin Tan",
        "thumb": picture.thumbnail().get_absolute_url(),
        "large": picture.fallback().get_absolute_url(),
        "width": 900,
        "height": 600,
        "may_word": True,
    }


def test_thirty_pictures_cost_as_many_queries_as_one(desk, django_assert_num_queries):
    for number in range(3):
        factories.picture(size=(300 + number, 200))
    with django_assert_num_queries(4):  # session, person, pictures, renditions
        desk.get(FIND)


def test_an_upload_is_kept_and_named_after_who_sent_it(ana):
    answer = ana.post(UPLOAD, {"file": file()})
    assert answer.status_code == 201
    picture = Picture.objects.get()
    assert (answer.json()["id"], answer.json()["width"], picture.uploaded_by.username) == (picture.pk, 640, "ana")


@pytest.mark.parametrize("content", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused_in_a_sentence(desk, content):
    answer = desk.post(UPLOAD, {"file": SimpleUploadedFile("x.jpg", content)})
    assert answer.status_code == 422
    assert answer.json()["message"].endswith(".")
    assert not Picture.objects.exists()


def test_an_upload_without_a_file_is_refused_in_a_sentence(desk):
    assert "No file came" in desk.post(UPLOAD).json()["message"]


def test_who_uploaded_a_picture_says_what_it_shows(ana):
    number = ana.post(UPLOAD, {"file": file()}).json()["id"]
    answer = ana.post(f"/desk/pictures/picture/{number}/words/", {**WORDS, "is_decorative": "on"})
    assert (answer.json()["alt"], answer.json()["decorative"]) == ("A crane", True)
    assert Picture.objects.get().credit == "Ana Lim"


def test_words_too_long_are_refused_and_change_nothing(desk):
    picture = factories.picture()
    answer = desk.post(f"/desk/pictures/picture/{picture.pk}/words/", {**WORDS, "alt": "x" * 301})
    assert answer.status_code == 422
    assert "at most 300" in answer.json()["errors"]["alt"][0]
    picture.refresh_from_db()
    assert picture.alt == "A mast over a market"


def test_the_words_of_other_peoples_pictures_are_the_picture_desks(ana):
    answer = ana.post(f"/desk/pictures/picture/{factories.picture().pk}/words/", WORDS)
    assert answer.status_code == 403
    assert Picture.objects.get().alt == "A mast over a market"


def test_who_may_not_is_told_so(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("temp", is_staff=True))
    for answer in (client.get(FIND), client.post(UPLOAD, {"file": file()})):
        assert answer.status_code == 403
        assert "may not" in answer.json()["message"]
    assert not Picture.objects.exists()
