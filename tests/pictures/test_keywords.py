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


class TestOfTwoThatMeanTheSame:
    @pytest.fixture
    def pair(self, quay):
        """Two keywords; one picture has both."""
        other = factories.bare_picture()
        quay.keywords.add("Harbour", "port")
        other.keywords.add("port")
        return {name: Keyword.objects.get(name=name) for name in ("Harbour", "port")}, other

    def ticked(self, pair):
        return {"action": "make_one", "_selected_action": [keyword.pk for keyword in pair.values()]}

    def test_it_is_asked_which_stays_and_all_their_pictures_have_that_one(self, photo_desk, quay, pair):
        pair, other = pair
        asked = photo_desk.post(LIST, self.ticked(pair)).text
        assert "Which one stays" in asked
        assert Keyword.objects.filter(name="port").exists()
        said = {**self.ticked(pair), "asked": "1", "stays": pair["Harbour"].pk}
        assert "2 keywords are one now" in photo_desk.post(LIST, said, follow=True).text
        assert "Harbour" in quay.keywords.names()
        assert list(other.keywords.names()) == ["Harbour"]
        assert not Keyword.objects.filter(name="port").exists()

    @pytest.mark.parametrize("stays", ["", "x", "9" * 30])
    def test_one_that_is_none_of_them_cannot_stay(self, photo_desk, pair, stays):
        said = {**self.ticked(pair[0]), "asked": "1", "stays": stays}
        assert photo_desk.post(LIST, said).status_code == 422
        assert Keyword.objects.filter(name__in=["Harbour", "port"]).count() == 2

    def test_one_alone_is_not_made_one(self, photo_desk, pair):
        said = {"action": "make_one", "_selected_action": [pair[0]["port"].pk]}
        assert "Tick two keywords or more" in photo_desk.post(LIST, said, follow=True).text
