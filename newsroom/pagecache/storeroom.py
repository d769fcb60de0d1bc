"""The second level: pages in a Valkey or Redis that processes and machines share, so that each need not render all.

Truth is in the database's clock alone: what the store loses is rendered again, and what it gives is judged like any
other page. So it is never waited for: one call that fails or takes too long, and it is left alone for a while.
"""

import logging
from hashlib import blake2b
from math import ceil
from time import monotonic, time

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from . import parcel, release

log = logging.getLogger(__name__)
TIMEOUT = 0.1  # seconds for a call: a rendering takes about a tenth of that
REST = 5  # seconds that a store in trouble is left alone
LARGEST = 1_000_000  # bytes of a parcel: what is larger is quicker rendered
TROUBLE = (redis.RedisError, OSError, ValueError)  # ValueError: what answers is no Redis
AT_ONCE = 1_000  # names looked through in one call


class Fuse:
    """Says whether a store may be asked; after a failure not for a while."""

    def __init__(self, act):
        self.act, self.rests_until, self.is_blown = act, 0.0, False

    @property
    def holds(self):
        return monotonic() >= self.rests_until

    def blow(self, error):
        if not self.is_blown:
            log.warning("The store of kept pages cannot be %s: %s", self.act, error)
        self.is_blown, self.rests_until = True, monotonic() + REST

    def mend(self):
        if self.is_blown:
            log.warning("The store of kept pages can be %s again.", self.act)
        self.is_blown = False


class Storeroom:
    """`address`: redis://host:6379/0, rediss://… or unix://…. Nothing here raises."""

    def __init__(self, address):
        patience = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT, "retry": Retry(NoBackoff(), 0)}
        self.store = redis.Redis.from_url(address, protocol=2, **patience)
        self.prefix = f"paper:{release.fingerprint()}:"
        self.highest = f"{self.prefix}highest"
        self.reading, self.writing = Fuse("read"), Fuse("written")
        self.era = None  # the one whose clock the store has been compared with

    def trouble(self):
        """What is wrong with the store, as an exception; None where it answers."""
        try:
            self.store.ping()
        except TROUBLE as error:
            return error
        finally:
            self.store.close()

    def take(self, asked, watch):
        """The page of that name, or None. It is judged by whoever takes it."""
        if not self.reading.holds:
            return None
        try:
            self._agree(watch)
            found = self.store.get(self._name(asked))
            page = None if found is None else parcel.unpacked(asked, found, watch.era)
        except TROUBLE as error:
            self._give_up(self.reading, error)
            return None
        self.reading.mend()
        return page

    def put(self, asked, page, watch):
        lasts = ceil(page.ends - time())
        if not self.writing.holds or page.size > LARGEST or lasts <= 0:
            return
        try:
            self._agree(watch)
            with self.store.pipeline(transaction=False) as calls:
                calls.zadd(self.highest, {"count": page.count}, gt=True)
                calls.set(self._name(asked), parcel.packed(asked, page), ex=lasts)
                calls.execute()
        except TROUBLE as error:
            self._give_up(self.writing, error)
        else:
            self.writing.mend()

    def _agree(self, watch):
        """Clears the store where it knows of a later clock than ours: the database is an older one by now, and what was
        rendered of the one that is lost would look fresh again."""
        era = watch.era
        if self.era == era:
            return
        highest = self.store.zscore(self.highest, "count")
        if highest is not None and highest > watch.began:
            self._clear()
        self.era = era

    def _clear(self):
        for found in self.store.scan_iter(f"{self.prefix}*", count=AT_ONCE):
            self.store.unlink(found)

    def _give_up(self, fuse, error):
        fuse.blow(error)
        self.store.connection_pool.disconnect()

    def _name(self, asked):
        return f"{self.prefix}{blake2b(repr(tuple(asked)).encode(errors='surrogatepass'), digest_size=20).hexdigest()}"
