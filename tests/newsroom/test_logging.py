"""The log tells an operator what needs one, and keeps quiet about what went well."""

import logging

import pytest
from django.conf import settings

from newsroom.settings import LOGGING, hush, is_news


def said_by(name, level):
    return logging.LogRecord(name, level, "", 0, "state=SUCCESSFUL", (), None)


@pytest.mark.parametrize("name", ["django.tasks", "django_tasks_db"])
def test_a_task_that_went_well_is_no_news(name):
    assert not is_news(said_by(name, logging.INFO))


@pytest.mark.parametrize("name", ["django.tasks", "django_tasks_db"])
def test_a_task_that_failed_is_news(name):
    assert is_news(said_by(name, logging.ERROR))


@pytest.mark.parametrize("status", [404, 410])
def test_an_address_that_never_was_is_no_news(status):
    record = said_by("django.request", logging.WARNING)
    record.status_code = status
    assert not is_news(record)


def test_a_page_that_failed_is_news():
    record = said_by("django.request", logging.ERROR)
    record.status_code = 500
    assert is_news(record)


@pytest.mark.parametrize(("status", "is_told"), [(403, False), (500, True)])
def test_only_a_failure_is_told_with_its_traceback(status, is_told):
    record = said_by("django.request", logging.WARNING)
    record.status_code, record.exc_info = status, (ValueError, ValueError(), None)
    assert hush(record)
    assert bool(record.exc_info) is is_told


def test_what_others_say_is_news():
    assert is_news(said_by("weather.provider", logging.INFO))


def test_the_log_goes_through_that_filter():
    assert settings.LOGGING["handlers"]["stream"]["filters"] == ["news", "hush"]
    assert LOGGING["filters"]["news"]["callback"] is is_news
