"""Passwords are not guessed at the desk's door, and nobody is kept out by what others type."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from newsroom.accounts.limits import Limit, machine_of
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


@pytest.mark.parametrize(
    ("address", "machine"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:0:1:2::3", "2001:db8:0:1::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_a_machine_is_an_address_or_a_network_of_ipv6(rf, address, machine):
    assert machine_of(rf.get("/", REMOTE_ADDR=address)) == machine


def pages_of_the_desk(resolver, before=""):
    """Addresses of all views below /desk/, a 1 in each place that takes something."""
    for pattern in resolver.url_patterns:
        address = before + re.sub(r"<[^>]+>", "1", str(pattern.pattern))
        if hasattr(pattern, "url_patterns"):
            yield from pages_of_the_desk(pattern, address)
        elif address.startswith("desk/") and "(?P" not in address:
            yield f"/{address}"


def test_all_of_the_desk_but_its_door_asks_who_is_there(client, db):
    pages = set(pages_of_the_desk(get_resolver()))
    assert len(pages) > 100
    answers = {page: client.get(page) for page in pages}
    open_to_all = {
        page for page, answer in answers.items() if not getattr(answer, "url", "").startswith("/desk/login/")
    }
    assert open_to_all - {"/desk/logout/"} == {
        "/desk/login/",
        "/desk/forgotten/",
        "/desk/forgotten/sent/",
        "/desk/new-password/1/1/",
        "/desk/new-password/set/",
        "/desk/second-step/sign-out/",
    }


def test_what_was_typed_cannot_be_read_from_the_database(mei):
    fail(1, name="my-password-in-the-wrong-field")
    assert "password" not in " ".join(Try.objects.values_list("mark", flat=True))


def test_old_tries_are_forgotten(mei):
    fail(1)
    Try.objects.update(at=timezone.now() - timedelta(days=2))
    fail(1)
    assert Try.objects.filter(at__lt=timezone.now() - timedelta(days=1)).count() == 0
