"""The forms that buttons ask by: what a screen reader is told of their fields."""

import pytest
from lxml import html

from articles import revisions
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    kept = factories.story()
    revisions.keep(kept)
    return kept


def field_of(client, story, name):
    page = client.get(f"/desk/articles/story/{story.pk}/change/").content
    [field] = html.fromstring(page).xpath(f"//*[@name='{name}']")
    return field


def test_a_moment_is_described_by_the_clock_it_goes_by(desk, story):
    described = field_of(desk, story, "schedule-at").get("aria-describedby").split()
    assert described == ["id_schedule-at_zone"]
    assert field_of(desk, story, "schedule-ends_at").get("aria-describedby").split() == [
        "id_schedule-ends_at_zone",
        "id_schedule-ends_at_helptext",
    ]


def test_on_the_board_too(desk, story):
    page = html.fromstring(desk.get(f"/desk/articles/story/{story.pk}/move/?verb=schedule").content)
    [field] = page.xpath("//*[@name='schedule-at']")
    for each in field.get("aria-describedby").split():
        assert page.xpath(f"//*[@id='{each}']"), each


def test_a_field_for_which_the_act_was_refused_says_so(desk, story):
    address = f"/desk/articles/story/{story.pk}/change/"
    kept = {"headline": story.headline, "body": story.body, "category": story.category_id, "base": 1}
    desk.post(address, {**kept, "schedule-at": "soon", "_schedule": "1"})
    page = html.fromstring(desk.get(address).content)
    assert [field.get("name") for field in page.xpath("//*[@aria-invalid='true']")] == ["schedule-at"]
