import pytest

from articles.models import CheckedLink


@pytest.fixture
def checked(db):
    """Writes down whether an outside address answers."""

    def checked(address, answers, trouble=""):
        return CheckedLink.objects.create(address=address, answers=answers, trouble=trouble)

    return checked
