"""The main job by hand, in a real browser under the enforced policy: write, publish, read, update, retract."""

import pytest

from articles.models import Story

pytestmark = [pytest.mark.browser, pytest.mark.on_both_engines]


def sign_in(page, name="editor"):
    page.goto("/desk/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", "a-long-pass-9")
    page.click("input[type=submit]")


def type_body(page, text):
    page.locator(".ProseMirror[contenteditable=true]").click()
    page.keyboard.type(text)


def test_a_story_is_written_published_updated_and_retracted(page, page_problems, live_server, editor, money):
    sign_in(page)
    page.goto("/desk/articles/story/add/")
    page.fill("#id_headline", "Ferries go electric")
    type_body(page, "A quiet harbour at six.")
    page.locator(".field-category .select2-selection").click()
    page.keyboard.type("Mon")
    page.locator(".select2-results__option", has_text="Money").click()
    page.get_by_role("button", name="Publish now").click()
    page.wait_for_selector(".messagelist .success")

    story = Story.objects.get()
    page.goto(story.get_absolute_url())
    assert page.locator("h1").inner_text() == "Ferries go electric"
    assert page.get_by_text("A quiet harbour at six.").is_visible()

    page.goto(f"/desk/articles/story/{story.pk}/change/")
    type_body(page, " And no smoke.")
    page.get_by_role("button", name="Update live story").click()
    page.wait_for_selector(".messagelist .success")
    page.goto(story.get_absolute_url())
    assert page.get_by_text("And no smoke.").is_visible()

    page.goto(f"/desk/articles/story/{story.pk}/change/")
    page.fill("#id_notice", "The ferry does not exist.")
    page.get_by_role("button", name="Retract").click()
    page.wait_for_selector(".messagelist .success")
    page_problems.clear()
    assert page.goto(story.get_absolute_url()).status == 410
    assert page.get_by_text("The ferry does not exist.").is_visible()
    page_problems[:] = [problem for problem in page_problems if "410" not in problem]


@pytest.mark.parametrize(
    "path", ["", "articles/story/", "articles/story/add/", "articles/category/add/", "weather/city/add/"]
)
def test_the_desk_runs_under_the_policy(page, live_server, editor, path):
    sign_in(page)
    page.goto(f"/desk/{path}")
    assert page.locator("#content").is_visible()
