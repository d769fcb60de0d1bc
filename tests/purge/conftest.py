import pytest

from tests.articles.conftest import clock
from tests.pagecache.conftest import connections_stay

__all__ = ["clock", "connections_stay"]


@pytest.fixture
def site(settings, tasks_wait, clock, db, connections_stay):
    settings.ALLOWED_HOSTS = ["paper.test"]
    settings.SITE_ADDRESS = "http://paper.test"
    return clock
