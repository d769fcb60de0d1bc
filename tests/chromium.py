"""The browser of the tests: one Chromium for each process that tests, driven by Playwright."""

import asyncio
import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

# The first is the same browser without the windows it would not show: twice as quick.
PROGRAMMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMMES)), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# No processes of their own for what a few pages of one site hardly ask for: a twentieth of a browser test's time.
FLAGS += ["--in-process-gpu", "--enable-features=NetworkServiceInProcess2", "--no-zygote"]


class Driven:
    """`browser`, a Chromium that lasts until `close`, and which is asked for pages inside `at_hand` only.

    Playwright keeps an event loop open in this thread, which Django takes for async code and forbids queries in. It may
    ask all the same while the browser is at hand; meanwhile the loop is out of sight, for the tests that have none.
    """

    def __init__(self):
        self.playwright = sync_playwright().start()
        self.loop = asyncio.get_running_loop()
        try:
            self.browser = self.playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        finally:
            asyncio._set_running_loop(None)

    @contextmanager
    def at_hand(self):
        before = asyncio._get_running_loop()
        asyncio._set_running_loop(self.loop)
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
                yield self.browser
        finally:
            asyncio._set_running_loop(before)

    def close(self):
        with self.at_hand():
            self.browser.close()
            self.playwright.stop()
