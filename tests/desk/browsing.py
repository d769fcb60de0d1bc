"""The desk in a real browser: who sits at it, which story is open, what is typed."""

from django.conf import settings
from django.test import Client

from newsroom.models import User
from tests import factories

TEXT = ".ProseMirror[contenteditable=true]"
PASSWORD = "a-long-pass-9"  # of everybody in the tests


def sign_in(page, name="editor"):
    """Gives the page's browser a session of that account, without the two pages that the form takes."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "domain": "localhost", "path": "/"}])


def sign_in_by_the_form(page, name="editor"):
    page.goto("/desk/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")


def open_story(page, **fields):
    """A story of those fields, open at the desk of the account “editor”."""
    story = factories.story(**fields)
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/change/")
    page.wait_for_selector(TEXT)
    return story


def type_body(page, text):
    page.locator(TEXT).click()
    page.keyboard.type(text)


def expected(*problems, known):
    """Takes what was to be expected out of what the browser complained of."""
    known[:] = [said for said in known if not any(problem in said for problem in problems)]
