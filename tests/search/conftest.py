import pytest
from django.utils import timezone

from tests.articles.conftest import clock as clock  # the fixture


@pytest.fixture
def clock_at():
    """A moment just past, for stories to be published at."""
    return timezone.now().replace(microsecond=0)
