"""Asks something of a carrier over HTTP: the only place of the edge that calls out."""

import logging
from dataclasses import dataclass
from time import monotonic

import urllib3

TIMEOUT = urllib3.Timeout(connect=3, read=5)  # seconds, of which the second counts from one byte to the next
WHOLE, MOST_BYTES = 10, 64 * 1024  # seconds and bytes of an answer: carriers say little
pools = urllib3.PoolManager(maxsize=1, retries=False)

logging.getLogger("urllib3.connectionpool").setLevel(logging.ERROR)


class Unpurged(Exception):
    """The carrier did not do it. The message says what it said; `wait`: seconds it wants to be left alone, or None."""

    def __init__(self, message, wait=None):
        super().__init__(message)
        self.wait = wait


@dataclass(frozen=True)
class Answer:
    status: int
    headers: urllib3.HTTPHeaderDict
    body: bytes


def ask(method, address, headers, body=None):
    """The Answer, whose status is 200. Raises Unpurged."""
    try:
        response = pools.request(
            method, address, headers=headers, body=body, timeout=TIMEOUT, redirect=False, preload_content=False
        )
        answer = Answer(response.status, response.headers, _read(response))
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise Unpurged(f"no answer ({type(error).__name__})") from error
    if answer.status != 200:
        raise Unpurged(f"status {answer.status}: {answer.body[:200].decode(errors='replace')}", _wait(answer.headers))
    return answer


def _read(response):
    """As much of the body as comes in time."""
    body, until = b"", monotonic() + WHOLE
    try:
        while len(body) < MOST_BYTES and monotonic() < until and (piece := response.read1(4096)):
            body += piece
    finally:
        response.close()
    return body


def _wait(headers):
    told = headers.get("Retry-After", "")
    return min(int(told), 3600) if told.isascii() and told.isdigit() else None
