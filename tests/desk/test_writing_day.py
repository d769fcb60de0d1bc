"""The desk's pages in a real browser under the enforced policy. (What is done there: test_whole_day.py.)"""

import pytest

from .browsing import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.on_both_engines]


@pytest.mark.parametrize(
    "path", ["", "articles/story/", "articles/story/add/", "articles/category/add/", "weather/city/add/"]
)
def test_the_desk_runs_under_the_policy(page, live_server, editor, path):
    sign_in(page)
    page.goto(f"/desk/{path}")
    assert page.locator("#content").is_visible()
