"""Answers the beacon that a story's page sends, before Django or anything else is asked."""

import re

from . import people
from .rounds import Rounds

ADDRESS = re.compile(r"/read/([0-9]{1,15})/")  # articles/urls.py has the same, for templates to name it


class Beacon:
    """A WSGI application in front of another, which answers all the rest.

    `spool` takes the reads; `roll_up` (a function without arguments) brings what lies in it to where it counts, and is
    called about every minute by one of the processes that have the spool.
    """

    def __init__(self, application, spool, roll_up):
        self.application, self.spool, self.roll_up = application, spool, roll_up
        self.rounds = Rounds(self._go_round)

    def __call__(self, environ, start_response):
        self.rounds.begin()
        asked = environ["REQUEST_METHOD"] == "POST" and ADDRESS.fullmatch(environ.get("PATH_INFO", ""))
        if not asked:
            return self.application(environ, start_response)
        note(environ, int(asked[1]), self.spool)
        start_response("204 No Content", [("Cache-Control", "no-store")])
        return []

    def _go_round(self):
        if self.spool.take_turn():
            self.roll_up()


def note(environ, story_id, spool):
    """Notes a read, where a person did it. Sets and keeps nothing of theirs."""
    if people.is_a_person(environ):
        spool.note(story_id)
