"""Accounts are deactivated, not deleted: what somebody did at the desk keeps their name."""

import re

import pytest
from django.contrib.auth.models import Group, Permission

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

    def delete(self, chief, *people):
        chosen = {"action": "delete_selected", "_selected_action": [person.pk for person in people], "post": "yes"}
        return chief.post("/desk/newsroom/user/", chosen)

    @pytest.fixture
    def deleting(self, nurul):
        nurul.user_permissions.add(Permission.objects.get(codename="delete_user"))

    def test_deletes_no_superuser_from_the_list(self, chief, deleting, editor, django_user_model):
        other = factories.person("Reporter")
        assert self.delete(chief, editor, other).status_code == 403
        assert set(django_user_model.objects.all()) >= {editor, other}

    def test_deletes_others_from_the_list_once_a_superuser_lets_them(self, chief, deleting, django_user_model):
        other = factories.person("Reporter")
        self.delete(chief, other)
        assert not django_user_model.objects.filter(pk=other.pk).exists()

    def grant(self, chief, group, *permissions):
        return chief.post(
            f"/desk/auth/group/{group.pk}/change/",
            {"name": group.name, "permissions": [permission.pk for permission in permissions]},
        )

    def test_gives_a_role_no_more_than_they_have(self, chief, nurul):
        group, more = nurul.groups.get(), Permission.objects.get(codename="delete_user")
        answer = self.grant(chief, group, *group.permissions.all(), more)
        assert "permissions" in answer.context["adminform"].form.errors
        assert more not in group.permissions.all()

    def test_gives_a_role_what_they_have_and_leaves_what_it_has(self, chief):
        more, own = (Permission.objects.get(codename=name) for name in ("delete_user", "publish_story"))
        group = Group.objects.create(name="Night desk")
        group.permissions.add(more)
        assert self.grant(chief, group, more, own).status_code == 302
        assert set(group.permissions.all()) == {more, own}

    def test_gives_nobody_a_role_that_has_more_than_they_have(self, chief, nurul):
        group = Group.objects.create(name="Owners")
        group.permissions.add(Permission.objects.get(codename="delete_user"))
        answer = chief.post(f"/desk/newsroom/user/{nurul.pk}/change/", self.sent(nurul, groups=[group.pk]))
        assert "groups" in answer.context["adminform"].form.errors
        assert group not in nurul.groups.all()

    def test_leaves_somebody_the_role_that_has_more(self, chief):
        somebody, group = factories.person("Editor"), Group.objects.create(name="Owners")
        group.permissions.add(Permission.objects.get(codename="delete_user"))
        somebody.groups.add(group)
        sent = self.sent(somebody, groups=[each.pk for each in somebody.groups.all()])
        assert chief.post(f"/desk/newsroom/user/{somebody.pk}/change/", sent).status_code == 302
        assert somebody.groups.count() == 2


def test_a_superuser_gives_a_role_anything(desk, nurul):
    group, more = nurul.groups.get(), Permission.objects.get(codename="delete_user")
    answer = desk.post(f"/desk/auth/group/{group.pk}/change/", {"name": "Chief", "permissions": [more.pk]})
    assert (answer.status_code, list(group.permissions.all())) == (302, [more])


def test_an_editor_keeps_no_accounts(client, db):
    client.force_login(factories.person("Editor"))
    assert client.get("/desk/newsroom/user/").status_code == 403
