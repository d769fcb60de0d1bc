"""What a shell learns of an import. The command is run as a process, on a copy of the tests' own empty tables."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="what is copied is SQLite's file")


@pytest.fixture
def tables(django_db_setup, tmp_path):
    """The file of a database that holds nothing yet."""
    file = tmp_path / "paper.sqlite3"
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as made, closing(sqlite3.connect(file)) as copy:
        made.backup(copy)
    return file


@pytest.fixture
def run_import(tables):
    """Brings in the export at that path as an operator does. Gives the process that ended."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("DATABASE")},
        "DATABASE_URL": f"sqlite:///{tables}",
        "DEBUG": "1",
    }

    def run_import(path):
        command = [sys.executable, "manage.py", "import_wordpress", str(path)]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)

    return run_import


def test_the_exit_status_is_1_where_something_was_refused(files, run_import):
    broken, refused, sound = (run_import(files / name) for name in ("truncated.xml", "twins.xml", "ferry-blog.xml"))

    assert broken.returncode == 1
    assert "truncated.xml, line 30" in broken.stderr
    assert "Traceback" not in broken.stderr
    assert refused.returncode == 1
    assert "1 stories" in refused.stdout
    assert (sound.returncode, sound.stderr) == (0, "")
