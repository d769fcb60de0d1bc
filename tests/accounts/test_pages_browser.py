"""The pages before the desk's door and those of one's own account, in a browser: nothing keeps anybody out of them."""

import time

import pyotp
import pytest

from newsroom.accounts import letters
from tests.desk.axe import violations
from tests.desk.browsing import sign_in_by_the_form

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_from_a_link_by_mail_to_signing_in_by_two_steps(page, live_server, mei, post_office):
    found = {}

    def look(name, address=None):
        if address:
            page.goto(address)
        found[name] = violations(page)

    look("forgotten", "/desk/forgotten/")
    look("a new password", letters.link(mei).splitlines()[0].removeprefix("http://127.0.0.1:8000"))
    sign_in_by_the_form(page, "mei")
    page.wait_for_url("**/desk/")
    page.goto("/desk/second-step/")
    key = page.inner_text(".sign-in-key").replace(" ", "")
    page.fill("#id_code", "123")
    page.click(".sign-in-button")
    look("a wrong code")
    page.fill("#id_code", pyotp.TOTP(key).at(time.time() - 30))
    page.click(".sign-in-button")
    page.wait_for_selector(".sign-in-codes")
    look("recovery codes")
    look("account", "/desk/account/")
    look("password", "/desk/password_change/")
    page.context.clear_cookies()
    sign_in_by_the_form(page, "mei")
    page.wait_for_selector("#id_code")
    look("second step")
    page.fill("#id_code", pyotp.TOTP(key).now())
    page.press("#id_code", "Enter")
    page.wait_for_url("**/desk/")
    assert {name: faults for name, faults in found.items() if faults} == {}
