"""Nothing on the pages that ask about pictures keeps out those who read by ear, by keyboard, or with little sight."""

import pytest
from playwright.sync_api import expect

from pictures.models import Discarded, Picture
from tests import factories

from .axe import violations
from .browsing import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def at_desk(page, live_server, db):
    factories.person("Photo desk", username="editor")
    mast = factories.picture(keywords=["Harbour", "port"])
    Discarded.objects.create(storage="originals", name="aa.jpg", picture=mast)
    sign_in(page)
    return page


def do_with_all(page, kind, action):
    page.goto(f"/desk/pictures/{kind}/")
    for tick in page.locator(".action-select").all():
        tick.check()
    page.locator("[name=action]").first.select_option(action)
    page.locator("button[name=index]").first.click()


def test_axe_finds_nothing_where_it_is_asked_before_something_is_done(at_desk):
    at_desk.goto(f"/desk/pictures/picture/{Picture.objects.get().pk}/bring-back/")
    assert violations(at_desk) == []
    do_with_all(at_desk, "picture", "delete_ticked")
    expect(at_desk.get_by_role("heading", name="Delete pictures")).to_be_visible()
    assert violations(at_desk) == []
    do_with_all(at_desk, "keyword", "make_one")
    expect(at_desk.get_by_role("group", name="Which one stays")).to_be_visible()
    assert violations(at_desk) == []
