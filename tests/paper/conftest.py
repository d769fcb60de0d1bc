import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections

from newsroom.pagecache.cache import PageCache
from newsroom.paper import at_home
from tests import factories
from tests.pagecache.conftest import ByHand, Paper, connections_stay, wall

__all__ = ["connections_stay", "wall"]

ALL_KINDS = ("/", "/money/", "/archive/", "/corrections/", "/nowhere/")


class Kept(Paper):
    """The paper itself behind its page cache; `shown` says at which of its addresses a text stands."""

    def __init__(self):
        super().__init__()
        self.cache = PageCache(WSGIHandler(), 10_000_000, at_home=at_home)
        self.cache.follower = ByHand(self.cache.watch)
        self.story = factories.published(headline="Ferries stay in port")
        self.addresses = [*ALL_KINDS, self.story.get_absolute_url()]

    def ask(self, *args, **kwargs):
        """Django's test client, where a test has used it, lets each request close the connection again."""
        signals.request_started.disconnect(close_old_connections)
        signals.request_finished.disconnect(close_old_connections)
        return super().ask(*args, **kwargs)

    def shown(self, text):
        """The addresses whose pages print it, asked twice, since the first may be answered with what there was."""
        self.cache.follower.look()
        for address in self.addresses:
            self.ask(address)
        return [address for address in self.addresses if text in self.ask(address).text]

    def text(self, address):
        self.cache.follower.look()
        self.ask(address)
        return self.ask(address).text


@pytest.fixture
def paper(settings, db, tasks_wait, wall, connections_stay):
    settings.ALLOWED_HOSTS = ["paper.test", "testserver"]
    settings.SITE_ADDRESS = "http://paper.test"
    return Kept()


@pytest.fixture
def chief(client, db):
    """A client of a chief editor's, who is `chief.person`."""
    client.person = factories.person("Chief")
    client.force_login(client.person)
    return client
