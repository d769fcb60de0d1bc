"""Where nothing is at an address of the desk: what is said, and to whom."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db
NOTHING = ["/desk/nothing/", "/desk/articles/nothing/12/change/", "/desk/articles/frontpage/front-9/"]
KINDS = ["articles/story", "pictures/picture", "articles/tag", "articles/flatpage", "newsroom/user"]


@pytest.mark.parametrize("debug", [False, True])
def test_the_desk_itself_says_that_nothing_is_there_and_leads_on(desk, settings, debug):
    settings.DEBUG = debug
    for place in NOTHING:
        answer = desk.get(place)
        assert answer.status_code == 404, place
        assert "There is nothing at this address" in answer.text and "It may have been mistyped" in answer.text
        assert 'class="desk-nav"' in answer.text and 'action="/desk/articles/story/"' in answer.text
        assert "no-store" in answer["Cache-Control"]


def test_nothing_is_at_an_address_without_its_slash_where_nothing_is_with_it(desk, client):
    for place in ("/desk/nothing", "/desk/articles/nothing", "/desk/articles/nothing/12/change"):
        assert desk.get(place).status_code == 404, place
    client.logout()
    assert client.get("/desk/nothing").url == "/desk/login/?next=/desk/nothing"


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_is_gone_is_missed_at_its_own_address(desk, kind):
    for place in ("change", "delete", "history"):
        answer = desk.get(f"/desk/{kind}/999/{place}/")
        assert answer.status_code == 404, place
        assert "with the number “999”. Somebody may have deleted it." in answer.text


def test_who_sees_no_stories_is_not_led_to_them(client):
    client.force_login(factories.person(""))
    answer = client.get("/desk/nothing/")
    assert answer.status_code == 404 and "/desk/articles/story/" not in answer.text
    assert client.get("/desk/articles/story/999/change/").status_code == 403


def test_who_is_not_signed_in_learns_nothing_of_what_is_there(client):
    there = f"/desk/articles/story/{factories.story().pk}/change/"
    for place in [there, "/desk/articles/story/999/change/", *NOTHING]:
        answer = client.get(place)
        assert (answer.status_code, answer.url) == (302, f"/desk/login/?next={place}")


def test_an_address_without_its_slash_or_in_big_letters_leads_on(desk):
    for place in ("/desk/articles/story", "/desk/Articles/Story/"):
        answer = desk.get(place)
        assert (answer.status_code, answer.url) == (301, "/desk/articles/story/")
