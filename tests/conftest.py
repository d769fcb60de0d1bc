"""What every test runs under: no outside but a stand-in for it, files of its own, and for some a browser."""

import gc
import io
import os
import time
from functools import partial
from pathlib import Path

import hypothesis
import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core import signals
from django.core.management.commands import flush
from django.db import connection, connections
from django.utils.cache import patch_cache_control
from PIL import Image
from playwright.sync_api import expect

from newsroom.demo import paper
from pictures import hatch
from tests.chromium import CHROMIUM, PROGRAMMES, Driven
from tests.negatives import Negatives
from tests.tables import Rights, Tables
from tests.weather.office import Office, says

REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
    `Content-Security-Policy: ${event.effectiveDirective} forbids ${event.blockedURI}`,
    `(${event.sourceFile}:${event.lineNumber})`
));
"""
expect.set_options(timeout=20_000)  # a picture that is uploaded is looked at by a process, on a machine with others
# No test fails for its time, nor where a machine with others is slow at making examples up.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
SHARED_DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def is_ci():
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def pytest_collection_modifyitems(items):
    """Without a Chromium, browser tests are skipped; where CI is set they fail instead (see `browser`). There a browser
    test that fails is tried once more, and told at the end: of hundreds, on a machine with others, one may see a
    key come before its page was ready. At a developer's own machine it fails at once."""
    if is_ci():
        marker = pytest.mark.flaky(reruns=1)
    elif CHROMIUM:
        return
    else:
        marker = pytest.mark.skip(reason="no Chromium: install chromium to run browser tests")
    for test in items:
        if test.get_closest_marker("browser"):
            test.add_marker(marker)


def pytest_collection_finish():
    """Thousands of tests, and all modules, stay to the end: looking through them for garbage again and again costs a
    tenth of a run."""
    gc.freeze()
    gc.set_threshold(100_000)


def pytest_terminal_summary(terminalreporter):
    browser = CHROMIUM or f"none found ({', '.join(PROGRAMMES)}): browser tests did not run"
    terminalreporter.write_line(f"Database: {connection.display_name}. Browser: {browser}.")
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.write_line(f"Tried twice, a fault to find: {report.nodeid}\n{report.longreprtext}")
    if not SHARED_DATA.is_dir():
        terminalreporter.write_line("Samples: no ../shared/data here, so tests that read outside samples did not run.")


@pytest.fixture(scope="session", autouse=True)
def pools_are_closed():
    """psycopg's pools hold threads and connections; left open they warn when Python ends."""
    yield
    for database in connections.all(initialized_only=True):
        if hasattr(database, "close_pool"):
            database.close()
            database.close_pool()


@pytest.fixture(autouse=True)
def tasks_run_at_once(settings):
    """Background tasks run where they are enqueued; the worker itself has its own tests."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def tasks_wait(settings):
    """Background tasks are enqueued and not run: what the demo's sixty pictures still lack is made by others' tests."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def drawings_are_small(monkeypatch):
    """The demo's sixty drawings at a sixth of their pixels: drawn whole and encoded they take a minute."""
    monkeypatch.setattr(paper, "draw", partial(paper.draw, size=(640, 427)))


@pytest.fixture(scope="session")
def folder_of_the_run(tmp_path_factory):
    """Of all its workers, where there are some."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if IS_WORKER else folder


@pytest.fixture(scope="session")
def negatives(folder_of_the_run):
    """See tests/negatives.py."""
    return Negatives(folder_of_the_run / "negatives", hatch.run)


@pytest.fixture(autouse=True)
def pictures_are_developed_once(monkeypatch, negatives):
    monkeypatch.setattr(hatch, "run", negatives)


@pytest.fixture
def pictures_are_developed_anew(monkeypatch, negatives):
    """For tests of the darkroom's own process."""
    monkeypatch.setattr(hatch, "run", negatives.run)


@pytest.fixture(autouse=True)
def passwords_are_hashed_in_a_hurry(settings):
    """PBKDF2 takes half a second for each person that a test signs in."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def files_go_to_a_folder_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.READS = tmp_path / "reads"
    folders = {**settings.STORES["local"]}
    folders["originals"] = {**folders["originals"], "OPTIONS": {"location": tmp_path / "originals", "base_url": None}}
    settings.STORES = {**settings.STORES, "local": folders}
    settings.STORAGES = {**settings.STORAGES, **folders}


@pytest.fixture
def elsewhere(settings):
    """Somebody else's server, on this machine, which is asked about every embed and may be asked for pages."""
    with Office() as office:
        settings.FETCH_ALSO = [f"127.0.0.1:{office.server.server_port}"]
        settings.EMBED_ADDRESS = f"{office.root}/oembed?url="
        office.reply = says({"title": "The ferry leaves", "author_name": "Harbour TV"})
        yield office


@pytest.fixture
def still():
    """Answers with a picture of that size."""

    def still(width=640, height=360):
        file = io.BytesIO()
        Image.new("RGB", (width, height), "navy").save(file, "JPEG")
        return says(file.getvalue(), Content_Type="image/jpeg")

    return still


@pytest.fixture(scope="session")
def shared_data():
    """The folder of outside samples (exports, weather answers, pictures) that lies beside the repository."""
    if not SHARED_DATA.is_dir():
        pytest.skip("../shared/data is not there: this test reads samples from it")
    return SHARED_DATA


@pytest.fixture(scope="session")
def driven():
    if not CHROMIUM:
        pytest.fail("CI is set and there is no Chromium: install chromium")
    chromium = Driven()
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def browser(driven):
    """A Chromium. Queries of the modules that use it are allowed beside Playwright's loop, and of no other."""
    with driven.at_hand() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker, tmp_path_factory, folder_of_the_run):
    """SQLite's database is a file, as on a server. One in memory is a single connection for all threads, and a page
    that saves by itself while a test looks would stand in the midst of that test's transaction."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "paper.sqlite3")
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")  # for haste
    if not IS_WORKER:
        yield
        return
    tables = connection.creation.create_test_db = Tables(connection, folder_of_the_run)
    yield
    with django_db_blocker.unblock():
        tables.forget()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        rights = Rights()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "emit_post_migrate_signal", rights.write_again)
        yield


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """Started once the tests' database is there. A browser may keep what it hands out of static files."""
    serve = StaticFilesHandler.serve
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", lambda self, request: kept(serve(self, request)))
        yield live_server


def kept(response):
    patch_cache_control(response, max_age=3600)
    return response


@pytest.fixture
def traffic():
    """Counts the requests under way, so that none is cut off: a page that is closed still saves its last words."""
    requests = Traffic()
    signals.request_started.connect(requests.one_more)
    signals.request_finished.connect(requests.one_less)
    yield requests
    signals.request_started.disconnect(requests.one_more)
    signals.request_finished.disconnect(requests.one_less)


class Traffic:
    QUIET = 0.15  # seconds without a request after which there is none on its way

    def __init__(self):
        self.under_way = 0
        self.last = time.monotonic()

    def one_more(self, **kwargs):
        self.under_way += 1
        self.last = time.monotonic()

    def one_less(self, **kwargs):
        self.under_way -= 1
        self.last = time.monotonic()

    def wait_until_quiet(self, most=10):
        end = time.monotonic() + most
        while time.monotonic() < end and (self.under_way > 0 or time.monotonic() - self.last < self.QUIET):
            time.sleep(0.02)


@pytest.fixture
def page_problems():
    """What the browser complained of: errors of the console, of scripts, of the Content-Security-Policy.

    A test that expects one takes it out of the list.
    """
    return []


def is_complaint(said):
    """Errors, but for the icon that browsers ask for at some time of their own, on pages that name none."""
    return said.type == "error" and not said.location["url"].endswith("/favicon.ico")


@pytest.fixture(scope="session")
def profile(driven, live_server):
    """What tests open their pages in: scripts are loaded once, and nothing else stays (`forget`)."""
    with driven.at_hand() as chromium:
        context = chromium.new_context(base_url=live_server.url)
        context.add_init_script(REPORT_VIOLATIONS)
        context.new_page().goto("/static/css/site.css")  # stays, so that the paper's pages share a process
    yield context
    with driven.at_hand():
        context.close()


def forget(context, origin):
    """All that a page of `origin` may have left in the browser but its cache."""
    first, *others = context.pages
    for page in others:
        page.close()
    context.unroute_all()
    context.set_offline(False)
    context.clear_cookies()
    session = context.new_cdp_session(first)
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()


@pytest.fixture
def page(browser, profile, live_server, traffic, page_problems):
    """A fresh page on the running paper: `page.goto("/")`. The test fails where the browser complains."""

    def said(message):
        if is_complaint(message):
            page_problems.append(message.text)

    def thrown(error):
        page_problems.append(str(error.error))

    profile.on("console", said)
    profile.on("weberror", thrown)
    yield profile.new_page()
    forget(profile, live_server.url)
    profile.remove_listener("console", said)
    profile.remove_listener("weberror", thrown)
    traffic.wait_until_quiet()
    assert page_problems == []
