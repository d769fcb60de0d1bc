"""A kept page: an answer ready to be sent in every form that is asked for."""

import gzip
from hashlib import blake2b
from sys import intern
from time import monotonic

from . import encodings
from .watch import Kept

OVERHEAD = 3_000  # bytes of a page beside its bodies and keys: what Python needs for its headers and itself
OF_A_KEY = 60  # bytes that Python needs for a string beside its letters
MADE_ANEW = {"content-length", "content-encoding", "etag", "vary"}
UNCHANGED = {"Cache-Control", "Content-Location", "Date", "ETag", "Expires", "Vary"}  # RFC 9110, section 15.4.5
KEPT_PAGE = "newsroom.kept_page"  # the name in `environ` under which whoever stands before the cache finds the page
REST = 2  # seconds before a page that could not be made anew is tried again


class Page(Kept):
    """Where furniture stands in its body: `spans`, (slot, start, end) of each, and `parts`, the pieces there.

    Bodies are kept compressed only; the few who ask for the plain one have it unpacked. `bodies` (by encoding) need not
    be given where `body` is, nor the other way round.
    """

    __slots__ = ("bodies", "etag", "headers", "rests_until", "size", "spans", "status", "unchanged")

    def __init__(self, status, headers, body=None, *, spans=(), bodies=None, **life):
        super().__init__(**life)
        self.status, self.spans = status, tuple(spans)
        self.bodies = bodies or encodings.compressed(body) or {"": body}
        body = self.body if body is None else body
        self.etag = _etag(body)
        self.headers = self._with_lengths(_told(headers, self.etag), len(body))
        self.unchanged = [each for each in self.headers[""] if each[0] in UNCHANGED]
        self.rests_until = 0.0
        self.size = OVERHEAD + sum(map(len, self.bodies.values())) + sum(len(key) + OF_A_KEY for key in self.keys)

    is_for_all, is_failure = True, False

    @property
    def is_found(self):
        return self.status.startswith("200")

    @property
    def body(self):
        return self.bodies[""] if "" in self.bodies else gzip.decompress(self.bodies["gzip"])

    def rest(self):
        """It could not be made anew: not to be tried again at once."""
        self.rests_until = monotonic() + REST

    @property
    def is_resting(self):
        return monotonic() < self.rests_until

    def answer(self, environ, start_response):
        """The WSGI answer to a GET or HEAD."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and self.is_found and (self.etag[2:] in known or known.strip() == "*"):
            start_response("304 Not Modified", [*self.unchanged])
            return []
        encoding = encodings.chosen(environ.get("HTTP_ACCEPT_ENCODING"), self.bodies)
        start_response(self.status, [*self.headers[encoding]])
        if environ["REQUEST_METHOD"] == "HEAD":
            return []
        return [self.bodies.get(encoding) or self.body]

    def refurnished(self, parts):
        """The same page with these pieces for its spans, in order; itself where that makes no difference."""
        if tuple(parts) == self.parts:
            return self
        body, spans = fill(before := self.body, self.spans, parts)
        if body == before:
            self.parts = tuple(parts)
            return self
        life = {name: getattr(self, name) for name in ("keys", "count", "era", "born", "ends")}
        return Page(self.status, self.headers[""], body, spans=spans, parts=parts, **life)

    def _with_lengths(self, headers, length):
        lengths = {encoding: len(body) for encoding, body in self.bodies.items()}
        told = {encoding: [*headers, ("Content-Encoding", encoding)] for encoding in lengths if encoding}
        told[""] = headers
        return {each: [*told[each], ("Content-Length", str(lengths.get(each, length)))] for each in told}


def fill(body, spans, pieces):
    """`body` (bytes) with the pieces' HTML in place of its spans: the new one, and its spans."""
    parts, new_spans, end, length = [], [], 0, 0
    for (slot, start, stop), piece in zip(spans, pieces, strict=True):
        between = body[end:start]
        length += len(between)
        new_spans.append((slot, length, length + len(piece.html)))
        parts += [between, piece.html]
        length, end = length + len(piece.html), stop
    return b"".join([*parts, body[end:]]), new_spans


def _etag(body):
    """Weak, since it is the same for every encoding."""
    return f'W/"{blake2b(body, digest_size=12).hexdigest()}"'


def _told(headers, etag):
    told = [(intern(name), intern(value)) for name, value in headers if name.lower() not in MADE_ANEW]
    return [*told, ("ETag", etag), ("Vary", "Accept-Encoding")]
