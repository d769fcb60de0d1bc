"""Carries pictures' files between the folders of this machine and a store that speaks S3.

Nothing is written down of how far it came: the files themselves are asked whether both places have the same bytes, so
that it may be stopped at any moment and started again.
"""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from itertools import batched

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from .models import Discarded, Picture, Rendition

AT_ONCE = 4  # files under way: several, since a store takes its time; few, since each is held in memory
IN_A_ROW = 200  # rows asked for at once, so that no query stays open for hours


class Outcome(StrEnum):
    COPIED = "copied"
    THERE = "there already"
    GONE = "discarded and gone"
    MISSING = "in neither place"
    DAMAGED = "damaged where it lay"
    SPOILT = "spoilt on the way"


TROUBLE = (Outcome.MISSING, Outcome.DAMAGED, Outcome.SPOILT)


@dataclass(frozen=True)
class Needed:
    """A file by its storage and name, and what its row says of the bytes: their SHA-256 in hex, their number."""

    storage: str
    name: str
    digest: str = ""
    bytes: int | None = None
    is_discarded: bool = False

    def __str__(self):
        return f"{self.storage}/{self.name}"

    def is_made_of(self, content):
        is_as_long = self.bytes in (None, len(content))
        return is_as_long and (not self.digest or hashlib.sha256(content).hexdigest() == self.digest)


def needed():
    """All files that rows need, originals first; then those that pages which somebody kept may still ask for."""
    yield from (Needed("originals", row.file.name, row.digest) for row in in_turn(Picture.objects.all()))
    yield from (Needed("default", row.file.name, bytes=row.bytes) for row in in_turn(Rendition.objects.all()))
    yield from (Needed(row.storage, row.name, is_discarded=True) for row in in_turn(Discarded.objects.all()))


def count():
    return Picture.objects.count() + Rendition.objects.count() + Discarded.objects.count()


def in_turn(rows):
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:IN_A_ROW]):
        yield from some
        last = some[-1].pk


class Move:
    """To "s3" or to "local". One that `only_looks` changes nothing; one that `clears` removes each file from where it
    came as soon as it is known to have arrived."""

    def __init__(self, to, *, only_looks=False, clears=False):
        self.is_outward, self.only_looks, self.clears = to == "s3", only_looks, clears
        self.folders, self.buckets = opened("local"), opened("s3")

    def run(self):
        """Yields (Needed, Outcome) of one file after the other. Raises OSError where a place fails."""
        with ThreadPoolExecutor(AT_ONCE) as hands:
            for some in batched(needed(), IN_A_ROW, strict=False):
                once = {
                    str(file): file for file in some
                }.values()  # rows may need the same one: not two hands at a time
                yield from zip(once, hands.map(self.carry, once), strict=True)

    def carry(self, file):
        folder, bucket = self.folders[file.storage], self.buckets[file.storage]
        outcome = self.sent(file, folder, bucket) if self.is_outward else self.fetched(file, folder, bucket)
        if outcome is Outcome.MISSING and file.is_discarded:
            return Outcome.GONE
        if self.clears and outcome in (Outcome.COPIED, Outcome.THERE):
            (folder if self.is_outward else bucket).delete(file.name)
        return outcome

    def sent(self, file, folder, bucket):
        """The store's own checksum of what arrived counts as having read it again."""
        content = read(folder, file.name)
        if content is None:
            return Outcome.THERE if bucket.exists(file.name) else Outcome.MISSING
        if not file.is_made_of(content):
            return Outcome.DAMAGED
        if bucket.holds(file.name, content):
            return Outcome.THERE
        self.put(bucket, file.name, content)
        return Outcome.COPIED if self.only_looks or bucket.holds(file.name, content) else Outcome.SPOILT

    def fetched(self, file, folder, bucket):
        lying = read(folder, file.name)
        if lying is not None and bucket.holds(file.name, lying):
            return Outcome.THERE
        content = read(bucket, file.name)
        if content is None:
            return Outcome.THERE if lying is not None and file.is_made_of(lying) else Outcome.MISSING
        if not file.is_made_of(content):
            return Outcome.DAMAGED
        self.put(folder, file.name, content)
        return Outcome.COPIED if self.only_looks or read(folder, file.name) == content else Outcome.SPOILT

    def put(self, place, name, content):
        if self.only_looks:
            return
        place.delete(name)  # half a file, left by a run that was stopped
        place.save(name, ContentFile(content))


def opened(place):
    """The storages of "local" or "s3", whichever the paper uses: a dict by alias."""
    return {alias: storages.create_storage(options) for alias, options in settings.STORES[place].items()}


def read(place, name):
    """The file's bytes, None where there is none."""
    try:
        with place.open(name) as file:
            return file.read()
    except FileNotFoundError:
        return None
