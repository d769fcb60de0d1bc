"""Passwords are not guessed at the desk's door, and nobody is kept out by what others type."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsroom.accounts.limits import Limit
from newsroom.models import Try

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "a-long-pass-9", "not-this-one"


def sign_in(password, name="mei", machine="192.0.2.1"):
    return Client().post("/desk/login/", {"username": name, "password": password}, REMOTE_ADDR=machine)


def fail(times, **where):
    for _ in range(times):
        assert sign_in(WRONG, **where).status_code == 200


def test_after_ten_wrong_ones_the_right_one_waits_too(mei):
    fail(10)
    told = sign_in(RIGHT)
    assert told.status_code == 200
    assert "That was tried too often. Wait until" in told.text
    Try.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert sign_in(RIGHT).status_code == 302


def test_a_name_that_nobody_has_is_no_different(db):
    fail(10, name="nobody")
    assert "Wait until" in sign_in(WRONG, name=" NOBODY").text


def test_somebody_elses_guesses_keep_nobody_out_at_their_own_machine(mei):
    fail(10, machine="198.51.100.7")
    assert sign_in(RIGHT).status_code == 302


def test_a_right_one_clears_the_slips_before_it_and_counts_for_nothing(mei):
    for _ in range(3):
        fail(9)
        assert sign_in(RIGHT).status_code == 302
    assert Try.objects.count() == 27  # of the machine, which may be trying other names


def test_many_machines_at_one_name_and_one_machine_at_many_names_are_stopped(mei, monkeypatch):
    monkeypatch.setattr("newsroom.accounts.limits.SIGN_IN_NAME", limit(3, "name"))
    monkeypatch.setattr("newsroom.accounts.limits.SIGN_IN_MACHINE", limit(3, "machine"))
    for number in range(3):
        fail(1, machine=f"192.0.2.{number}")
        fail(1, name=f"somebody-{number}", machine="198.51.100.7")
    assert "Wait until" in sign_in(RIGHT, machine="192.0.2.99").text
    assert "Wait until" in sign_in(WRONG, name="somebody", machine="198.51.100.7").text


def limit(most, name):
    return Limit(name, most, timedelta(hours=1))


def test_what_was_typed_cannot_be_read_from_the_database(mei):
    fail(1, name="my-password-in-the-wrong-field")
    assert "password" not in " ".join(Try.objects.values_list("mark", flat=True))


def test_old_tries_are_forgotten(mei):
    fail(1)
    Try.objects.update(at=timezone.now() - timedelta(days=2))
    fail(1)
    assert Try.objects.filter(at__lt=timezone.now() - timedelta(days=1)).count() == 0
