"""Signing in by two steps: set up once, asked for each time, taken away by whoever may."""

import time
from datetime import timedelta
from urllib.parse import unquote

import pyotp
import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from lxml import etree

from newsroom.accounts import halfway, letters, second_step
from newsroom.models import RecoveryCode, SecondStep, Try, User
from tests import factories

pytestmark = pytest.mark.django_db
RIGHT = "a-long-pass-9"
SET_UP, CODE, ACCOUNT = "/desk/second-step/", "/desk/login/code/", "/desk/account/"


def code(key, halves=0):
    """What the telephone shows so many half minutes from now."""
    return pyotp.TOTP(key).at(time.time() + 30 * halves)


def give(person):
    """A second step; gives its key and the recovery codes."""
    key = pyotp.random_base32()
    codes = second_step.set_up(person, key, code(key, -1))
    assert len(codes) == 10
    return key, codes


def sign_in(client, person, password=RIGHT, next=""):
    return client.post("/desk/login/", {"username": person.username, "password": password, "next": next})


def is_in(client):
    return client.get("/desk/").status_code == 200


@pytest.fixture
def key(mei):
    return give(mei)[0]


def test_from_setting_it_up_to_signing_in(client, mei, post_office, django_capture_on_commit_callbacks):
    elsewhere = Client()
    elsewhere.force_login(mei)
    sign_in(client, mei)
    assert SET_UP in client.get(ACCOUNT).text
    page = client.get(SET_UP)
    key = page.context["key"].replace(" ", "")
    assert client.get(SET_UP).context["key"].replace(" ", "") == key  # a reload is no other key
    with django_capture_on_commit_callbacks(execute=True):
        told = client.post(SET_UP, {"code": f" {code(key)[:3]} {code(key)[3:]}"})
    codes = told.context["codes"]
    assert all(each in told.text for each in codes)
    assert told.headers["Cache-Control"].count("no-store") == 1
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert LogEntry.objects.get().change_message == "Two-step sign-in was set up."
    assert "Two-step sign-in was set up." in post_office.letters[0].text
    account = client.get(ACCOUNT).text
    assert "You have 10 recovery codes." in account
    assert key not in account
    other = Client()
    assert sign_in(other, mei, next="/desk/articles/story/").url == CODE
    assert not is_in(other)
    assert "six digits" in other.get(CODE).text
    answer = other.post(CODE, {"code": code(key, 1)})
    assert answer.url == "/desk/articles/story/"
    assert is_in(other)
    assert is_in(client)


def test_the_square_and_the_key_say_the_same(client, mei):
    client.force_login(mei)
    page = client.get(SET_UP)
    told = pyotp.parse_uri(page.context["address"])
    assert (told.secret, told.name, told.issuer) == (page.context["key"].replace(" ", ""), "mei", "The Monsoon Review")
    drawing = etree.fromstring(unquote(page.context["square"].removeprefix("data:image/svg+xml;charset=utf-8,")))
    assert drawing.tag.endswith("svg")
    assert "viewBox" in drawing.attrib


def test_a_key_is_theirs_only_once_its_code_was_right(client, mei):
    client.force_login(mei)
    client.get(SET_UP)
    assert "not a code of now" in client.post(SET_UP, {"code": "000000x"}).text
    assert "Type the six digits" in client.post(SET_UP, {"code": ""}).text
    mei.refresh_from_db()
    assert mei.second_step_since is None
    assert not SecondStep.objects.exists()


def test_a_code_counts_once(mei, key):
    now = code(key)
    assert second_step.proves(mei, now)
    assert not second_step.proves(mei, now)
    assert not second_step.proves(mei, code(key, -1))
    assert second_step.proves(mei, code(key, 1))
    assert not second_step.proves(mei, code(key, 5))
    assert not second_step.proves(factories.person("Editor"), code(key, 1))


def test_a_recovery_code_counts_once_however_it_is_typed(client, mei):
    _, (first, second, *_) = give(mei)
    assert not RecoveryCode.objects.filter(mark__contains=first[:4]).exists()
    sign_in(client, mei)
    told = client.post(CODE, {"code": f" {first.upper().replace('-', ' ')} "}, follow=True)
    assert "You have 9 more" in told.text
    again = Client()
    sign_in(again, mei)
    assert "not a code of now" in again.post(CODE, {"code": first}).text
    assert again.post(CODE, {"code": second}).status_code == 302


def test_codes_are_not_guessed(client, mei, key):
    sign_in(client, mei)
    for _ in range(5):
        assert "not a code of now" in client.post(CODE, {"code": "12345"}, REMOTE_ADDR=f"192.0.2.{_}").text
    assert "Wait until" in client.post(CODE, {"code": code(key)}).text
    assert not is_in(client)
    Try.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert client.post(CODE, {"code": code(key)}).status_code == 302


def test_whoever_is_halfway_is_not_in_and_not_for_long(client, mei, key, monkeypatch):
    assert client.get(CODE).url == "/desk/login/"
    sign_in(client, mei, password="wrong-pass")
    assert client.get(CODE).url == "/desk/login/"
    sign_in(client, mei)
    assert client.get(ACCOUNT).status_code == 302
    assert client.get(SET_UP).url == "/desk/login/"
    with monkeypatch.context() as patch:
        patch.setattr(halfway, "PATIENCE", timedelta(0))
        assert client.post(CODE, {"code": code(key)}).url == "/desk/login/"
    mei.set_password("quite-another-pass-7")
    mei.save()
    assert client.post(CODE, {"code": code(key)}).url == "/desk/login/"
    sign_in(client, mei, password="quite-another-pass-7")
    User.objects.update(is_active=False)
    assert client.post(CODE, {"code": code(key)}).url == "/desk/login/"


def test_a_password_by_mail_is_no_way_round(client, mei, key):
    link = letters.link(mei).splitlines()[0].removeprefix("http://127.0.0.1:8000")
    client.get(link)
    sent = {"new_password1": "quite-another-pass-7", "new_password2": "quite-another-pass-7"}
    address = link.rsplit("/", 2)[0] + "/set-password/"
    assert client.post(address, sent).url == "/desk/new-password/set/"
    assert sign_in(client, mei, password="quite-another-pass-7").url == CODE


@pytest.mark.parametrize(
    ("wanted", "due"),
    [
        ("nobody", set()),
        ("publishers", {"Editor", "Chief", "superuser"}),
        ("everybody", {"Reporter", "Sub-editor", "Photo desk", "Editor", "Chief", "superuser"}),
    ],
)
def test_of_whom_a_second_step_is_asked(settings, wanted, due):
    settings.TWO_FACTOR_FOR = wanted
    people = {role: factories.person(role) for role in ("Reporter", "Sub-editor", "Editor", "Photo desk", "Chief")}
    people["superuser"] = User.objects.create_superuser("root", password=RIGHT)
    assert {name for name, person in people.items() if second_step.is_due(person)} == due


def test_whoever_has_to_sets_it_up_before_going_on(client, mei, settings):
    sign_in(client, mei)
    settings.TWO_FACTOR_FOR = "publishers"
    for page in ("/desk/", ACCOUNT, "/desk/articles/story/", "/desk/password_change/"):
        told = client.get(page, follow=True)
        assert told.redirect_chain[-1][0] == SET_UP
    assert "This paper asks those with your rights" in told.text
    assert client.post("/desk/articles/story/add/", {"headline": "Ferries"}).status_code == 302
    assert client.post(SET_UP, {"code": code(told.context["key"].replace(" ", ""))}).status_code == 200
    assert is_in(client)


def test_whoever_has_to_set_it_up_may_sign_out_instead(client, mei, settings):
    sign_in(client, mei)
    settings.TWO_FACTOR_FOR = "publishers"
    assert "/desk/second-step/sign-out/" in client.get(SET_UP).text
    assert client.post("/desk/second-step/sign-out/").url == "/desk/login/"
    settings.TWO_FACTOR_FOR = "nobody"
    assert not is_in(client)


def test_one_takes_ones_own_away_by_the_password(client, mei, key):
    client.force_login(mei)
    elsewhere = Client()
    elsewhere.force_login(mei)
    page = f"{ACCOUNT}one-step/"
    assert "That is not your password" in client.post(page, {"password": "guess"}).text
    assert client.post(page, {"password": RIGHT}).url == ACCOUNT
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert sign_in(Client(), mei).url == "/desk/"
    assert client.get(page).url == ACCOUNT
    assert not SecondStep.objects.exists()


def test_new_recovery_codes_make_the_old_ones_worthless(client, mei):
    _, (old, *_) = give(mei)
    client.force_login(mei)
    told = client.post(f"{ACCOUNT}recovery-codes/", {"password": RIGHT})
    assert not second_step.proves(mei, old)
    assert second_step.proves(mei, told.context["codes"][9])
    assert RecoveryCode.objects.count() == 9


class TestWhoeverLostTheTelephone:
    def address(self, person):
        return f"/desk/newsroom/user/{person.pk}/second-step/"

    def test_is_let_in_by_whoever_looks_after_accounts(
        self, client, mei, key, post_office, django_capture_on_commit_callbacks
    ):
        chief = factories.person("Chief")
        client.force_login(chief)
        theirs = Client()
        theirs.force_login(mei)
        assert self.address(mei) in client.get(f"/desk/newsroom/user/{mei.pk}/change/").text
        assert "ring them up" in client.get(self.address(mei)).text
        with django_capture_on_commit_callbacks(execute=True):
            client.post(self.address(mei))
        assert not is_in(theirs)
        assert sign_in(Client(), mei).url == "/desk/"
        entry = LogEntry.objects.get()
        assert (entry.user, entry.object_id) == (chief, str(mei.pk))
        assert "Two-step sign-in was taken away." in client.get(f"/desk/newsroom/user/{mei.pk}/history/").text
        assert post_office.letters[0].to == ["Mei@monsoon.example"]

    @pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Editor", "Photo desk"])
    def test_is_let_in_by_nobody_else(self, client, mei, key, role):
        client.force_login(factories.person(role))
        assert client.post(self.address(mei)).status_code == 403
        assert SecondStep.objects.filter(person=mei).exists()

    def test_is_a_superuser_and_no_matter_of_the_chief(self, client):
        root = User.objects.create_superuser("root", password=RIGHT)
        give(root)
        client.force_login(factories.person("Chief"))
        assert client.post(self.address(root)).status_code == 403
        assert client.post(self.address(User(pk=99_999))).status_code == 404

    def test_is_let_in_from_the_command_line(self, mei, key):
        call_command("take_second_step_away", "mei")
        assert sign_in(Client(), mei).url == "/desk/"
        with pytest.raises(CommandError, match="Nobody has the user name mee"):
            call_command("take_second_step_away", "mee")
