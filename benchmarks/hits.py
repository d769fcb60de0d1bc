"""What a kept page costs: hit, 304, miss and stampede, beside a trivial WSGI application on the same server, and behind
the shipped nginx beside the same bytes as a file.

    .venv/bin/python benchmarks/hits.py [--rounds 5] [--seconds 2] [--connections 16]

Starts a server with one worker for each target, and asks them in turn with `wrk` (Debian's package), so that the load
of the machine falls on all alike. Prints requests per second and the server's processor time for each request, each as
a ratio to a trivial application that gives the same answer, headers and all; behind nginx, as a ratio to its file.
Granian is among them where it is installed. `--data FOLDER` keeps the demo paper there for the next time.
"""

import argparse
import contextlib
import importlib.util
import json
import re
import resource
import statistics
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from servers import Granian, Gunicorn, Nginx, load, manage, program, requests_of

BROWSER = "gzip, deflate, br"
OF_THE_BODY = {"Content-Type", "Content-Encoding", "Content-Length"}
OF_THE_CONNECTION = {"Server", "Date", "Connection"}
NGINX_OWN = OF_THE_BODY | {"ETag", "X-Accel-Expires"}  # what it says of a file itself, or says to nobody
CROWD = 100


class Target:
    """What is measured: a server, a path and headers. `beside` is the target that it is a ratio of, itself if None.
    `per_request`: milliseconds of processor time, by round; a `paper` behind the server has its own."""

    def __init__(self, name, server, path="/", beside=None, paper=None, **headers):
        self.name, self.server, self.path, self.headers = name, server, path, headers
        self.beside, self.paper = beside or self, paper
        self.per_second, self.per_request, self.of_paper = [], [], []

    def ask(self, asked):
        command = ["wrk", "-t1", f"-c{asked.connections}", f"-d{asked.seconds}", self.server.address(self.path)]
        for name, value in self.headers.items():
            command += ["-H", f"{name.replace('_', '-')}: {value}"]
        before, of_paper = self.server.spent(), self._paper_spent()
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        answered = max(requests_of(said), 1)
        self.per_request.append((self.server.spent() - before) / answered * 1_000)
        self.of_paper.append((self._paper_spent() - of_paper) / answered * 1_000)
        self.per_second.append(answered / asked.seconds)

    def _paper_spent(self):
        return self.paper.spent() if self.paper else 0.0

    @property
    def rate(self):
        return statistics.median(self.per_second)

    @property
    def cost(self):
        return statistics.median(self.per_request) + statistics.median(self.of_paper)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    program("wrk")
    with tempfile.TemporaryDirectory(prefix="paper-hits-") as folder, contextlib.ExitStack() as running:
        paper = Demo(Path(folder), (asked.data or Path(folder) / "data").absolute(), running)
        targets = [*paper.alone(), *paper.behind_nginx()]
        for _ in range(asked.rounds):
            for target in targets:
                target.ask(asked)
        report(targets)
        stampede(paper, targets)


class Demo:
    """The demo paper, filled once, and the servers that give it."""

    def __init__(self, folder, data, running):
        self.folder, self.data, self.running = folder, data, running
        data.mkdir(exist_ok=True)
        if not (data / "paper.sqlite3").exists():
            manage(data, "migrate", "--verbosity", "0")
            manage(data, "collectstatic", "--noinput", "--verbosity", "0")
            manage(data, "seed_demo")
        self.kept = self._started(Gunicorn(data))
        self.path, self.unread = stories_of(self.kept.wait())[:2]
        self.kept.wait(self.path)

    def alone(self):
        """The targets without nginx, the trivial one first."""
        path, rendered = self.path, self._started(Gunicorn(self.data, PAGE_CACHE_MEGABYTES="0"))
        rendered.wait(path)
        plain, packed = answer(self.kept, path), answer(self.kept, path, BROWSER)
        bare = [each for each in packed[0] if each[0] in OF_THE_BODY]
        first = Target("trivial, same answer", self._trivial(*packed), path)
        others = [
            Target("hit, as browsers ask", self.kept, path, first, Accept_Encoding=BROWSER),
            Target("trivial, three headers", self._trivial(bare, packed[1]), path, first),
            Target("trivial, plain answer", self._trivial(*plain), path, first),
            Target("hit, plain", self.kept, path, first),
            Target("304", self.kept, path, first, If_None_Match=dict(plain[0])["ETag"]),
            Target("miss: the story's page", rendered, path, first),
            Target("miss: the front", rendered, "/", first),
        ]
        return [first, *others, *self._granian(first)]

    def behind_nginx(self):
        """Over TLS, as readers come. The paper's own part is added to what nginx spends."""
        folder = self.folder / "nginx"
        (folder / "file").mkdir(parents=True)
        behind = self._started(Gunicorn(self.data, BEHIND_PROXY="1"))
        behind.wait()
        nginx = self._started(Nginx(folder, behind, self.data, said_of_all(answer(behind, self.path)[0])))
        nginx.wait(self.path)
        self._file(folder, nginx)
        file = Target("nginx: the file, packed", nginx, "/file/page.html", Accept_Encoding="gzip")
        plain = Target("nginx: the file, plain", nginx, "/file/page.html")
        return [
            file,
            Target("nginx: it, headers as ours", nginx, "/file/as-ours/page.html", file, Accept_Encoding="gzip"),
            Target("nginx: hit, gzip", nginx, self.path, file, behind, Accept_Encoding="gzip"),
            Target("nginx: hit, brotli", nginx, self.path, file, behind, Accept_Encoding=BROWSER),
            plain,
            Target("nginx: hit, plain", nginx, self.path, plain, behind),
        ]

    def _file(self, folder, nginx):
        """The same bytes for nginx itself, as they are and packed beforehand."""
        for name, encoding in {"page.html": "identity", "page.html.gz": "gzip"}.items():
            (folder / "file" / name).write_bytes(answer(nginx, self.path, encoding)[1])

    def _granian(self, first):
        if not importlib.util.find_spec("granian"):
            return []
        granian = self._started(Granian(self.data))
        granian.wait(self.path)
        return [Target("Granian: hit", granian, self.path, first, Accept_Encoding=BROWSER)]

    def _trivial(self, headers, body):
        file = self.folder / f"answer-{len(headers)}-{len(body)}"
        file.write_bytes(json.dumps(headers).encode() + b"\n" + body)
        server = self._started(Gunicorn(self.data, "trivial", ["--pythonpath", "benchmarks"], ANSWER=str(file)))
        server.wait()
        return server

    def _started(self, server):
        return self.running.enter_context(server)


def answer(server, path, encodings="identity"):
    """Headers, without those of the connection, and body."""
    with server.ask(path, Accept_Encoding=encodings) as answered:
        return [each for each in answered.getheaders() if each[0] not in OF_THE_CONNECTION], answered.read()


def said_of_all(headers):
    """Those that a file can have as well."""
    return [each for each in headers if each[0] not in NGINX_OWN]


def stories_of(front):
    """Paths of the stories that the front page leads to, each once."""
    return list(dict.fromkeys(path.decode() for path in re.findall(rb'href="(/[^"]+-\d+/)"', front)))


def report(targets):
    print(f"{'':26}{'req/s':>8}{'ratio':>7}{'CPU µs':>9}{'ratio':>7}")
    for target in targets:
        rate, cost, beside = target.rate, target.cost, target.beside
        figures = f"{rate:8,.0f}{rate / beside.rate:7.2f}{cost * 1_000:9,.0f}{cost / beside.cost:7.2f}"
        print(f"{target.name:26}{figures}")
    print(f"medians; {load()}")


def stampede(paper, targets):
    """A hundred ask at once for a page that nobody has asked for: what the processor spends, beside one rendering."""
    cost = {target.name: target.cost for target in targets}
    before = paper.kept.spent()
    with ThreadPoolExecutor(CROWD) as crowd:
        list(crowd.map(lambda _: paper.kept.wait(paper.unread), range(CROWD)))
    spent, hit, miss = paper.kept.spent() - before, cost["hit, as browsers ask"], cost["miss: the story's page"]
    print(
        f"{CROWD} at once for a new page: {spent * 1_000:.0f} ms of the processor; "
        f"one miss takes {miss:.0f}, a hit {hit:.2f}"
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4_096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
