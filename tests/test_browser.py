"""The browser of the other tests notices what it must."""

import pytest

pytestmark = pytest.mark.browser
FORBIDDEN = "const style = document.createElement('style'); style.textContent = 'p {}'; document.body.append(style)"


@pytest.fixture
def own_page(page, live_server):
    """A page under our Content-Security-Policy that needs no story: the desk's sign-in."""
    page.goto("/desk/login/")
    return page


def test_a_clean_page_brings_no_complaint(own_page, page_problems):
    own_page.evaluate("document.title = 'Fine'")
    assert page_problems == []


def test_a_style_that_the_policy_forbids_is_noticed(own_page, page_problems):
    own_page.evaluate(FORBIDDEN)
    own_page.wait_for_timeout(200)
    assert any("Content-Security-Policy: style-src-elem" in problem for problem in page_problems)
    page_problems.clear()


def test_an_error_of_a_script_is_noticed(own_page, page_problems):
    own_page.evaluate("setTimeout(() => { throw new Error('broken on purpose') })")
    own_page.wait_for_timeout(200)
    assert any("broken on purpose" in problem for problem in page_problems)
    page_problems.clear()


def test_the_database_can_be_asked_while_a_browser_is_open(page, django_user_model):
    assert django_user_model.objects.count() == 0
