"""A configuration that would be wrong is refused with an id and a hint that says what to type."""

import pytest
from django.core.checks import run_checks
from django.db import connection

from newsroom import checks


def ids(messages):
    return [message.id for message in messages]


def test_met_norway_without_a_contact_is_an_error(settings):
    settings.WEATHER_PROVIDER, settings.WEATHER_CONTACT = "met-norway", ""
    (error,) = checks.weather_contact_is_given(None)
    assert (error.id, error.is_serious()) == ("newsroom.E001", True)
    assert "WEATHER_CONTACT" in error.hint


def test_met_norway_with_a_contact_is_fine(settings):
    settings.WEATHER_PROVIDER, settings.WEATHER_CONTACT = "met-norway", "desk@paper.example"
    assert checks.weather_contact_is_given(None) == []


def test_another_provider_needs_no_contact(settings):
    settings.WEATHER_PROVIDER, settings.WEATHER_CONTACT = "open-meteo", ""
    assert checks.weather_contact_is_given(None) == []


@pytest.mark.django_db
def test_a_site_in_the_clear_is_warned_of_at_deployment_only(settings):
    settings.HTTPS = False
    assert "newsroom.W001" in ids(run_checks(include_deployment_checks=True))
    assert "newsroom.W001" not in ids(run_checks())


def test_a_secure_site_is_not_warned_of(settings):
    settings.HTTPS = True
    assert checks.site_address_is_secure(None) == []


@pytest.mark.django_db
def test_every_check_is_registered_and_has_a_hint(settings):
    settings.WEATHER_PROVIDER, settings.WEATHER_CONTACT, settings.HTTPS = "met-norway", "", False
    settings.S3_KEY, settings.S3_PUBLIC_ADDRESS, settings.SEVERAL_MACHINES = "key", "https://cdn.example.org", True
    ours = [each for each in run_checks(include_deployment_checks=True) if each.id.startswith("newsroom.")]
    expected = {"newsroom.E001", "newsroom.E003", "newsroom.E004", "newsroom.W001", "newsroom.W003"}
    assert expected <= set(ids(ours))
    assert all(each.hint for each in ours)


def test_https_that_no_proxy_tells_is_warned_of(settings):
    settings.SITE_ADDRESS, settings.HTTPS, settings.SECURE_PROXY_SSL_HEADER = "https://paper.example", True, None
    (warning,) = checks.https_is_told_by_the_proxy(None)
    assert warning.id == "newsroom.W002"
    assert "BEHIND_PROXY=1" in warning.hint


def test_https_behind_a_proxy_is_fine(settings):
    settings.HTTPS, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    assert checks.https_is_told_by_the_proxy(None) == []


def test_a_private_server_that_is_asked_on_a_server_is_an_error(settings):
    settings.FETCH_ALSO, settings.DEBUG = ["127.0.0.1:8123"], False
    (error,) = checks.no_private_server_is_asked(None)
    assert (error.id, error.is_serious()) == ("newsroom.E002", True)
    settings.DEBUG = True
    assert checks.no_private_server_is_asked(None) == []


def test_as_shipped_no_private_server_is_asked(settings):
    assert settings.FETCH_ALSO == [] == checks.no_private_server_is_asked(None)


@pytest.fixture
def a_store(settings):
    """All that can be said of a store."""
    settings.MEDIA_STORE, settings.S3_BUCKET, settings.S3_ORIGINALS_BUCKET = "s3", "paper", "paper-originals"
    settings.S3_KEY, settings.S3_SECRET = "key", "secret"
    settings.S3_ADDRESS = "https://s3.example.org"
    settings.S3_PUBLIC_ADDRESS = "https://cdn.example.org/paper"


STORE_CHECKS = [checks.the_store_is_wholly_named, checks.originals_lie_apart]


@pytest.mark.parametrize("check", STORE_CHECKS)
def test_no_store_and_a_whole_one_are_fine(check, request):
    assert check(None) == []
    request.getfixturevalue("a_store")
    assert check(None) == []


def test_a_store_whose_key_is_the_machines_role_is_fine(settings, a_store):
    settings.S3_KEY = settings.S3_SECRET = ""
    assert checks.the_store_is_wholly_named(None) == []


@pytest.mark.parametrize("name", ["MEDIA_STORE", "S3_ADDRESS", "S3_KEY", "S3_ORIGINALS_BUCKET", "S3_PUBLIC_ADDRESS"])
def test_half_a_store_is_an_error(settings, name):
    setattr(settings, name, "s3")
    (error,) = checks.the_store_is_wholly_named(None)
    assert (error.id, error.is_serious()) == ("newsroom.E003", True)
    assert name in error.msg
    assert "S3_BUCKET" in error.hint


@pytest.mark.parametrize("name", ["S3_KEY", "S3_SECRET"])
def test_half_a_key_is_an_error(settings, a_store, name):
    setattr(settings, name, "")
    (error,) = checks.the_store_is_wholly_named(None)
    assert error.id == "newsroom.E003"
    assert "only one" in error.msg


@pytest.mark.parametrize("bucket", ["", "paper"])
def test_originals_in_the_bucket_that_readers_see_are_an_error(settings, a_store, bucket):
    settings.S3_ORIGINALS_BUCKET = bucket
    (error,) = checks.originals_lie_apart(None)
    assert (error.id, error.is_serious()) == ("newsroom.E004", True)
    assert "S3_ORIGINALS_BUCKET" in error.hint
    settings.S3_PUBLIC_ADDRESS = ""  # all goes through the paper: one private bucket will do
    assert checks.originals_lie_apart(None) == []


@pytest.mark.parametrize(
    ("https", "address", "found"),
    [
        (True, "http://cdn.example.org", ["newsroom.W004"]),
        (True, "https://cdn.example.org", []),
        (True, "", []),
        (False, "http://cdn.example.org", []),
    ],
)
def test_pictures_in_the_clear_on_secure_pages_are_warned_of(settings, https, address, found):
    settings.HTTPS, settings.S3_PUBLIC_ADDRESS = https, address
    assert ids(checks.pictures_are_as_secure_as_pages(None)) == found


def test_several_machines_need_a_database_they_share(settings):
    assert checks.several_machines_share_a_database(None) == []
    settings.SEVERAL_MACHINES = True
    found = ids(checks.several_machines_share_a_database(None))
    assert found == (["newsroom.E005"] if connection.vendor == "sqlite" else [])


def test_several_machines_with_a_folder_each_are_warned_of(settings):
    assert checks.several_machines_share_the_pictures(None) == []
    settings.SEVERAL_MACHINES = True
    (warning,) = checks.several_machines_share_the_pictures(None)
    assert warning.id == "newsroom.W003"
    assert "S3_BUCKET" in warning.hint
    settings.MEDIA_STORE = "s3"
    assert checks.several_machines_share_the_pictures(None) == []
