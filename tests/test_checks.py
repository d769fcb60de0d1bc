"""A configuration that would be wrong is refused with an id and a hint that says what to type."""

import pytest
from django.core.checks import run_checks

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
    ours = [each for each in run_checks(include_deployment_checks=True) if each.id.startswith("newsroom.")]
    assert {"newsroom.E001", "newsroom.W001"} <= set(ids(ours))
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
