"""Everybody at the desk looks after their own account: name, mail, password."""

import pytest
from django.test import Client

ACCOUNT, PASSWORD = "/desk/account/", "/desk/password_change/"
OLD, NEW = "a-long-pass-9", "quite-another-pass-7"


@pytest.fixture
def desk(client, mei):
    client.force_login(mei)
    return client


def saved(desk, **changes):
    sent = {"first_name": "Mei Lin", "last_name": "", "email": "Mei@monsoon.example", "password": "", **changes}
    return desk.post(ACCOUNT, sent, follow=True).text


def test_a_name_is_changed(desk, mei):
    assert ACCOUNT in desk.get("/desk/").text
    assert "Your account is saved." in saved(desk, last_name="Tan")
    mei.refresh_from_db()
    assert mei.get_full_name() == "Mei Lin Tan"


def test_another_mail_address_takes_the_password(desk, mei):
    new = "mei@elsewhere.example"
    refused = saved(desk, email=new, last_name="Tan")
    assert "Type your password" in refused
    assert f'value="{new}"' in refused
    assert "That is not your password" in saved(desk, email=new, password="guess")
    mei.refresh_from_db()
    assert (mei.email, mei.last_name) == ("Mei@monsoon.example", "")
    assert "Your account is saved." in saved(desk, email=new, password=OLD)
    mei.refresh_from_db()
    assert mei.email == new


def test_a_screen_left_open_is_no_place_to_guess(desk):
    for _ in range(10):
        saved(desk, email="x@elsewhere.example", password="guess")
    assert "Wait until" in saved(desk, email="x@elsewhere.example", password=OLD)


def test_nobody_gives_themselves_more_here(desk, mei):
    saved(desk, is_superuser="on", username="chief", groups="1")
    mei.refresh_from_db()
    assert (mei.is_superuser, mei.username) == (False, "mei")


def test_another_password_ends_all_other_sign_ins(desk, mei):
    elsewhere = Client()
    elsewhere.force_login(mei)
    sent = {"old_password": "guess", "new_password1": NEW, "new_password2": NEW}
    assert "That is not your password" in desk.post(PASSWORD, sent).text
    assert elsewhere.get("/desk/").status_code == 200
    told = desk.post(PASSWORD, {**sent, "old_password": OLD}, follow=True)
    assert told.redirect_chain == [(ACCOUNT, 302)]
    assert "Wherever else you were signed in, you are signed out now." in told.text
    assert elsewhere.get("/desk/").status_code == 302
    mei.refresh_from_db()
    assert mei.check_password(NEW)


def test_whoever_is_not_signed_in_has_no_account_page(client, db):
    for page in (ACCOUNT, PASSWORD):
        assert client.get(page).url == f"/desk/login/?next={page}"
