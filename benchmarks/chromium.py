"""How soon a browser lets somebody type: the story's page asked for, until a typed letter stands in the text."""

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from http import HTTPStatus

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import sync_playwright

from .standing import CHIEF, PASSWORD

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TEXT = ".ProseMirror[contenteditable=true]"
LETTER = "ø"
READY = f"() => document.querySelector('{TEXT}')"
TYPED = f"() => document.querySelector('{TEXT}')?.textContent.includes('{LETTER}') && performance.now()"
TIMES = 7
PATIENCE = 30  # seconds for the server to start


def report(story):
    """Prints a line for a browser that has nothing of ours yet, and one for a browser that has."""
    if not os.path.exists(CHROMIUM):
        print(f"\nNo Chromium at {CHROMIUM}: name one in CHROMIUM.")
        return
    address = reverse("admin:articles_story_change", args=[story.pk])
    with server() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = signed_in(browser, site)
        spent = [until_typed(context, site + address) for _ in range(TIMES + 1)]
        begun = [until_begun(context, site + reverse("admin:articles_story_add")) for _ in range(TIMES)]
        browser.close()
    print("\nChromium: milliseconds from asking for the long story to a typed letter in its text")
    print(f"{'With an empty cache':42}{spent[0]:8.0f}")
    print(f"{f'Afterwards, median of {TIMES}':42}{statistics.median(spent[1:]):8.0f}{max(spent[1:]):9.0f}")
    print(f"{'From “Start writing” to the text, median':42}{statistics.median(begun):8.0f}{max(begun):9.0f}")


@contextlib.contextmanager
def server():
    """The address of the paper as operators run it, on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "SITE_ADDRESS": site, "PORT": str(port), "WEB_CONCURRENCY": "1"}
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "newsroom.wsgi"]
    process = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)
    try:
        wait_for(f"{site}/robots.txt")
        yield site
    finally:
        process.terminate()
        process.wait()


def wait_for(address):
    for _ in range(PATIENCE * 10):
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:
            if answer.status == HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer.")


def signed_in(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}{reverse('admin:login')}")
    page.fill("#id_username", CHIEF)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{site}{reverse('admin:index')}")
    page.close()
    return context


def until_typed(context, address):
    """Milliseconds by the page's own clock. The letter is typed as soon as the text is there, asked at each frame."""
    page = context.new_page()
    page.goto(address, wait_until="commit")
    return typed(page)


def until_begun(context, address):
    """Milliseconds from the button of a new story, whose headline and section are filled in."""
    page = context.new_page()
    page.goto(address)
    page.fill("#id_headline", "Ferries go electric")
    page.fill("#id_category", "m")
    page.locator("[role=option]").first.click()
    page.get_by_role("button", name="Start writing").click(no_wait_after=True)
    page.wait_for_url("**/change/", wait_until="commit")
    return typed(page)


def typed(page):
    page.wait_for_function(READY, polling="raf")
    page.focus(TEXT)
    page.keyboard.type(LETTER)
    spent = page.wait_for_function(TYPED, polling="raf").json_value()
    page.close(run_before_unload=False)
    return spent
