"""How long it takes until readers see what was published, and no longer what was taken back.

    .venv/bin/python benchmarks/lag.py [--acts 30]

A demo paper with two gunicorn processes, nginx before them, a worker, and a local server in the place of Fastly's. In
turn a story is updated with a new headline, or is retracted and restored. Printed is when, after the commit, the last
process said so, then nginx, then when the carrier had been told: at once, and again when nobody answers with what was.
"""

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from servers import ROOT, Gunicorn, Nginx, Server, load, manage, paper

WORKERS = 2
IN_A_ROW = 12  # answers one after another that say so: more than chance, with two processes that take turns
LONGEST = 120  # seconds after which something is wrong
PAUSE = 2.5  # seconds between acts, so that the carrier hears of each by itself


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--acts", type=int, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="paper-lag-") as folder, contextlib.ExitStack() as running:
        site = Site(Path(folder), running)
        for number in range(asked.acts):
            site.act(number)
            time.sleep(PAUSE)
        site.report()


class Carrier(ThreadingHTTPServer):
    """Stands in for Fastly. `told`: the moment of each call."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Call)
        self.told = []

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.server_close()


class Call(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append(time.time())
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *said):
        pass


class Desk:
    """A process that acts on a story when it is told to: `update NUMBER HEADLINE`, `retract NUMBER`, `restore NUMBER`.
    Answers with the moment of the commit."""

    def __init__(self, environment):
        self.environment = environment

    def __enter__(self):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        command = [sys.executable, "-m", "benchmarks.acting"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, **pipes)
        self.path, self.story = json.loads(self.process.stdout.readline())
        return self

    def __exit__(self, *error):
        self.process.stdin.close()
        self.process.wait()

    def act(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())


class Site:
    def __init__(self, folder, running):
        data = folder / "data"
        data.mkdir()
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["seed_demo"]):
            manage(data, *command)
        self.carrier = running.enter_context(Carrier())
        edge = {"EDGE": "fastly", "EDGE_SITE": "here", "EDGE_TOKEN": "nobody's", "BEHIND_PROXY": "1"}
        edge["EDGE_ADDRESS"] = f"http://127.0.0.1:{self.carrier.server_port}"
        self.web = running.enter_context(Gunicorn(data, **edge, WEB_CONCURRENCY=str(WORKERS)))
        worker = Server([sys.executable, "manage.py", "db_worker", "--queue-name", "*"], 0, **paper(data), **edge)
        running.enter_context(worker)
        (folder / "nginx").mkdir()
        self.web.wait()
        self.nginx = running.enter_context(Nginx(folder / "nginx", self.web, data))
        self.nginx.wait()
        settings = {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        self.desk = running.enter_context(Desk({**worker.environment, **settings}))
        self.lags = {}

    def act(self, number):
        """One change, and the seconds until each saw it."""
        if number % 2 == 0:
            headline = f"Ferry-{number}"
            self._time("updated", headline.encode(), "update", self.desk.story, headline)
        else:
            self._time("retracted", b"retracted", "retract", self.desk.story)
            time.sleep(PAUSE)
            self.desk.act("restore", self.desk.story)

    def _time(self, kind, said, *words):
        for server in (self.web, self.nginx):
            self._fetch(server)  # so that each has a copy from before
        committed = self.desk.act(*words)
        seen = {server: [] for server in (self.web, self.nginx)}
        readers = [threading.Thread(target=self._watch, args=(server, said, seen[server])) for server in seen]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        self._keep(f"{kind}: every process", seen[self.web][0] - committed)
        self._keep(f"{kind}: through nginx", seen[self.nginx][0] - committed)
        told = self._told(committed)
        self._keep(f"{kind}: carrier told", told[0] - committed)
        self._keep(f"{kind}: carrier told last", told[-1] - committed)

    def _watch(self, server, said, seen):
        """Puts into `seen` when the first of the answers came that all say so from then on."""
        begun, row = time.time(), []
        while len(row) < IN_A_ROW:
            asked = time.time()
            row = [*row, asked] if said in self._fetch(server) else []
            if asked - begun > LONGEST:
                sys.exit(f"Nobody says “{said.decode()}”.")
            time.sleep(0.005)
        seen.append(row[0])

    def _fetch(self, server):
        try:
            with server.ask(self.desk.path, Accept_Encoding="identity") as answer:
                return answer.read()
        except OSError as gone:  # 410 comes as an error, with its page
            return gone.read() if hasattr(gone, "read") else b""

    def _told(self, since):
        """Moments at which the carrier heard of something after `since`: it has heard all once it is quiet."""
        end = time.time() + LONGEST
        while time.time() < end:
            heard = [at for at in self.carrier.told if at >= since]
            if heard and time.time() - heard[-1] > PAUSE:
                return heard
            time.sleep(0.05)
        sys.exit("The carrier was told nothing.")

    def _keep(self, name, seconds):
        self.lags.setdefault(name, []).append(max(seconds, 0) * 1_000)

    def report(self):
        print(f"{'milliseconds after the commit':34}{'median':>9}{'most':>9}")
        for name, lags in self.lags.items():
            print(f"{name:34}{statistics.median(lags):9,.0f}{max(lags):9,.0f}")
        print(load())


if __name__ == "__main__":
    main()
