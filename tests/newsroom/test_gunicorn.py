"""gunicorn takes our configuration, and what the environment says of it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def gunicorn(tmp_path):
    """Asks gunicorn what it made of variables: gives its exit status and its settings, or its error."""

    def ask(**variables):
        environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DEBUG": "1", **variables}
        command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"]
        command += ["--print-config", "newsroom.wsgi"]
        asked = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        return asked.returncode, dict(re.findall(r"^(\w+) += (.*)$", asked.stdout, re.M)) or asked.stderr

    return ask


def test_it_listens_on_this_machine_only_unless_told(gunicorn):
    status, settings = gunicorn()
    assert status == 0
    assert settings["bind"] == "['127.0.0.1:8000']"
    assert settings["worker_class"] == "gthread"
    assert settings["control_socket_disable"] == "True"
    assert settings["accesslog"] == "None"
    assert settings["keepalive"] == "5"
    assert settings["limit_request_line"] == "8190"  # so that a long question gets a page of the paper


def test_the_environment_moves_it(gunicorn):
    _, settings = gunicorn(PORT="9001", WEB_CONCURRENCY="3", BEHIND_PROXY="1", LOG_LEVEL="ERROR")
    assert settings["bind"] == "['127.0.0.1:9001']"
    assert settings["workers"] == "3"
    assert settings["keepalive"] == "75"
    assert settings["loglevel"] == "error"


def test_it_may_listen_on_a_socket(gunicorn, tmp_path):
    _, settings = gunicorn(BIND=f"unix:{tmp_path}/paper.sock", PORT="9001")
    assert settings["bind"] == f"['unix:{tmp_path}/paper.sock']"


@pytest.mark.parametrize(("name", "value"), [("PORT", "0"), ("PORT", "eight"), ("WEB_CONCURRENCY", "0")])
def test_nonsense_stops_the_start_by_name(name, value, gunicorn):
    status, said = gunicorn(**{name: value})
    assert status != 0
    assert f"{name}={value!r} is not a whole number" in said
