"""A mail server on this machine: it speaks SMTP (RFC 5321) over a real socket, takes mail as it is told, or not."""

import socketserver
from email import message_from_bytes, policy
from typing import NamedTuple

from tests.standing import Standing


class Letter(NamedTuple):
    to: list
    message: object  # email.message.EmailMessage

    @property
    def text(self):
        return self.message.get_content().replace("\r\n", "\n")


class PostOffice(Standing):
    """Use it as a context. `letters` are those it took; `answers` says by command what it answers instead of yes, as
    {"RCPT": "450 4.2.1 Try later"}, and None for hanging up; `signed_in` is what clients signed in with."""

    def __init__(self):
        self.letters, self.answers, self.signed_in = [], {}, []
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Counter)
        self.server.office, self.server.daemon_threads = self, True
        self.port = self.server.server_address[1]


class Counter(socketserver.StreamRequestHandler):
    """One client's conversation."""

    def handle(self):
        self.office, self.to = self.server.office, []
        self.say("220 post.example")
        for line in self.rfile:
            command, _, rest = line.decode("ascii").strip().partition(" ")
            answer = self.office.answers.get(command.upper(), self.YES.get(command.upper(), "250 Well"))
            if answer is None:
                return
            if command.upper() == "RCPT" and answer.startswith("250"):
                self.to.append(rest.partition("<")[2].partition(">")[0])
            if command.upper() == "AUTH":
                self.office.signed_in.append(rest)
            self.say(answer)
            if answer.startswith("354"):
                self.take()
            if command.upper() == "QUIT":
                return

    YES = {"EHLO": "250-post.example\r\n250 AUTH PLAIN", "AUTH": "235 Known", "DATA": "354 Go on", "QUIT": "221 Bye"}

    def take(self):
        """A letter up to the line with a point, dots doubled at a line's beginning taken out (section 4.5.2)."""
        lines = iter(self.rfile.readline, b".\r\n")
        written = b"".join(line.removeprefix(b".") for line in lines)
        answer = self.office.answers.get("LETTER", "250 Taken")
        if answer.startswith("250"):
            self.office.letters.append(Letter(self.to, message_from_bytes(written, policy=policy.default)))
        self.to = []
        self.say(answer)

    def say(self, answer):
        self.wfile.write(f"{answer}\r\n".encode("ascii"))
