"""A picture that stands in a story is not deleted from under it, neither alone nor with others."""

import pytest

from articles import publishing, revisions
from pictures.models import Picture
from tests import factories

LIST = "/desk/pictures/picture/"


@pytest.fixture
def mast(db):
    return factories.picture()


def figure(picture):
    return f'<p>Six ferries.</p><figure data-picture="{picture.pk}"></figure>'


def gallery(picture):
    return f'<figure data-gallery="{picture.pk},900"></figure>'


def in_a_draft(place, picture):
    factories.story(headline="Ferries", body=place(picture))


def in_an_earlier_version(place, picture):
    story = factories.story(headline="Ferries", body=place(picture))
    revisions.keep(story)
    revisions.write(story, {"body": "<p>Six ferries.</p>"})


def in_an_edition(place, picture):
    story = factories.published(headline="Ferries", body=place(picture))
    revisions.write(story, {"body": "<p>Six ferries.</p>"})
    publishing.update(story)


def at_the_head_of_an_earlier_version(place, picture):
    story = factories.story(headline="Ferries", lead_picture=picture)
    revisions.keep(story)
    revisions.write(story, {"lead_picture_id": None})


PLACES = [in_a_draft, in_an_earlier_version, in_an_edition, at_the_head_of_an_earlier_version]


@pytest.mark.parametrize("place", [figure, gallery])
@pytest.mark.parametrize("put", PLACES)
def test_it_is_kept_and_the_page_says_by_which_story(desk, mast, put, place):
    put(place, mast)
    told = desk.get(f"{LIST}{mast.pk}/delete/").text
    assert "stays: it stands in a text or an earlier version of “Ferries”." in told
    desk.post(f"{LIST}{mast.pk}/delete/", {"post": "yes"})
    assert Picture.objects.filter(pk=mast.pk).exists()


def test_deleted_with_others_both_are_kept(desk, mast):
    in_a_draft(figure, mast)
    other = factories.picture("red")
    chosen = {"action": "delete_selected", "_selected_action": [mast.pk, other.pk], "post": "yes"}
    assert "“Ferries”" in desk.post(LIST, chosen).text
    assert Picture.objects.count() == 2


def test_one_that_stands_nowhere_is_deleted(desk, mast):
    factories.published(body=f'<figure data-picture="{mast.pk}0"></figure>')
    desk.post(f"{LIST}{mast.pk}/delete/", {"post": "yes"})
    assert not Picture.objects.exists()
