import pytest

from newsroom import env
from tests import factories

from .post_office import PostOffice


@pytest.fixture
def post_office(settings, monkeypatch):
    """A mail server, and a paper that is told of it."""
    with PostOffice() as office:
        monkeypatch.setenv("MAIL_URL", f"smtp+plain://127.0.0.1:{office.port}")
        settings.MAIL_SERVER = env.mail_server("MAIL_URL")
        settings.MAILERS = {"default": settings.MAIL_SERVER}
        settings.MAIL_FROM = "The Monsoon Review <desk@monsoon.example>"
        yield office


@pytest.fixture
def mei(db):
    """An editor who has an address."""
    return factories.person("Editor", username="mei", email="Mei@monsoon.example", first_name="Mei Lin")
