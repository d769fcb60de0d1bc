"""What each readers' page costs on papers of several sizes: `python benchmarks/lists.py ADDRESS ADDRESS …`.

The addresses are those of databases, the smallest paper first, each filled with manage.py make_archive. A process for
each asks for all pages; they take turns, so that the machine's load falls on all papers alike. Printed are queries, the
fewest milliseconds in the database of all rounds (foreign load disturbs them least), and how many times those of the
smallest paper: furniture aside, as a kept page is rendered.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15


def main(addresses):
    if not addresses:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="lists-", ignore_cleanup_errors=True) as folder:
        papers = [Paper(address, folder) for address in addresses]
        for paper in papers * (ROUNDS + 1):
            paper.ask()
        report(papers)
        for paper in papers:
            paper.process.stdin.close()
            paper.process.wait(timeout=30)


class Paper:
    """A process that asks a paper for all its pages, once for each line that it is told."""

    def __init__(self, address, folder):
        told = {"DATABASE_URL": address, "DATA_DIR": folder, "DEBUG": "0", "LOG_LEVEL": "ERROR"}
        told |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "SECRET_KEY": secrets.token_urlsafe(50)}
        told |= {"SITE_ADDRESS": "http://127.0.0.1:8000", "WEATHER_PROVIDER": "none"}
        command = [sys.executable, "-m", "benchmarks.costs"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, env={**os.environ, **told}, cwd=ROOT, **pipes)
        self.name = self.process.stdout.readline().strip()
        self.rounds = []

    def ask(self):
        print(file=self.process.stdin, flush=True)
        self.rounds.append(json.loads(self.process.stdout.readline()))

    def least(self, page):
        """(queries, milliseconds in the database, of the processor): the fewest of all rounds but the first."""
        return tuple(map(min, zip(*(each[page] for each in self.rounds[1:]), strict=True)))


def report(papers):
    print("Queries, milliseconds in the database (times the first paper’s), of the processor")
    print(f"{'':34}" + "".join(f"{paper.name:>34}" for paper in papers))
    for page in papers[0].rounds[0]:
        first = papers[0].least(page)[1] or 1
        costs = [paper.least(page) for paper in papers]
        told = [f"{queries:4} {spent:8.2f} ({spent / first:5.1f} ×) {cpu:8.1f}" for queries, spent, cpu in costs]
        print(f"{page:34}" + "".join(f"{each:>34}" for each in told))
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\nLoad of the machine over 1, 5 and 15 minutes: {load}, on {os.process_cpu_count()} cores")


if __name__ == "__main__":
    main(sys.argv[1:])
