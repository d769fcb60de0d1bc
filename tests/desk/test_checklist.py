"""The checklist beside the text tells what the gate finds in the story as it stands in the form."""

import json

import pytest
from django.urls import reverse

from articles.models import Note, Story
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(money):
    return factories.story(authors=[factories.author()], lead_picture=factories.picture())


def address(story):
    return reverse("admin:story_checklist", args=[story.pk])


def found(answer):
    return [problem["check"] for problem in answer.json()["problems"]]


def test_the_story_as_it_is_saved(desk, story):
    assert desk.get(address(story)).json() == {"problems": []}


def test_the_story_as_it_stands_in_the_form(desk, story, form):
    answer = desk.post(address(story), form(headline="Ferries TK", standfirst=""))
    assert found(answer) == ["placeholder", "standfirst", "byline", "lead_picture"]
    assert answer.json()["problems"][0] == {
        "check": "placeholder",
        "level": "must",
        "field": "headline",
        "words": "“TK” in the headline stands for words that are still to come. Write them.",
        "passage": "TK",
    }


def test_nothing_is_saved_by_looking(desk, story, form):
    before = Story.objects.filter(pk=story.pk).values().get()
    desk.post(address(story), form(headline="Ferries TK", bylines="[]", links="[]"))
    assert Story.objects.filter(pk=story.pk).values().get() == before
    assert story.bylines.count() == 1 and not story.revisions.exists()


def test_names_links_and_pictures_are_read_from_the_form(desk, story, form):
    said = form(
        bylines=json.dumps([{"author": factories.author().pk, "role": "reporting"}]), lead_picture=story.lead_picture_id
    )
    assert found(desk.post(address(story), said)) == []


def test_a_field_that_the_form_has_not_counts_as_saved(desk, story):
    assert found(desk.post(address(story), {"lead_picture": ""})) == ["lead_picture"]


def test_open_notes_are_told(desk, story, form):
    Note.objects.create(story=story)
    assert "notes" in found(desk.post(address(story), form()))


@pytest.mark.parametrize(
    "changes",
    [
        {"category": "9" * 40, "lead_picture": "x"},
        {"category": "", "lead_picture": "-1"},
        {"bylines": "{", "links": "[[["},
        {"bylines": "7", "links": json.dumps([{"url": 7}, {"url": ["x"]}, 3])},
        {"headline": "\x00" * 9, "body": "\x00<p>"},
        {"body": "<div>" * 3000},
        {"body": '<figure data-picture="999999999"></figure><figure data-embed="javascript:x"></figure>'},
        {"slug": "!" * 5000, "headline": "x" * 50_000},
    ],
)
def test_no_form_makes_it_stumble(desk, story, form, changes):
    assert desk.post(address(story), form(**changes)).status_code == 200


def test_a_story_that_is_not_there_is_not_found(desk):
    assert desk.get("/desk/articles/story/999/checklist/").status_code == 404


def test_who_may_not_look_into_stories_is_told_so(client, story, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    answer = client.post(address(story))
    assert answer.status_code == 403 and "account" in answer.json()["message"]


def test_the_page_itself_shows_the_list(desk, story):
    page = desk.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert "All clear." in page
    Story.objects.filter(pk=story.pk).update(headline="Ferries TK")
    page = desk.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert "1 thing must be mended before readers can see it." in page
    assert "“TK” in the headline stands for words" in page
