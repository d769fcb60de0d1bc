"""The least that a WSGI application can do: the same answer for everybody. `ANSWER` names a file that holds its
headers, as JSON in the first line, and its body."""

import json
from pathlib import Path

from newsroom import env

HEAD, _, BODY = Path(env.text("ANSWER")).read_bytes().partition(b"\n")
HEADERS = [tuple(each) for each in json.loads(HEAD)]


def application(environ, start_response):
    start_response("200 OK", [*HEADERS])
    return [BODY]
