"""`manage.py setup_roles`: the newsroom's roles as groups."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from newsroom import roles
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_roles_of_a_newsroom_are_groups(capsys):
    call_command("setup_roles")
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Reporter",
        "Sub-editor",
        "Editor",
        "Photo desk",
        "Chief",
    }
    assert "Reporter: given 9 permissions." in capsys.readouterr().out


def test_a_second_time_it_has_nothing_to_do(capsys):
    roles.set_up()
    call_command("setup_roles")
    assert capsys.readouterr().out.splitlines() == [f"{role}: has all it needs." for role in roles.ROLES]
    assert Group.objects.count() == len(roles.ROLES)


def test_what_a_paper_gave_a_role_stays_and_what_it_lacks_comes_back():
    roles.set_up()
    reporter = Group.objects.get(name="Reporter")
    publish, write = (Permission.objects.get(codename=name) for name in ("publish_story", "change_story"))
    reporter.permissions.add(publish)
    reporter.permissions.remove(write)
    assert dict(roles.set_up())["Reporter"] == 1
    assert {publish, write} <= set(reporter.permissions.all())


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("Reporter", "add_story change_story", "approve_story publish_story edit_any_story delete_story view_act"),
        ("Sub-editor", "approve_story edit_any_story", "publish_story retract_story assign_story"),
        ("Editor", "approve_story publish_story assign_story", "retract_story override_gate view_act delete_story"),
        ("Photo desk", "view_story picture_story", "add_story change_story approve_story publish_story"),
        ("Chief", "publish_story retract_story override_gate view_act delete_story picture_story", "delete_act"),
        ("", "", "view_story add_story change_story publish_story"),
    ],
)
def test_a_role_gives_its_permissions_and_no_more(role, may, may_not):
    roles.set_up()
    somebody = factories.person(role)
    assert all(somebody.has_perm(f"articles.{name}") for name in may.split())
    assert not any(somebody.has_perm(f"articles.{name}") for name in may_not.split())


@pytest.mark.parametrize(
    ("role", "rooms"),
    [
        ("Reporter", {"pictures.add_picture", "pictures.view_picture"}),
        ("Editor", {f"pictures.{act}_picture" for act in ("add", "change", "view", "withdraw")}),
        (
            "Photo desk",
            {f"pictures.{act}_picture" for act in ("add", "change", "delete", "view", "withdraw", "replace")},
        ),
    ],
)
def test_pictures_are_the_photo_desks(role, rooms):
    somebody = factories.person(role)
    assert {name for name in somebody.get_all_permissions() if name.endswith("_picture")} == rooms


def test_only_a_chief_keeps_accounts():
    assert factories.person("Chief").has_perm("newsroom.change_user")
    assert not factories.person("Editor").has_perm("newsroom.change_user")


def test_the_groups_of_the_tests_are_those_of_a_newsroom():
    def given():
        return {group.name: set(group.permissions.all()) for group in Group.objects.all()}

    factories.groups()
    made = given()
    assert roles.set_up() == [(role, 0) for role in roles.ROLES]
    assert given() == made
