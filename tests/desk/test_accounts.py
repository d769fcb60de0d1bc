"""Accounts are deactivated, not deleted: what somebody did at the desk keeps their name."""

import re

import pytest

from articles import publishing, revisions
from tests import factories


@pytest.fixture
def nurul(db):
    return factories.person("Chief", username="nurul")


def page(account):
    return f"/desk/newsroom/user/{account.pk}/delete/"


def test_the_delete_page_says_what_an_account_did(desk, nurul, django_user_model):
    story = factories.story(headline="Ferries")
    revisions.keep(story, by=nurul)
    publishing.publish(story, by=nurul)
    told = desk.get(page(nurul)).text
    assert re.search(r"<li>revisions: \d+</li>", told)
    assert re.search(r"<li>acts: \d+</li>", told)
    assert "Take its tick from “Active” instead." in told
    assert desk.post(page(nurul), {"post": "yes"}).status_code == 200
    assert django_user_model.objects.filter(pk=nurul.pk).exists()


def test_an_account_that_did_nothing_is_deleted(desk, nurul, django_user_model):
    assert desk.post(page(nurul), {"post": "yes"}).status_code == 302
    assert not django_user_model.objects.filter(pk=nurul.pk).exists()


def test_a_deactivated_account_keeps_what_it_did(desk, nurul):
    story = factories.story()
    publishing.publish(story, by=nurul)
    nurul.is_active = False
    nurul.save()
    assert story.acts.get().by == story.revisions.get().made_by == nurul


class TestAChief:
    @pytest.fixture
    def chief(self, client, nurul):
        client.force_login(nurul)
        return client

    def sent(self, person, **changes):
        empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
        beats = {f"beats-{key}": value for key, value in empty.items()}
        joined = f"{person.date_joined:%Y-%m-%d}"
        account = {"username": person.username, "is_active": "on", "is_staff": "on", "date_joined_0": joined}
        return {**account, "date_joined_1": "08:00:00", **beats, **changes}

    def test_gives_somebody_a_role_and_a_beat(self, chief):
        somebody, money = factories.person(""), factories.category("Money")
        editor = factories.person("Editor").groups.get()
        beat = {"beats-TOTAL_FORMS": 1, "beats-0-category": money.pk, "beats-0-user": somebody.pk}
        answer = chief.post(
            f"/desk/newsroom/user/{somebody.pk}/change/", self.sent(somebody, groups=[editor.pk], **beat)
        )
        assert answer.status_code == 302
        assert list(somebody.groups.all()) == [editor]
        assert [each.category for each in somebody.beats.all()] == [money]

    def test_makes_nobody_a_superuser(self, chief, nurul):
        chief.post(f"/desk/newsroom/user/{nurul.pk}/change/", self.sent(nurul, is_superuser="on"))
        nurul.refresh_from_db()
        assert not nurul.is_superuser

    def test_changes_no_account_of_a_superuser(self, chief, editor):
        for page in ("change", "password", "delete"):
            address = f"/desk/newsroom/user/{editor.pk}/{page}/"
            assert (
                chief.post(address, self.sent(editor, password1="x-9-long-pass", password2="x-9-long-pass")).status_code
                == 403
            )
        editor.refresh_from_db()
        assert editor.check_password("a-long-pass-9")


def test_an_editor_keeps_no_accounts(client, db):
    client.force_login(factories.person("Editor"))
    assert client.get("/desk/newsroom/user/").status_code == 403
