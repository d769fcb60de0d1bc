"""Whoever asks whether a process serves is answered before anything that could refuse it."""

from wsgiref.util import setup_testing_defaults

import pytest
from django.db import OperationalError, connection

from newsroom import probes
from newsroom.probes import Probes


def paper(environ, start_response):
    start_response("400 Bad Request", [])
    return [b"the paper"]


def asked(path, method="GET", reaches=True):
    """Status and body of an answer, to one who knows a number for a host."""
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "HTTP_HOST": "10.0.0.7"}
    setup_testing_defaults(environ)
    told = []
    body = b"".join(Probes(paper, lambda: reaches)(environ, lambda *head: told.extend(head)))
    return told[0], body


def test_alive_is_who_answers_though_the_database_does_not():
    assert asked("/-/alive", reaches=True) == asked("/-/alive", reaches=False) == ("200 OK", b"well\n")


def test_ready_is_who_reaches_the_database():
    assert asked("/-/ready") == ("200 OK", b"well\n")
    assert asked("/-/ready", reaches=False) == ("503 Service Unavailable", b"the database is out of reach\n")
    assert asked("/-/ready", method="HEAD") == ("200 OK", b"")


@pytest.mark.parametrize("path", ["/", "/-/", "/-/ready/", "/-/alive?", "/desk/"])
def test_all_else_is_the_papers(path):
    assert asked(path) == ("400 Bad Request", b"the paper")


@pytest.mark.django_db(transaction=True)
def test_a_process_without_kept_pages_asks_the_database_itself(monkeypatch):
    assert probes.asks_the_database()

    def gone():
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", gone)
    assert not probes.asks_the_database()
