"""Carriers' services on this machine: real HTTP servers that do as they are told, and misbehave when asked to."""

import json
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict
    told: object


class Carrier:
    """Use it as a context. `asked` are the calls; `replies` (functions of a call) answer one each, then `good` all."""

    def __init__(self, good):
        self.asked, self.replies, self.good = [], [], good
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Call)
        self.server.carrier = self
        self.server.handle_error = lambda *call: None
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.01])

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class Call(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        told = json.loads(body) if body else None
        carrier = self.server.carrier
        carrier.asked.append(Asked(self.command, self.path, dict(self.headers), told))
        (carrier.replies.pop(0) if carrier.replies else carrier.good)(self)

    do_PURGE = do_POST

    def log_message(self, *said):
        pass


def says(told, status=200, **headers):
    body = told if isinstance(told, bytes) else json.dumps(told).encode()

    def reply(call):
        call.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            call.send_header(name.replace("_", "-"), value)
        call.end_headers()
        call.wfile.write(body)

    return reply


def hangs_up(call):
    call.close_connection = True


def says_nothing(call):
    """Listens until the caller hangs up."""
    call.rfile.read()


def drips(call):
    """A byte again and again, each soon enough for a timeout to start anew."""
    call.wfile.write(b"HTTP/1.1 500 Slow\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(1000):
        call.wfile.write(b"x")
        time.sleep(0.02)
