"""Whoever has forgotten their password gets a link by mail, once, and nobody learns who has an account."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import tasks
from newsroom.models import Try, User
from tests import factories

FORGOTTEN, SENT = "/desk/forgotten/", "/desk/forgotten/sent/"
NEW = "quite-another-pass-7"
IN_THE_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    """Asks for a link, and has the worker's work done: ask("mei@monsoon.example"). Gives the page that follows."""

    def ask(address, **extra):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(FORGOTTEN, {"email": address}, follow=True, **extra)

    return ask


def links(letter):
    return re.findall(r"^http://127\.0\.0\.1:8000(/desk/new-password/\S+)$", letter.text, re.M)


def follow(client, link):
    """Opens a link, and gives the page with its form, whose address is without the secret."""
    page = client.get(link, follow=True)
    assert not page.redirect_chain or page.redirect_chain[-1][0].endswith("/set-password/")
    return page


def set_password(client, link, password=NEW):
    page = follow(client, link)
    sent = {"new_password1": password, "new_password2": password}
    return client.post(page.request["PATH_INFO"], sent, follow=True)


def signs_in(name, password):
    return Client().post("/desk/login/", {"username": name, "password": password}).status_code == 302


def test_from_the_sign_in_page_to_a_new_password(client, ask, mei, post_office):
    elsewhere = Client()
    elsewhere.force_login(mei)
    assert FORGOTTEN in client.get("/desk/login/").text
    told = ask(" mei@monsoon.EXAMPLE ")
    assert told.redirect_chain == [(SENT, 302)]
    (letter,) = post_office.letters
    assert letter.to == ["Mei@monsoon.example"]
    assert letter.message["From"] == "The Monsoon Review <desk@monsoon.example>"
    assert letter.message["Subject"] == "A new password for the desk of The Monsoon Review"
    assert "(user name: mei)" in letter.text
    assert max(len(line) for line in letter.text.splitlines() if "://" not in line) <= 72
    (link,) = links(letter)
    assert "Your new password is set" in set_password(client, link).text
    assert signs_in("mei", NEW)
    assert not signs_in("mei", "a-long-pass-9")
    assert elsewhere.get("/desk/").status_code == 302
    assert client.get("/desk/").status_code == 302  # whoever has the link still signs in


def test_a_link_works_once_and_for_its_hours(client, ask, mei, post_office, settings):
    ask("mei@monsoon.example")
    ask("mei@monsoon.example")
    (first,), (second,) = map(links, post_office.letters)
    set_password(client, first)
    for link in (first, second, "/desk/new-password/MQ/none/", "/desk/new-password/%C3%BC/c-1/"):
        assert "This link leads nowhere any more" in follow(Client(), link).text
    ask("mei@monsoon.example")
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "This link leads nowhere any more" in follow(Client(), links(post_office.letters[-1])[0]).text


def test_a_password_that_is_too_plain_is_refused_and_the_link_stays_good(client, ask, mei, post_office):
    ask("mei@monsoon.example")
    (link,) = links(post_office.letters[0])
    assert "too common" in set_password(client, link, "password1").text
    assert "Your new password is set" in set_password(client, link).text


def test_nobody_learns_who_has_an_account(ask, mei, post_office):
    factories.person("Editor", username="gone", email="gone@monsoon.example", is_active=False)
    User.objects.create_user("reader", "reader@monsoon.example", "a-long-pass-9")
    User.objects.create_user("new", "new@monsoon.example", is_staff=True)  # was never given a password
    pages = {
        re.sub(r'nonce="[^"]+"', "", ask(f"{name}@monsoon.example", REMOTE_ADDR=f"192.0.2.{number}").text)
        for number, name in enumerate(["mei", "gone", "reader", "new", "nobody"])
    }
    assert len(pages) == 1
    assert [letter.to for letter in post_office.letters] == [["Mei@monsoon.example"]]


def test_a_shared_mailbox_gets_one_mail_with_a_link_for_each(ask, mei, post_office):
    factories.person("Reporter", username="arief", email="mei@monsoon.example")
    ask("mei@monsoon.example")
    (letter,) = post_office.letters
    assert len(links(letter)) == 2
    assert "(user name: arief)" in letter.text


def test_the_link_leads_to_the_paper_whatever_host_was_asked(client, ask, mei, post_office, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ask("mei@monsoon.example", HTTP_HOST="evil.example")
    assert len(links(post_office.letters[0])) == 1


def test_no_mailbox_is_flooded(ask, mei, post_office):
    for number in range(5):
        told = ask("mei@monsoon.example" if number % 2 else "MEI@monsoon.example", REMOTE_ADDR=f"192.0.2.{number}")
    assert len(post_office.letters) == 3
    assert re.search(r"Wait until (\w+day )?\d\d:\d\d, and look among unwanted mail", told.text)
    assert 'value="MEI@monsoon.example"' in told.text
    Try.objects.update(at=timezone.now() - timedelta(hours=2))
    ask("mei@monsoon.example")
    assert len(post_office.letters) == 4


def test_no_machine_asks_for_everybody(ask, post_office, db):
    said = [ask(f"somebody-{number}@monsoon.example", REMOTE_ADDR=f"2001:db8::{number:x}").text for number in range(21)]
    assert "Wait until" in said[20]
    assert "Wait until" not in said[19]
    assert "Wait until" not in ask("somebody@monsoon.example", REMOTE_ADDR="2001:db8:0:1::1").text


@pytest.mark.parametrize(
    "typed", ["", "mei", "mei@", "mei@monsoon.example\r\nBcc: all@monsoon.example", "m" * 300 + "@x.example"]
)
def test_what_is_no_address_is_sent_nowhere(ask, mei, post_office, typed):
    told = ask(typed)
    assert told.status_code == 200
    assert "errorlist" in told.text
    assert post_office.letters == []


@pytest.mark.parametrize("answer", ["450 4.2.1 Try later", "550 5.1.1 Unknown", None])
def test_a_mail_that_is_not_taken_is_told_of_and_tried_again(mei, post_office, settings, answer):
    settings.TASKS = IN_THE_DATABASE
    post_office.answers = {"RCPT": answer}
    with pytest.raises(tasks.NotSent, match="did not take a link"):
        tasks.send_new_password.func("mei@monsoon.example", timezone.now().isoformat())
    again = DBTaskResult.objects.get()
    assert timedelta(0) < again.run_after - timezone.now() <= timedelta(minutes=1)
    post_office.answers = {}
    assert tasks.send_new_password.func(*again.args_kwargs["args"]) == 1
    assert len(post_office.letters) == 1


def test_nothing_is_tried_for_ever(mei, post_office, settings):
    settings.TASKS = IN_THE_DATABASE
    post_office.answers = {"MAIL": "421 Closed"}
    with pytest.raises(tasks.NotSent):
        tasks.send_new_password.func("mei@monsoon.example", timezone.now().isoformat(), len(tasks.RESTS))
    assert not DBTaskResult.objects.exists()
    assert tasks.send_new_password.func("mei@monsoon.example", (timezone.now() - timedelta(hours=2)).isoformat()) == 0


def test_a_new_password_ends_the_waiting_at_the_sign_in_page(client, ask, mei, post_office):
    for _ in range(10):
        signs_in("mei", "guess")
    told = client.post("/desk/login/", {"username": "mei", "password": "a-long-pass-9"}).text
    assert "or have a new password sent to you" in told
    ask("mei@monsoon.example")
    set_password(client, links(post_office.letters[0])[0])
    assert signs_in("mei", NEW)


def test_where_no_mail_is_set_the_page_says_whom_to_ask(client, ask, mei):
    assert FORGOTTEN not in client.get("/desk/login/").text
    page = client.get(FORGOTTEN)
    assert "Ask whoever looks after accounts" in page.text
    assert "<form" not in page.text
    ask("mei@monsoon.example")
