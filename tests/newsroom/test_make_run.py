"""`make run` is stopped by Ctrl-C, which is no error."""

import os
import re
import signal
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STANDS_IN = """#!/bin/sh
trap 'exit {code}' INT
echo started
while :; do sleep 0.05; done
"""


def stopped_by_ctrl_c(folder, code):
    """What a terminal shows of make, where honcho ends with that code."""
    recipe = re.search(r"^\t@.*honcho.*$", (ROOT / "Makefile").read_text(), re.M)[0]
    (folder / "Makefile").write_text(f"run:\n{recipe}\n")
    (folder / "python").write_text(STANDS_IN.format(code=code))
    (folder / "python").chmod(0o755)
    command = ["make", "--no-print-directory", f"PYTHON={folder}/python"]
    run = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    assert run.stdout.readline() == "started\n"
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does
    return run.communicate(timeout=20)[0]


def test_ctrl_c_is_no_error_and_whatever_else_stops_it_is(tmp_path):
    assert "Error" not in stopped_by_ctrl_c(tmp_path, 130)
    assert "Error" in stopped_by_ctrl_c(tmp_path, 3)
