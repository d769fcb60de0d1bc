"""A page as bytes, for a store outside: what comes back is believed only where it bears our seal.

A seal (32 bytes) over all the rest, four bytes that say how long the facts are, the facts as JSON, and the bodies one
after the other. The seal is made with SECRET_KEY, so that whoever can write into the store still cannot write a page;
and it is made over the page's name, so that one page cannot be handed out as another.
"""

import json
from functools import cache
from hashlib import blake2b, sha512
from hmac import compare_digest

from django.conf import settings

from .page import Page

SEAL = 32
LENGTH = 4
LIFE = ("keys", "count", "born", "ends")


def packed(asked, page):
    bodies = {encoding: len(body) for encoding, body in page.bodies.items()}
    facts = {name: getattr(page, name) for name in (*LIFE, "status", "spans")}
    facts |= {"headers": page.headers[""], "bodies": bodies}
    head = json.dumps(facts).encode()
    content = b"".join([len(head).to_bytes(LENGTH), head, *page.bodies.values()])
    return _seal(asked, content) + content


def unpacked(asked, parcel, era):
    """The page, as one of that era; None for what is not a page of ours of that name."""
    if not isinstance(parcel, bytes) or not compare_digest(parcel[:SEAL], _seal(asked, parcel[SEAL:])):
        return None
    start = SEAL + LENGTH + int.from_bytes(parcel[SEAL : SEAL + LENGTH])
    facts = json.loads(parcel[SEAL + LENGTH : start])
    life = {name: facts[name] for name in LIFE} | {"era": era}
    bodies = _apart(parcel[start:], facts["bodies"])
    spans = [tuple(span) for span in facts["spans"]]
    return Page(facts["status"], facts["headers"], bodies=bodies, spans=spans, **life)


def _apart(content, lengths):
    bodies, start = {}, 0
    for encoding, length in lengths.items():
        bodies[encoding] = content[start : start + length]
        start += length
    return bodies


def _seal(asked, content):
    hashed = blake2b(content, key=_key(), digest_size=SEAL, person=b"page")
    hashed.update(repr(tuple(asked)).encode())
    return hashed.digest()


@cache
def _key():
    return sha512(settings.SECRET_KEY.encode()).digest()
