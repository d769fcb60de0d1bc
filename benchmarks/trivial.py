"""The least that a WSGI application can do: the same bytes for everybody. `BODY_FILE` holds them."""

from pathlib import Path

from newsroom import env

BODY = Path(env.text("BODY_FILE")).read_bytes()
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]
if env.text("BODY_ENCODING", ""):
    HEADERS.append(("Content-Encoding", env.text("BODY_ENCODING")))


def application(environ, start_response):
    start_response("200 OK", [*HEADERS])
    return [BODY]
