"""How mail is set: by an address and a sender, or not at all; and whoever looks is told whether it works."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from newsroom import checks, env, mail
from newsroom.management import health

from .post_office import PostOffice

SMTP = {"timeout": env.MAIL_PATIENCE}


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("", None),
        (
            "smtp://mail.example",
            {"host": "mail.example", "port": None, "username": "", "password": "", "use_tls": True},
        ),
        (
            "smtps://desk%40example.org:a%2Fb:c@mail.example:465",
            {"host": "mail.example", "port": 465, "username": "desk@example.org", "password": "a/b:c", "use_ssl": True},
        ),
        ("smtp+plain://localhost:25", {"host": "localhost", "port": 25, "username": "", "password": ""}),
    ],
)
def test_an_address_says_where_and_how(monkeypatch, address, options):
    monkeypatch.setenv("MAIL_URL", address)
    assert env.mail_server("MAIL_URL") == ({"OPTIONS": {**options, **SMTP}} if options else {})


@pytest.mark.parametrize(
    "address", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:port", "secret"]
)
def test_what_is_no_address_is_refused_without_printing_a_password(monkeypatch, address):
    monkeypatch.setenv("MAIL_URL", address)
    with pytest.raises(ImproperlyConfigured, match=r"MAIL_URL .* Use smtp://") as refused:
        env.mail_server("MAIL_URL")
    assert "secret" not in str(refused.value)


def test_a_sender_is_an_address_with_or_without_a_name(monkeypatch):
    for written in ("", "desk@example.org", "The Review <desk@example.org>"):
        monkeypatch.setenv("MAIL_FROM", written)
        assert env.sender("MAIL_FROM") == written
    for written in ("The Review", "a@example.org, b@example.org", "desk@"):
        monkeypatch.setenv("MAIL_FROM", written)
        with pytest.raises(ImproperlyConfigured, match="no sender"):
            env.sender("MAIL_FROM")


@pytest.mark.parametrize(("given", "lacking"), [("MAIL_URL", "MAIL_FROM"), ("MAIL_FROM", "MAIL_URL")])
def test_half_a_configuration_is_an_error(settings, given, lacking):
    settings.MAIL_SERVER = {"OPTIONS": {"host": "mail.example"}} if given == "MAIL_URL" else {}
    settings.MAIL_FROM = "desk@example.org" if given == "MAIL_FROM" else ""
    (error,) = checks.mail_is_wholly_set(None)
    assert (error.id, error.is_serious()) == ("newsroom.E009", True)
    assert error.hint.startswith(f"Set {lacking} as well")
    assert not mail.is_set()


def test_mail_in_the_clear_is_warned_of_unless_it_stays_on_this_machine(settings, monkeypatch):
    for address, ids in {
        "smtp+plain://10.0.0.5": ["newsroom.W005"],
        "smtp+plain://localhost": [],
        "smtp://mail.example": [],
        "smtps://mail.example": [],
        "console://": [],
        "": [],
    }.items():
        monkeypatch.setenv("MAIL_URL", address)
        settings.MAIL_SERVER = env.mail_server("MAIL_URL")
        assert [each.id for each in checks.mail_travels_in_secret(None)] == ids


def test_health_says_whether_the_server_answers(post_office, settings):
    settings.MAILERS = {
        "default": {"OPTIONS": {**settings.MAIL_SERVER["OPTIONS"], "username": "desk", "password": "x"}}
    }
    assert health.post() == ("mail", True, "the server of MAIL_URL answers")
    assert post_office.signed_in
    post_office.answers = {"AUTH": "535 5.7.8 Not you"}
    assert not health.post().is_well
    assert "Not you" in health.post().says


def test_health_says_that_nobody_answers(settings):
    with PostOffice() as office:
        port = office.port
    settings.MAIL_SERVER = {"OPTIONS": {"host": "127.0.0.1", "port": port}}
    settings.MAILERS, settings.MAIL_FROM = {"default": settings.MAIL_SERVER}, "desk@example.org"
    assert "refused" in health.post().says
    settings.MAIL_SERVER = {}
    assert health.post() is None


@pytest.mark.django_db
def test_readers_are_never_given_a_cookie(mei):
    client = Client()
    client.force_login(mei)
    for page in ("/", "/search/"):
        assert not client.get(page).cookies
