"""What a kept page costs: hit, 304, miss and stampede, beside a trivial WSGI application on the same server.

    .venv/bin/python benchmarks/hits.py [--rounds 5] [--seconds 2] [--connections 16]

Starts gunicorn with one worker for each target, and asks them in turn with `wrk` (Debian's package), so that the load
of the machine falls on all alike. Prints requests per second and the server's processor time for each request, each as
a ratio to a trivial application that gives the same answer, headers and all. `--data FOLDER` keeps the demo paper there
for the next time.
"""

import argparse
import contextlib
import json
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-m"]
TRIVIAL = "trivial"  # stands alone: the package benchmarks sets Django up
BROWSER = "gzip, deflate, br"
OF_THE_BODY = {"Content-Type", "Content-Encoding", "Content-Length"}
OF_THE_CONNECTION = {"Server", "Date", "Connection"}
TICKS = os.sysconf("SC_CLK_TCK")
CROWD = 100


class Server:
    """gunicorn with one worker, for `module`, on a port of its own."""

    def __init__(self, module, folder, **said):
        self.port = free_port()
        own = {"PORT": str(self.port), "WEB_CONCURRENCY": "1", "DATA_DIR": str(folder), "BEHIND_PROXY": "0"}
        own |= {"SECRET_KEY": "only-for-benchmarks", "LOG_LEVEL": "ERROR", "SITE_ADDRESS": "http://127.0.0.1:8000"}
        command = [*PYTHON, "gunicorn", "-c", "deploy/gunicorn.conf.py", "--max-requests", "0"]
        command += ["--pythonpath", "benchmarks", module] if module == TRIVIAL else [module]
        environment = {**os.environ, **own, **said}
        environment.pop("DEBUG", None)
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment)

    def address(self, path="/"):
        return f"http://127.0.0.1:{self.port}{path}"

    def wait(self, path="/"):
        """Until it answers; gives the body."""
        for _ in range(600):
            with contextlib.suppress(OSError), urllib.request.urlopen(self.address(path)) as answer:
                return answer.read()
            time.sleep(0.05)
        sys.exit("gunicorn does not answer")

    def spent(self):
        """Seconds of the processor that its worker has used."""
        workers = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        fields = [Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split() for worker in workers]
        return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Target:
    """What is measured: a server, a path and headers. `per_request`: milliseconds of processor time, by round."""

    def __init__(self, name, server, path="/", **headers):
        self.name, self.server, self.path, self.headers = name, server, path, headers
        self.per_second, self.per_request = [], []

    def ask(self, asked):
        command = ["wrk", "-t1", f"-c{asked.connections}", f"-d{asked.seconds}", self.server.address(self.path)]
        for name, value in self.headers.items():
            command += ["-H", f"{name.replace('_', '-')}: {value}"]
        before = self.server.spent()
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        answered = int(re.search(r"(\d+) requests in", said)[1])
        self.per_request.append((self.server.spent() - before) / max(answered, 1) * 1_000)
        self.per_second.append(answered / asked.seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is not there: apt-get install wrk")
    with tempfile.TemporaryDirectory(prefix="paper-hits-") as folder, contextlib.ExitStack() as running:
        targets, kept, unread = set_up(asked.data or Path(folder), running)
        for _ in range(asked.rounds):
            for target in targets:
                target.ask(asked)
        report(targets)
        stampede(kept, unread, targets)


def set_up(folder, running):
    """Fills a paper of its own and starts the servers. Gives the targets, the trivial one first, the server that keeps
    pages, and the path of a story that nobody has asked it for."""
    if not (folder / "paper.sqlite3").exists():
        manage(folder, "migrate", "--verbosity", "0")
        manage(folder, "collectstatic", "--noinput", "--verbosity", "0")
        manage(folder, "seed_demo")
    kept = started(running, "newsroom.wsgi", folder)
    rendered = started(running, "newsroom.wsgi", folder, PAGE_CACHE_MEGABYTES="0")
    path, unread = stories_of(kept.wait())[:2]
    kept.wait(path)
    rendered.wait(path)
    plain, packed = answer(kept.address(path)), answer(kept.address(path), BROWSER)
    bare = [each for each in packed[0] if each[0] in OF_THE_BODY]
    targets = [
        Target("trivial, same answer", trivial(running, folder, *packed), path),
        Target("hit, as browsers ask", kept, path, Accept_Encoding=BROWSER),
        Target("trivial, three headers", trivial(running, folder, bare, packed[1]), path),
        Target("trivial, plain answer", trivial(running, folder, *plain), path),
        Target("hit, plain", kept, path),
        Target("304", kept, path, If_None_Match=dict(plain[0])["ETag"]),
        Target("miss: the story's page", rendered, path),
        Target("miss: the front", rendered, "/"),
    ]
    return targets, kept, unread


def started(running, module, folder, **said):
    server = Server(module, folder, **said)
    running.callback(server.stop)
    return server


def answer(address, encodings="identity"):
    """Headers, without those of the connection, and body."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": encodings})
    with urllib.request.urlopen(request) as answered:
        return [each for each in answered.getheaders() if each[0] not in OF_THE_CONNECTION], answered.read()


def trivial(running, folder, headers, body):
    file = folder / f"answer-{len(headers)}-{len(body)}"
    file.write_bytes(json.dumps(headers).encode() + b"\n" + body)
    server = started(running, TRIVIAL, folder, ANSWER=str(file))
    server.wait()
    return server


def manage(folder, *command):
    environment = {**os.environ, "DATA_DIR": str(folder), "SECRET_KEY": "only-for-benchmarks"}
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=sys.stderr)


def stories_of(front):
    """Paths of the stories that the front page leads to, each once."""
    return list(dict.fromkeys(path.decode() for path in re.findall(rb'href="(/[^"]+-\d+/)"', front)))


def report(targets):
    print(f"{'':26}{'req/s':>8}{'ratio':>7}{'CPU µs':>9}{'ratio':>7}")
    trivial_rate, trivial_cost = (statistics.median(each) for each in (targets[0].per_second, targets[0].per_request))
    for target in targets:
        rate, cost = statistics.median(target.per_second), statistics.median(target.per_request)
        figures = f"{rate:8,.0f}{rate / trivial_rate:7.2f}{cost * 1_000:9,.0f}{cost / trivial_cost:7.2f}"
        print(f"{target.name:26}{figures}")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"medians; load of the machine: {load}, on {os.process_cpu_count()} cores")


def stampede(server, path, targets):
    """A hundred ask at once for a page that nobody has asked for: what the processor spends, beside one rendering."""
    hit, miss = (statistics.median(targets[place].per_request) for place in (1, 6))
    before = server.spent()
    with ThreadPoolExecutor(CROWD) as crowd:
        list(crowd.map(lambda _: urllib.request.urlopen(server.address(path)).read(), range(CROWD)))
    spent = (server.spent() - before) * 1_000
    print(
        f"{CROWD} at once for a new page: {spent:.0f} ms of the processor; one miss takes {miss:.0f}, a hit {hit:.2f}"
    )


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4_096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
