import itertools
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from newsroom.models import User
from pictures import library
from tests.articles.conftest import clock as clock  # the fixture

from . import store

numbers = itertools.count(1)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "pictures"


@pytest.fixture
def keep(db, django_capture_on_commit_callbacks):
    """Adds bytes to the library as a journalist's upload would, and makes the renditions."""

    def keep(content, **words):
        with django_capture_on_commit_callbacks(execute=True):
            return library.add(ContentFile(content), **words)

    return keep


@pytest.fixture
def desk(client, db):
    """A client signed in as somebody who may do everything."""
    client.force_login(User.objects.create_superuser("mei"))
    return client


@pytest.fixture
def press_photograph():
    """The IPTC's reference photograph, full of metadata. Read where it lies beside the checkout."""
    path = SHARED / "IPTC-PhotometadataRef-Std2017.1.jpg"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    return path.read_bytes()


@pytest.fixture(scope="session")
def s3():
    """A client of a store that runs meanwhile."""
    with store.running() as address:
        yield store.client(address)


@pytest.fixture
def buckets(settings, s3):
    """Two empty buckets: renditions are to lie in one, originals in the other. See `store.Buckets`."""
    made = store.Buckets(s3, next(numbers))
    settings.STORES = {**settings.STORES, "s3": made.stores()}
    return made


@pytest.fixture
def in_buckets(settings, buckets):
    """Pictures are kept in the two buckets meanwhile."""
    settings.STORAGES = {**settings.STORAGES, **buckets.stores()}
    return buckets
