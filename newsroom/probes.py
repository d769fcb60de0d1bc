"""Answers whoever asks whether this process serves, before Django or anything else is asked.

Load balancers ask a machine by its number, over http: what readers' requests must have would only be in their way. No
section of the paper can have such an address, as it could `/health/`.
"""

from django.db import DatabaseError, close_old_connections, connection

ALIVE, READY = "/-/alive", "/-/ready"
HEADERS = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]


class Probes:
    """A WSGI application in front of another, which answers all the rest.

    `/-/alive` is 200 as long as this process answers at all; `/-/ready` is 503 while the database is out of reach, as
    `reaches_the_database` (a function without arguments) says.
    """

    def __init__(self, application, reaches_the_database):
        self.application, self.reaches_the_database = application, reaches_the_database

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        if path not in (ALIVE, READY):
            return self.application(environ, start_response)
        is_well = path == ALIVE or self.reaches_the_database()
        start_response("200 OK" if is_well else "503 Service Unavailable", HEADERS)
        words = b"well\n" if is_well else b"the database is out of reach\n"
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [words]


def asks_the_database():
    """Whether it answers now: for a process that follows no clock of kept pages, which would know already."""
    close_old_connections()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    finally:
        close_old_connections()
    return True
