"""Embeds and links as the page of a story asks for them."""

import pytest
from django.urls import reverse

from articles.models import CheckedLink, Embed
from tests import factories
from tests.weather.office import says

pytestmark = pytest.mark.django_db

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
UNKNOWN = {"provider": None, "state": "", "title": "", "author": "", "thumb": "", "trouble": ""}


@pytest.fixture
def place():
    return reverse("admin:story_embed", args=[factories.story().pk])


@pytest.fixture
def ask(desk, place, django_capture_on_commit_callbacks):
    """POSTs an address, lets the task run that this sends for, and GETs how far that is."""

    def ask(address=VIDEO, **more):
        with django_capture_on_commit_callbacks(execute=True):
            first = desk.post(place, {"address": address, **more})
        assert first.status_code == 200
        return first.json(), desk.get(place, {"address": address}).json()

    return ask


def test_an_embed_is_asked_for_and_told_once_it_is_there(elsewhere, ask):
    first, then = ask("https://youtu.be/dQw4w9WgXcQ")
    assert (first["provider"], first["state"], first["address"]) == ("youtube", "waiting", VIDEO)
    assert (then["state"], then["title"], then["author"]) == ("fetched", "The ferry leaves", "Harbour TV")


def test_its_preview_is_ours(elsewhere, still, ask, desk, place):
    elsewhere.replies = [says({"title": "x", "thumbnail_url": f"{elsewhere.root}/x.jpg"}), still()]
    with_picture = ask()[1]
    assert with_picture["thumb"].startswith("/media/pictures/")


def test_an_address_that_nobody_knows_is_a_plain_link(ask):
    assert ask("https://example.org/film") == (UNKNOWN, UNKNOWN)
    assert not Embed.objects.exists()


def test_looking_asks_nobody(desk, place):
    assert desk.get(place, {"address": VIDEO}).json() == UNKNOWN
    assert desk.get(place).json() == UNKNOWN
    assert not Embed.objects.exists()


def test_what_failed_is_told_in_words_and_can_be_tried_again(elsewhere, ask):
    elsewhere.replies = [says(b"", status=404)]
    _, failed = ask()
    assert failed["state"] == "failed" and failed["trouble"].startswith("YouTube says")
    assert ask()[1]["state"] == "failed", "not by looking once more"
    assert ask(again="1")[1]["state"] == "fetched"


def test_who_may_not_look_into_stories_is_told_so(client, place, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert client.get(place).status_code == client.post(place, {"address": VIDEO}).status_code == 403
    assert not Embed.objects.exists()


def test_saving_by_hand_asks_for_embeds_and_after_links(elsewhere, desk, form, django_capture_on_commit_callbacks):
    story = factories.story()
    figure = f'<figure data-embed="{VIDEO}"><a href="{VIDEO}">x</a></figure>'
    body = f'<p><a href="{elsewhere.root}/page">a link</a></p>{figure}'
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(
            reverse("admin:articles_story_change", args=[story.pk]),
            form(body=body, base=story.revision_number, _continue=""),
        )
    assert answer.status_code == 302
    assert Embed.objects.get().state == Embed.State.FETCHED
    assert CheckedLink.objects.get().answers


def test_saving_by_itself_asks_after_no_links(elsewhere, desk, form, django_capture_on_commit_callbacks):
    story = factories.story()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(
            reverse("admin:story_autosave", args=[story.pk]),
            form(body=f'<p><a href="{elsewhere.root}/page">a link</a></p>', base=story.revision_number),
        )
    assert answer.status_code == 200
    assert not CheckedLink.objects.exists()
