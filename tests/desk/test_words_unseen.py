"""No button shows readers words that whoever pressed it had not before them."""

import pytest
from django.contrib.auth.models import Permission
from lxml import html

from articles import revisions
from articles.models import Edition, Story
from tests import factories

pytestmark = pytest.mark.django_db
BOARD, LIST = "/desk/articles/story/board/", "/desk/articles/story/"


@pytest.fixture
def story():
    story = factories.story(headline="Read by the desk")
    revisions.keep(story)
    return story


def change(story):
    """What somebody's page saves in the meantime."""
    mei = factories.person("Editor")
    revisions.write(story, {"headline": "Half a senten"}, by=mei, is_autosave=True)
    return mei.name


def way(desk, verb):
    """Where a card's button leads."""
    (button,) = html.fromstring(desk.get(BOARD).content).xpath(f"//button[@value='{verb}']")
    return button.get("formaction"), {"verb": verb}


def ticked(desk, story, action):
    fields = html.fromstring(desk.get(LIST).content).xpath("//input[@type='hidden'][starts-with(@name, 'seen-')]")
    seen = {field.get("name"): field.get("value") for field in fields}
    return {"action": action, "_selected_action": story.pk, **seen}


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize("verb", ["publish", "approve"])
def test_the_board_refuses_what_changed_since(desk, story, verb):
    address, sent = way(desk, verb)
    name = change(story)

    answer = desk.post(address, sent)

    assert f"{name} changed it since you looked." in answer.content.decode()
    assert (Edition.objects.count(), Story.objects.get().stage) == (0, Story.Stage.DRAFT)


@pytest.mark.parametrize("verb", ["publish", "approve"])
def test_the_list_refuses_what_changed_since(desk, story, verb):
    sent = ticked(desk, story, verb)
    name = change(story)

    answer = desk.post(LIST, {**sent, "asked": "1"}, follow=True)

    assert f"{name} changed it since you looked." in said(answer)
    assert (Edition.objects.count(), Story.objects.get().stage) == (0, Story.Stage.DRAFT)


def test_what_stands_as_it_was_seen_is_published_from_board_and_list(desk, story):
    address, sent = way(desk, "publish")
    other = factories.story()
    revisions.keep(other)

    desk.post(address, sent)
    desk.post(LIST, {**ticked(desk, other, "publish"), "asked": "1"})

    assert {story.state(), Story.objects.get(pk=other.pk).state()} == {Story.State.DRAFT, Story.State.LIVE}
    assert Edition.objects.count() == 2


def test_a_form_whose_fields_are_closed_refuses_it_too(client, story):
    publisher = factories.person("")
    allowed = ["view_story", "change_story", "approve_story", "publish_story"]
    publisher.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(publisher)
    page = f"/desk/articles/story/{story.pk}/change/"
    (seen,) = html.fromstring(client.get(page).content).xpath("//input[@name='seen']")
    name = change(story)

    answer = client.post(page, {"_publish": "", "seen": seen.get("value")}, follow=True)

    assert f"Not published: {name} changed it since you looked." in said(answer)
    assert not Edition.objects.exists()
