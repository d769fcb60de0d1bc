"""`make run` makes a paper out of nothing once, and touches nothing afterwards."""

import re
import socket
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from articles.models import Category, Edition, Story
from newsroom.demo import paper
from newsroom.management.commands import open_paper
from newsroom.models import User
from tests import factories


def opened(**options):
    """What the command says."""
    said = StringIO()
    call_command("open_paper", stdout=said, **options)
    return said.getvalue()


def told():
    """What a run may not change: who can sign in, with what, and how many stories there are."""
    return list(User.objects.values_list("username", "password")), Story.objects.count()


# One test, since each first run draws and publishes the whole demo.
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("tasks_wait", "drawings_are_small")
def test_a_first_run_makes_a_paper_once_however_often_it_is_broken_off(monkeypatch, client):
    def power_cut(new):
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(paper, "_draw", power_cut)
        with pytest.raises(RuntimeError, match="power cut"):
            opened()
    assert not Category.objects.exists()

    password = re.search(r"sign in as editor, password (\S+)\)", opened()).group(1)
    assert client.login(username="editor", password=password)
    assert Edition.objects.live().count() == 62
    assert Group.objects.filter(name="Reporter").exists()

    before, said = told(), opened()
    assert told() == before
    assert "make password" in said
    assert ", password" not in said


@pytest.mark.django_db
def test_it_says_where_the_paper_is(settings):
    User.objects.create_user("editor", password="a-long-pass-9")
    settings.SITE_ADDRESS = "http://127.0.0.1:9123"
    said = opened()
    assert "http://127.0.0.1:9123/\n" in said
    assert "http://127.0.0.1:9123/desk/" in said


@pytest.mark.django_db
def test_a_paper_with_people_is_never_filled_with_demo_stories():
    User.objects.create_user("reporter", password="a-long-pass-9")
    opened()
    assert not Story.objects.exists()
    assert not User.objects.filter(username="editor").exists()


@pytest.mark.django_db
def test_people_of_the_demo_who_cannot_sign_in_do_not_keep_an_editor_from_being_made():
    User.objects.create_user("paolo")
    factories.published()
    assert ", password" in opened()


@pytest.mark.django_db
def test_a_paper_with_stories_gets_an_editor_and_no_demo():
    imported = factories.published()
    assert ", password" in opened()
    assert list(Story.objects.all()) == [imported]


@pytest.mark.django_db
def test_a_taken_port_is_refused_before_anything_is_made():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {number} is taken.*make run PORT="):
            opened(port=number)
    assert not User.objects.exists()


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", ""])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(CommandError, match="invalid port value"):
        call_command("open_paper", f"--port={text}")


def test_passwords_are_long_and_different():
    passwords = {open_paper.new_password() for _ in range(50)}
    assert len(passwords) == 50
    assert all(re.fullmatch(r"(?:[a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}", each) for each in passwords)
