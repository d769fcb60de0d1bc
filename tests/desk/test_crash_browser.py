"""A browser that is killed in the midst of a sentence."""

import os
import signal
import subprocess
import time

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.chromium import CHROMIUM, FLAGS

from .browsing import sign_in
from .test_autosave_browser import body_of, change_address

pytestmark = [pytest.mark.browser, pytest.mark.on_both_engines]
MOST_LOST = 10  # seconds of typing


class Browser:
    """A Chromium of its own with a profile that outlives it."""

    def __init__(self, profile):
        self.profile = profile
        self.port = profile / "DevToolsActivePort"
        self.port.unlink(missing_ok=True)
        command = [CHROMIUM, *FLAGS, "--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, start_new_session=True, **silent)

    def page(self, chromium, live_server):
        while not self.port.exists():
            time.sleep(0.1)
        port = self.port.read_text().split()[0]
        context = chromium.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}").contexts[0]
        page = context.new_page()
        page.goto(live_server.url)
        return page

    def kill(self):
        """With all its processes, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def open_at(page, live_server, story):
    page.goto(live_server.url + change_address(story))
    page.wait_for_selector(".ProseMirror[contenteditable=true]")


def type_for(page, seconds):
    """Types numbered words without a pause. Gives when each was typed."""
    page.locator(".ProseMirror[contenteditable=true]").click()
    typed, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        page.keyboard.type(f"word{len(typed)}. ")
        typed.append(time.monotonic())
        page.wait_for_timeout(100)
    return typed


def test_a_killed_browser_loses_ten_seconds_at_most(browser, live_server, traffic, editor, tmp_path):
    story = factories.story(body="")
    first = Browser(tmp_path / "profile")
    try:
        page = first.page(browser, live_server)
        sign_in(page)
        open_at(page, live_server, story)
        typed = type_for(page, 16)
    finally:
        first.kill()
    killed = time.monotonic()
    traffic.wait_until_quiet()
    lost = [at for number, at in enumerate(typed) if f"word{number}." not in body_of(story)]
    assert len(typed) - len(lost) > 0
    assert all(killed - at <= MOST_LOST for at in lost)


def test_what_a_killed_browser_had_kept_offline_is_offered_back(browser, live_server, traffic, editor, tmp_path):
    story = factories.story(body="")
    first = Browser(tmp_path / "profile")
    try:
        page = first.page(browser, live_server)
        sign_in(page)
        open_at(page, live_server, story)
        page.route("**/autosave/", lambda route: route.abort())
        type_for(page, 1)
        expect(page.locator(".desk-status-words")).to_have_text("Offline: kept on this computer", timeout=12_000)
    finally:
        first.kill()
    second = Browser(tmp_path / "profile")
    try:
        page = second.page(browser, live_server)
        sign_in(page)
        open_at(page, live_server, story)
        page.locator(".desk-offer-back").wait_for()
        page.get_by_role("button", name="Compare").click()
        page.locator("dialog").get_by_role("button", name="Take them").click()
        expect(page.locator(".desk-status-words")).to_contain_text("Saved", timeout=12_000)
    finally:
        second.kill()
    traffic.wait_until_quiet()
    assert "word0." in body_of(story)
