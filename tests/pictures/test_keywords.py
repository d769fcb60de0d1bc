"""The list of keywords: the photo desk spells them better, or gives them up."""

import pytest

from pictures.models import Keyword
from tests import factories

LIST = "/desk/pictures/keyword/"


@pytest.fixture
def photo_desk(client, db):
    client.force_login(factories.person("Photo desk"))
    return client


@pytest.fixture
def quay(db):
    return factories.picture(keywords=["Quya", "sea"])


def test_it_says_how_many_pictures_have_each(photo_desk, quay):
    factories.picture("red", keywords=["sea"])
    rows = photo_desk.get(LIST).context["cl"].result_list
    assert {row.name: row.pictures_number for row in rows} == {"Quya": 1, "sea": 2}


def test_one_that_is_spelt_better_is_so_in_all_pictures(photo_desk, quay):
    photo_desk.post(f"{LIST}{Keyword.objects.get(name='Quya').pk}/change/", {"name": "Quay"})
    assert sorted(quay.keywords.names()) == ["Quay", "sea"]


def test_one_that_is_given_up_takes_no_picture_along(photo_desk, quay):
    gone = Keyword.objects.get(name="Quya")
    assert "pictures: 1" in " ".join(photo_desk.get(f"{LIST}{gone.pk}/delete/").text.split()).lower()
    photo_desk.post(f"{LIST}{gone.pk}/delete/", {"post": "yes"})
    quay.refresh_from_db()
    assert list(quay.keywords.names()) == ["sea"]


def test_a_reporter_leaves_them_alone(client, quay):
    client.force_login(factories.person("Reporter"))
    assert client.get(LIST).status_code == 403
