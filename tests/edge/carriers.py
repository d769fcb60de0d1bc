"""Carriers' services on this machine: offices that are told something, and misbehave when asked to."""

import json
from dataclasses import dataclass

from tests.weather import office


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict
    told: object


class Call(office.Call):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.office.asked.append(
            Asked(self.command, self.path, dict(self.headers), json.loads(body) if body else None)
        )
        self.answer()

    do_PURGE = do_POST


class Carrier(office.Office):
    """Answers `good` where it is told nothing else. `asked` are `Asked`s."""

    def __init__(self, good):
        super().__init__(Call)
        self.reply = good
        self.address = self.root


def hangs_up(call):
    call.close_connection = True


# Not good either, and never at its end.
drips = office.drips(b"HTTP/1.1 500 Slow\r\nContent-Length: 1000\r\n\r\n", b"x")
