"""Two processes read while a third publishes: none shows what it knows to be out of date.

A short run of benchmarks/race.py, which says how it looks; two hundred thousand answers there take ten seconds.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_no_answer_is_older_than_what_its_process_knew():
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_URL")}
    command = [sys.executable, "benchmarks/race.py", "--seconds", "1.5"]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    answers, published = re.match(r"([\d,]+) answers, ([\d,]+) editions published", ran.stdout).groups()
    assert int(answers.replace(",", "")) > 100
    assert int(published) > 5
