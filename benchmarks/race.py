"""Publishes and re-publishes while processes read, and looks for an answer that was older than what its process knew.

    .venv/bin/python benchmarks/race.py [--seconds 30] [--processes 2]

On a SQLite database of its own, or in the empty one that DATABASE_URL names. Ends with 1 where it finds such an answer.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seconds", type=float, default=30)
    asked.add_argument("--processes", type=int, default=2)
    asked = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="paper-race-") as folder:
        environment = {"DATABASE_URL": f"sqlite:///{folder}/race.sqlite3", **os.environ}
        environment |= {"DJANGO_SETTINGS_MODULE": "benchmarks.racing_settings", "DEBUG": "1", "DATA_DIR": folder}
        said(started("set_up", 0, environment))
        readers = [started("read", asked.seconds, environment) for _ in range(asked.processes)]
        publisher = started("publish", asked.seconds, environment)
        return report([hit for reader in readers for hit in said(reader)], said(publisher))


def started(act, seconds, environment):
    command = [sys.executable, "-m", "benchmarks.racing", act, str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)


def said(process):
    answer, _ = process.communicate()
    if process.returncode:
        sys.exit(process.returncode)
    return json.loads(answer)


def report(hits, published):
    """Prints what came of it. Returns 1 where an answer was too old, else 0."""
    counts, moments = histories(published)
    too_old = [hit for hit in hits if hit[1] < due(hit, counts)]
    lags = sorted(lag(hit, moments) for hit in hits)
    spent = sorted(each[-1] for each in published)
    print(f"{len(hits):,} answers, {len(published):,} editions published")
    print(f"{len(too_old):,} answers were older than what their process knew when it was asked")
    print(f"an edition was seen {lags[-1] * 1000:.0f} ms after its commit at the latest")
    print(f"publishing took {spent[len(spent) // 2] * 1000:.1f} ms (median)")
    print(f"load of the machine: {', '.join(f'{each:.1f}' for each in os.getloadavg())}")
    return 1 if too_old else 0


def histories(published):
    """By story, its editions from the second on: the clock's count, and the moment of the commit."""
    counts, moments = defaultdict(list), defaultdict(list)
    for number, _, count, moment, _ in published:
        counts[number].append(count)
        moments[number].append(moment)
    return counts, moments


def due(hit, counts):
    """The edition that the process knew of: the first, and one more for each count up to the one it knew."""
    number, _, known, _ = hit
    return 1 + bisect_right(counts[number], known or 0)


def lag(hit, moments):
    """Seconds since the edition after the shown one was there; 0 where there was none yet."""
    number, shown, _, asked = hit
    later = moments[number][shown - 1 : shown]
    return max(0, asked - later[0]) if later else 0


if __name__ == "__main__":
    sys.exit(main())
