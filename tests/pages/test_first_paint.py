"""What the first paint needs stands in the page, and nothing else may run from there."""

import base64
import hashlib
import re

import pytest
from django.db import OperationalError, connection

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
IS_LIGHT = "() => document.body && getComputedStyle(document.body).colorScheme === 'light'"
PLANTED = (
    "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.planted = true'}))"
)


def only_script(answer):
    """The one that stands in the page, as the policy of its answer would name it."""
    [script] = re.findall("<script>(.*?)</script>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"script-src 'self' 'sha256-{digest}';"


def test_the_script_of_a_page_is_the_one_that_is_let_through(client, monkeypatch):
    factories.published()
    client.raise_request_exception = False
    answers = [client.get(address) for address in ("/", "/search/", "/nowhere/")]
    monkeypatch.setattr(connection, "cursor", refuse)
    answers.append(client.get("/search/?q=ferry"))
    assert [answer.status_code for answer in answers] == [200, 200, 404, 503]
    for answer in answers:
        assert only_script(answer) in answer.headers["Content-Security-Policy"]


def refuse(*args, **kwargs):
    raise OperationalError("connection refused")


@pytest.mark.browser
def test_colours_chosen_before_are_there_while_the_script_is_not(page, live_server):
    page.emulate_media(color_scheme="dark")
    page.goto("/weather/")
    page.locator("[data-theme-switch][aria-pressed=true]").click()  # true once the script is there
    page.route("**/js/site*.js", lambda route: None)  # never answered
    page.goto("/search/", wait_until="commit")
    page.wait_for_function(IS_LIGHT)
    assert page.evaluate("document.documentElement.classList.contains('js')")
    assert page.locator("[data-theme-switch]").is_visible()


@pytest.mark.browser
def test_no_other_script_may_stand_in_a_page(page, live_server, page_problems):
    page.goto("/search/")
    page.evaluate(PLANTED)
    assert page.evaluate("window.planted") is None
    assert any("script-src-elem" in problem for problem in page_problems)
    page_problems.clear()
