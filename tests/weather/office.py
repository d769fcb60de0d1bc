"""A weather office on this machine: a real HTTP server that answers as it is told, well or badly.

A reply is a function of the call (the request being answered). `says` makes good ones, the others bad ones.
"""

import gzip
import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.standing import Standing

PAUSE, PIECES = 0.02, 250  # seconds; a drip goes on for five of them, if it is let


class Office(Standing):
    """Use it as a context. `reply` answers all that is asked, `replies` first, one each; `asked` are the calls.
    `was_patient`: somebody listened to a drip to its end."""

    def __init__(self, call=None):
        self.asked, self.replies, self.reply, self.was_patient = [], [], says([]), False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), call or Call)
        self.server.office = self
        self.server.handle_error = lambda *call: None  # callers that hang up are what these tests are about
        self.root = f"http://127.0.0.1:{self.server.server_port}"
        self.address = f"{self.root}/forecast"


class Call(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        office = self.server.office
        self.place = urlsplit(self.path).path
        self.question = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        office.asked.append(self)
        self.answer()

    do_HEAD = do_GET

    def answer(self):
        office = self.server.office
        (office.replies.pop(0) if office.replies else office.reply)(self)

    def do_POST(self):
        self.sent = self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *said):
        pass


def says(told, status=200, **headers):
    """Answers with `told` (bytes, or what JSON can say) and headers written as Retry_After="60"."""
    body = told if isinstance(told, bytes) else json.dumps(told).encode()

    def reply(call):
        call.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            call.send_header(name.replace("_", "-"), value)
        call.end_headers()
        call.wfile.write(body)

    return reply


def sends(*pieces):
    """These very bytes, then the line is dead."""

    def reply(call):
        for piece in pieces:
            call.wfile.write(piece)
        call.close_connection = True

    return reply


def drips(start, drop, end=b""):
    """`start` at once, then `drop` again and again, each soon enough for a timeout to start anew, and `end` at last."""

    def reply(call):
        call.wfile.write(start)
        for _ in range(PIECES):
            call.wfile.write(drop)
            time.sleep(PAUSE)
        call.server.office.was_patient = True
        call.wfile.write(end)
        call.close_connection = True

    return reply


def packed(body, layers=1):
    """Answers with what unpacks to `body`."""
    for _ in range(layers):
        body = gzip.compress(body, compresslevel=6)
    return says(body, Content_Encoding=", ".join(["gzip"] * layers))


def says_nothing(call):
    """Listens until the caller hangs up."""
    call.rfile.read()
