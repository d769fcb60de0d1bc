"""Characters that no database takes, in what scripts send as JSON and in every address of the desk."""

import json

import pytest

from articles import revisions
from tests import factories

pytestmark = pytest.mark.django_db
UNSEEN = ["\x00", "\ud800", "a\ud800\x00"]


@pytest.fixture
def story():
    story = factories.story()
    revisions.keep(story)
    return story


@pytest.fixture
def send(desk, form, story):
    """Sends the story's form to one of its addresses: send("autosave", links=[…])."""

    def sent(end, **rows):
        fields = form(base=1, **{name: json.dumps(row) for name, row in rows.items()})
        return desk.post(f"/desk/articles/story/{story.pk}/{end}/", fields)

    return sent


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_a_link_with_an_unseen_character_is_refused_in_words(send, unseen):
    links = [{"url": f"https://a.example/{unseen}", "title": "The report"}]

    answer, page = send("autosave", links=links), send("change", links=links)

    assert answer.status_code == 422
    assert answer.json()["errors"]["links"][0].endswith("holds characters that nobody sees. Type the address anew.")
    assert "holds characters that nobody sees" in page.content.decode()


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_the_words_of_a_link_are_kept_without_unseen_characters(send, story, unseen):
    assert send("autosave", links=[{"url": "https://a.example/", "title": f"The{unseen} report"}]).status_code == 200

    assert story.links.get().title in ("The report", "Thea report")


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_the_checklist_reads_over_unseen_characters(desk, send, story, unseen):
    rows = {"links": [{"url": f"https://a.example/{unseen}"}], "bylines": [{"author": 1, "role": unseen}]}
    assert send("checklist", **rows).status_code == 200

    typed = {"headline": "a\x00b", "body": '<p>\x00<a href="https://a.example/\x00">x</a></p>', "slug": "\x00"}
    assert desk.post(f"/desk/articles/story/{story.pk}/checklist/", typed).status_code == 200


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_an_author_in_a_role_of_unseen_characters_is_refused_in_words(send, unseen):
    mei = factories.author("Mei Lin Tan")

    page = send("change", bylines=[{"author": mei.pk, "role": unseen}])

    assert "is no role" in page.content.decode()


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_notes_keep_what_can_be_read(desk, story, unseen):
    notes = f"/desk/articles/story/{story.pk}/notes/"
    typed = unseen.replace("\ud800", "")  # what a browser sends of it
    begun = desk.post(notes, {"act": "begin", "text": f"Who{typed} says so?", "passage": f"A quiet{typed} harbour"})

    moved = [{"id": begun.json()["begun"], "passage": f"A quiet{unseen} harbour", "before": unseen}]
    followed = desk.post(notes, {"act": "follow", "quotes": json.dumps(moved)})

    assert (begun.status_code, followed.status_code) == (200, 200)


@pytest.mark.parametrize(
    "sent",
    [
        ("presence", {"typed": "\x00"}),
        ("share", {"reader": "\x00", "days": "1"}),
        ("unshare", {"link": "\x00"}),
        ("embed", {"address": "https://youtu.be/\x00"}),
        ("plan", {"day": "\x00", "planned_for": "\x00"}),
        ("assignment", {"to": "\x00", "due_at": "\x00", "brief": "\x00"}),
        ("move", {"verb": "send_back", "send_back-why": "\x00"}),
        ("move", {"verb": "\x00"}),
        ("change", {"_send_back": "", "send_back-why": "\x00", "base": "\x00"}),
        ("conflict", {"act": "\x00", "theirs": "\x00"}),
        ("put-back", {"number": "\x00"}),
        ("autosave", {"headline": "\x00", "tags": "\x00, a", "base": "1", "category": "\x00", "lead_picture": "\x00"}),
    ],
    ids=lambda sent: f"{sent[0]} {' '.join(sent[1])}",
)
def test_no_form_of_a_story_fails_over_an_unseen_character(desk, story, sent):
    end, fields = sent

    assert desk.post(f"/desk/articles/story/{story.pk}/{end}/", fields).status_code < 500


@pytest.mark.parametrize(
    "address",
    [
        "articles/story/?q=%00",
        "articles/story/?state=%00&author=%00&category=%00&since=%00",
        "articles/story/board/?section=%00&person=%00",
        "articles/story/calendar/?day=%00&view=%00",
        "articles/story/find/stories/?q=%00&ids=%00&not=%00",
        "articles/story/find/tags/?q=%00",
        "articles/story/find/authors/?q=%00",
        "articles/act/?q=%00",
        "articles/act/?verb=%00&by=%00&day=%00&story=%00",
        "articles/act/export/?q=%00&verb=%00",
        "pictures/picture/?q=%00",
        "pictures/picture/find/?q=%00&before=%00&ids=%00",
    ],
)
def test_no_list_fails_over_an_unseen_character(desk, story, address):
    assert desk.get(f"/desk/{address}").status_code < 500


def test_the_words_of_a_picture_are_refused_in_words(desk):
    picture = factories.picture()

    answer = desk.post(f"/desk/pictures/picture/{picture.pk}/words/", {"alt": "\x00", "caption": "\x00", "credit": "x"})

    assert answer.status_code in (200, 422)


def test_the_list_moves_stories_for_a_reason_with_unseen_characters(desk, story):
    fields = {"action": "submit", "_selected_action": story.pk, "why": "\x00"}

    assert desk.post("/desk/articles/story/", fields).status_code == 302
