"""What stands beside a story is picked, kept away and put into a series without leaving the page, by keys alone."""

import pytest

from articles import publishing
from articles.models import Ban, Part, Series, Story
from tests import factories

from .browsing import open_story

pytestmark = pytest.mark.browser


def test_panels_act_by_keys_and_nothing_typed_is_lost(page, live_server, editor, db):
    one, two = factories.published(headline="Nets dry"), factories.published(headline="Masts stand")
    publishing.save_series(Series(title="Harbours", slug="harbours"), [one.pk])
    open_story(page, headline="Ferries wait")
    story = Story.objects.get(headline="Ferries wait")
    never = page.get_by_role("button", name="Never here: Nets dry")
    never.wait_for()
    page.fill("#id_kicker", "Harbour")
    never.press("Enter")
    page.get_by_role("button", name="Let back: Nets dry").wait_for()
    assert page.evaluate("document.activeElement.textContent").strip() == "Filled up to read next"
    page.get_by_role("button", name="Pick: Masts stand").press("Enter")
    page.get_by_role("button", name="Take off Masts stand").wait_for()
    page.get_by_label("Part of", exact=True).select_option("Harbours")
    page.get_by_role("button", name="Add as its last part").press("Enter")
    page.get_by_role("button", name="Take out of the series").wait_for()
    assert page.input_value("#id_kicker") == "Harbour"
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".messagelist .success")
    assert Ban.objects.get().other == one and Part.objects.filter(story=story).exists()
    assert list(story.links.values_list("target", flat=True)) == [two.pk]
