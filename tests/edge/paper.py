"""A paper on this machine that answers as it is told, and the servers in front of it, really running."""

import gzip
import shutil
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.conftest import is_ci
from tests.standing import Standing


class Paper(Standing):
    """Use it as a context. Answers everything with `body`, gzipped where asked for, and `headers`, once `gate` is open;
    `status` may be another. `asked`: method, path and encoding of what came through; `told`: headers of the last."""

    def __init__(self):
        self.asked, self.told, self.body, self.status = [], {}, b"<p>Ferries</p>", 200
        self.headers, self.gate = {}, threading.Event()
        self.gate.set()

    def __enter__(self):
        self.start()
        return self

    def start(self, port=0):
        self.server = ThreadingHTTPServer(("127.0.0.1", port), Call)
        self.server.paper, self.server.handle_error = self, lambda *call: None
        self.port = self.server.server_port
        self.begin()

    def __exit__(self, *error):
        self.gate.set()
        self.stop()

    def pages(self):
        """Paths that were asked for, without those by which a server sees whether we live."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]


class Call(BaseHTTPRequestHandler):  # HTTP/1.0: no connection outlives an answer, and none is left when we stop
    def do_GET(self):
        paper = self.server.paper
        paper.asked.append((self.command, self.path, self.headers.get("Accept-Encoding", "")))
        paper.told = dict(self.headers)
        paper.gate.wait(10)
        packed = "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(paper.body, mtime=0) if packed else paper.body
        self.send_response(paper.status)
        headers = {"Content-Length": len(body), "Cache-Control": "no-cache", "ETag": 'W/"ferries"', **paper.headers}
        headers |= {"Content-Encoding": "gzip"} if packed else {}
        for name, value in headers.items():
            self.send_header(name, str(value() if callable(value) else value))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *said):
        pass


def needs(program, package):
    """The program's path. Without it a test is skipped; where CI is set it fails."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if not found:
        (pytest.fail if is_ci() else pytest.skip)(f"no {program}: apt-get install {package}")
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    """Use it as a context: a server in front, which listens once it is entered."""

    def __init__(self, command, port):
        self.command, self.port = command, port

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        end = time.monotonic() + 20
        while not self._listens():
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                pytest.fail(f"{self.command[0]} did not start:\n{self.process.communicate()[0]}")
            time.sleep(0.02)
        return self

    def _listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def __exit__(self, *error):
        self.process.terminate()
        self.process.communicate(timeout=20)
