"""A picture that something has is not deleted from under it, neither alone nor with others."""

import pytest

from articles import publishing, revisions
from pictures.models import Picture
from tests import factories

LIST = "/desk/pictures/picture/"


@pytest.fixture
def mast(db):
    return factories.bare_picture()


def figure(picture):
    return f'<p>Six ferries.</p><figure data-picture="{picture.pk}"></figure>'


def gallery(picture):
    return f'<figure data-gallery="{picture.pk},900"></figure>'


def in_a_draft(place, picture):
    factories.story(headline="Ferries", body=place(picture))


def in_an_edition(place, picture):
    story = factories.published(headline="Ferries", body=place(picture))
    revisions.write(story, {"body": "<p>Six ferries.</p>"})
    publishing.update(story)


@pytest.mark.parametrize("place", [figure, gallery])
@pytest.mark.parametrize("put", [in_a_draft, in_an_edition])
def test_it_is_kept_and_the_page_says_by_which_story(desk, mast, put, place):
    put(place, mast)
    asked = desk.get(f"{LIST}{mast.pk}/delete/").text
    assert "“Ferries”" in asked
    assert "Delete it</button>" not in asked
    answer = desk.post(f"{LIST}{mast.pk}/delete/", {"post": "yes"})
    assert (answer.status_code, "stays:" in answer.text) == (422, True)
    assert Picture.objects.in_library().filter(pk=mast.pk).exists()


def test_deleted_with_others_it_stays_and_they_go(desk, mast):
    in_a_draft(figure, mast)
    other = factories.bare_picture()
    chosen = {"action": "delete_ticked", "_selected_action": [mast.pk, other.pk]}
    asked = desk.post(LIST, chosen).text
    assert "One of those ticked stays" in asked
    assert f'name="_selected_action" value="{other.pk}"' in asked
    assert f'name="_selected_action" value="{mast.pk}"' not in asked
    assert Picture.objects.in_library().count() == 2
    told = desk.post(LIST, {**chosen, "asked": "1"}, follow=True).text
    assert "“Ferries”" in told
    assert "1 picture deleted. For 30 days" in told
    assert Picture.objects.in_library().get() == mast


def test_the_address_by_which_django_deletes_rows_deletes_none(desk, mast):
    assert desk.post(LIST, {"action": "delete_selected", "_selected_action": [mast.pk], "post": "yes"}).status_code
    desk.post(f"{LIST}_{ord(str(mast.pk)[0]):02X}{str(mast.pk)[1:]}/delete/", {"post": "yes"})
    assert Picture.objects.filter(pk=mast.pk).exists()


def test_one_that_stands_nowhere_is_deleted_and_can_be_had_back(desk, mast):
    factories.published(body=f'<figure data-picture="{mast.pk}0"></figure>')
    told = desk.post(f"{LIST}{mast.pk}/delete/", {"post": "yes"}, follow=True).text
    assert "is deleted. For 30 days it can be restored." in told
    assert not Picture.objects.in_library().exists()
    desk.post(f"{LIST}?state=deleted", {"action": "restore_ticked", "_selected_action": [mast.pk]})
    assert Picture.objects.in_library().get() == mast
