"""A story's page loads what its form needs, so that the text can be typed into within a second."""

import pytest
from lxml import html

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(desk):
    """What the page of a story fetches: addresses of its scripts and of what it asks for ahead."""
    story = factories.story()
    page = html.fromstring(desk.get(f"/desk/articles/story/{story.pk}/change/").content)
    return {
        "scripts": page.xpath("//script/@src"),
        "ahead": page.xpath("//link[@rel='modulepreload']/@href"),
        "icon": page.xpath("//link[@rel='icon']/@href"),
        "order": [each.get("type") or each.get("rel") for each in page.xpath("//script|//link[@rel='modulepreload']")],
    }


def test_none_of_the_scripts_of_djangos_admin_holds_it_up(head):
    kept = ("theme.js", "nav_sidebar.js")  # in the frame of every page; the sidebar's is deferred
    assert [each for each in head["scripts"] if "/admin/" in each and not each.endswith(kept)] == []
    assert not any("jsi18n" in each for each in head["scripts"])


def test_the_editors_modules_are_asked_for_at_once_behind_the_import_map(head):
    assert "/static/desk/editor/toolbar.js" in head["ahead"]
    assert head["order"].index("importmap") < head["order"].index("modulepreload")


def test_the_page_still_has_its_icon(head):
    assert head["icon"] == ["/static/img/favicon.svg"]


def test_the_list_keeps_what_it_ticks_with(desk):
    factories.story()
    assert "admin/js/actions.js" in desk.get("/desk/articles/story/").text
