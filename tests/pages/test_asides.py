"""What stands beside a list of stories goes by how long the list is."""

import pytest
from django.utils import timezone

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOXES = """() => Object.fromEntries(['stories', 'hot', 'popular'].map(name => {
    const { left, right, top, bottom } = document.querySelector(`.page .${name}`).getBoundingClientRect()
    return [name, { left, right, top: top + scrollY, bottom: bottom + scrollY }]
}))"""


def boxes(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    return page.evaluate(BOXES)


def test_a_short_list_has_the_hot_below_it_and_a_long_one_beside_it(page, live_server):
    money, ports = factories.category("Money"), factories.category("Ports")
    for number in range(8):
        story = factories.published(headline=f"Ferry {number}", category=money, tags=["Masts"][:number])
        factories.read(story, times=400, at=timezone.now())
    for number in range(3):
        factories.published(headline=f"Net {number}", category=ports, tags=["Nets"])
    for width in (1440, 2560):
        few = boxes(page, "/tag/nets/", width)
        assert few["hot"]["top"] > few["stories"]["bottom"]
        assert few["hot"]["left"] == few["stories"]["left"] and few["hot"]["right"] == few["popular"]["right"]
        assert few["popular"]["left"] > few["stories"]["right"] and few["popular"]["top"] == few["stories"]["top"]
        many = boxes(page, "/tag/masts/", width)
        assert many["hot"]["left"] > many["stories"]["right"]
