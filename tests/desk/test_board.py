"""The board: every story at its place, each card with the moves that its reader may make, refusals in sentences."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Act, Beat, Note, Story
from tests import factories
from tests.desk.planning import assigned, moved, written

pytestmark = pytest.mark.django_db
BOARD = "/desk/articles/story/board/"


def move(client, story, verb, **said):
    return client.post(f"/desk/articles/story/{story.pk}/move/", {"verb": verb, **said}, headers=JSON)


JSON = {"accept": "application/json"}


@pytest.fixture
def at_the_board(client):
    """Signs somebody in, and gives the board's columns as lists of headlines."""

    def looked(user, **query):
        client.force_login(user)
        columns = client.get(BOARD, query).context["columns"]
        return {column.name: [story.headline for story in column.stories] for column in columns}

    return looked


@pytest.fixture
def in_every_column(editor):
    """One story for each column, called after it."""
    later = timezone.now() + timedelta(hours=3)
    moved(written("submitted"), "submit")
    moved(written("approved"), "approve")
    moved(written("scheduled"), "schedule", at=later)
    live = moved(written("edited"), "publish")
    Story.objects.filter(pk=live.pk).update(kicker="New")
    revisions.keep(live)
    written("draft")
    moved(written("seen as it is"), "publish")


def test_each_story_stands_in_its_column(at_the_board, editor, in_every_column):
    names = ["draft", "submitted", "approved", "scheduled", "edited"]
    assert at_the_board(editor) == {name: [name] for name in names}


def test_the_board_asks_as_often_for_a_hundred_cards_as_for_five(client, in_every_column):
    arief = factories.person("Reporter", username="arief")
    client.force_login(arief)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(BOARD).status_code == 200
        return len(queries)

    written("signed", by=arief, authors=[factories.author()])
    asked()
    few = asked()
    for number in range(20):
        assigned(written(f"Draft {number}", by=arief, authors=[factories.author(f"Guest {number}")]), to=arief)
        moved(written(f"Submitted {number}", by=arief), "submit")
    assert asked() == few <= 20


def test_a_column_shows_its_newest_and_says_that_there_are_more(at_the_board, client, editor, monkeypatch):
    monkeypatch.setattr("articles.admin.board.MOST_IN_A_COLUMN", 2)
    for name in ("first", "second", "third"):
        written(name)
    assert at_the_board(editor)["draft"] == ["third", "second"]
    assert "All of them in the list" in client.get(BOARD).text


def test_a_card_says_what_the_desk_wants_to_know(client, editor):
    arief = factories.person("Reporter", username="arief", first_name="Arief")
    due = timezone.now() - timedelta(hours=2, minutes=5)
    story = written("Ferries", body="<p>Four words stand here.</p>")
    assigned(story, to=arief, due_at=due, planned_words=800)
    Note.objects.create(story=story)
    client.force_login(editor)
    page = client.get(BOARD).text
    for said in ("Arief", "2 h late", "4 of 800 words", "1 open note"):
        assert said in page


def test_a_card_names_who_began_a_story_that_nobody_has_signed(client, editor):
    written("Ferries", by=factories.person("Reporter", username="arief", first_name="Arief"))
    client.force_login(editor)
    page = client.get(BOARD).text
    assert "· Arief" in page and "nobody yet" not in page


def test_the_board_is_narrowed_by_section_and_person(at_the_board, editor, money):
    life, arief = factories.category("Life"), factories.person("Reporter", username="arief")
    assigned(written("Coins", category=money), to=arief)
    written("Kitchens", category=life)
    assert at_the_board(editor, section="life")["draft"] == ["Kitchens"]
    assert at_the_board(editor, person=arief.pk)["draft"] == ["Coins"]
    Beat.objects.create(user=arief, category=life)
    assert at_the_board(arief, section="mine")["draft"] == ["Kitchens"]


@pytest.mark.parametrize(
    "query", ["section=%00", "person=x", "person=999999999999999999999", "section=nowhere&person="]
)
def test_nonsense_in_the_address_narrows_nothing(client, editor, query):
    written("Ferries")
    client.force_login(editor)
    assert "Ferries" in client.get(f"{BOARD}?{query}").text


def test_a_reporter_submits_and_a_sub_editor_approves_on_the_board(client):
    arief, linh = factories.person("Reporter", username="arief"), factories.person("Sub-editor", username="linh")
    story = written("Ferries", by=arief)
    client.force_login(arief)
    assert "Submitted" in move(client, story, "submit").json()["done"]
    client.force_login(linh)
    assert move(client, story, "approve").status_code == 200
    story.refresh_from_db()
    assert story.stage == Story.Stage.APPROVED
    assert [(act.verb, act.by) for act in story.acts.all()] == [("approve", linh), ("submit", arief)]
    assert story.acts.first().where.startswith("board")


def test_a_menu_offers_only_what_its_reader_may_do(client, at_the_board):
    arief, nok = factories.person("Reporter", username="arief"), factories.person("Reporter", username="nok")
    written("Mine", by=arief)
    written("Hers", by=nok)
    client.force_login(arief)
    drafts = client.get(BOARD).context["columns"][0].stories
    assert {story.headline: [each.verb for each in story.moves] for story in drafts} == {"Mine": ["submit"], "Hers": []}


def test_a_card_offers_its_assignment_to_those_who_may_give_it(client, money):
    client.force_login(factories.person("Editor", money))
    written("Coins", category=money)
    written("Kitchens", category=factories.category("Life"))
    drafts = client.get(BOARD).context["columns"][0].stories
    assert {story.headline: story.may_be_assigned for story in drafts} == {"Coins": True, "Kitchens": False}


@pytest.mark.parametrize("verb", ["approve", "publish", "send_back"])
def test_a_move_that_is_not_allowed_is_refused_with_a_sentence(client, verb):
    arief = factories.person("Reporter", username="arief")
    story = moved(written("Ferries", by=arief), "submit")
    client.force_login(arief)
    answer = move(client, story, verb, **{"send_back-why": "So"})
    assert answer.status_code == 422
    assert "Your role does not let you" in answer.json()["message"]
    assert Act.objects.filter(verb=verb).count() == 0


def test_a_story_is_sent_back_only_with_a_reason(client, editor):
    story = moved(written("Ferries"), "submit")
    client.force_login(editor)
    asked = move(client, story, "send_back")
    assert (asked.status_code, "send_back-why" in asked.json()["form"]) == (200, True)
    assert move(client, story, "send_back", **{"send_back-why": ""}).status_code == 422
    assert move(client, story, "send_back", **{"send_back-why": "Begin with the fee."}).status_code == 200
    assert story.acts.first().why == "Begin with the fee."


def test_a_move_of_what_somebody_else_moved_meanwhile_says_who_and_is_done_when_pressed_again(client, editor):
    story, mei = moved(written("Ferries"), "submit"), factories.person("Editor", first_name="Mei")
    client.force_login(editor)
    card = client.get(BOARD).context["columns"][1].stories[0]
    seen = {"seen": card.revision_number, "seen_act": card.seen_act}
    assert f'seen={seen["seen"]}&amp;seen_act={seen["seen_act"]}"' in client.get(BOARD).text
    publishing.send_back(story, by=mei, why="Whose harbour?")
    for verb in ("approve", "publish", "send_back"):
        answer = move(client, story, verb, **{"send_back-why": "My own words"}, **seen)
        assert answer.status_code == 422, verb
        assert "Mei sent it back to its writer on" in answer.json()["message"], verb
        assert "Whose harbour?" in answer.json()["message"]
    assert story.acts.count() == 2 and "My own words" in answer.json()["form"]
    publishing.submit(story, by=mei)
    assert "Mei was first: “Submitted” on" in move(client, story, "submit", **seen).json()["message"]
    publishing.approve(story, by=mei)
    again = move(client, story, "approve", **seen).json()
    assert "Mei was first: “Approved” on" in again["message"]
    Story.objects.filter(pk=story.pk).update(kicker="New")
    revisions.keep(story, by=mei)
    late = move(client, story, "publish", **seen).json()
    assert "Mei changed it since you looked" in late["message"]
    sent = dict(re.findall(r'name="(seen|seen_act)" value="(\d+)"', late["form"]))
    assert move(client, story, "publish", **sent).status_code == 200


def test_what_was_typed_for_a_refused_move_is_there_again(client, editor):
    story = moved(written("Ferries"), "approve")
    client.force_login(editor)
    answer = move(client, story, "schedule", **{"schedule-at": "2001-02-03T04:05", "schedule-why": "The fair"})
    assert answer.status_code == 422
    assert "The fair" in answer.json()["form"]
    assert "2001-02-03T04:05" in answer.json()["form"]


def test_what_the_checklist_wants_mended_is_said(client, editor):
    story = moved(written("Ferries", body="<p>TK</p>"), "approve")
    client.force_login(editor)
    answer = move(client, story, "publish")
    assert answer.status_code == 422
    assert answer.json()["message"]
    assert not story.editions.exists()


def test_without_scripts_a_move_leads_back_to_the_board(client, editor):
    story = written("Ferries")
    client.force_login(editor)
    said = {"verb": "submit", "back": f"{BOARD}?section=money"}
    answer = client.post(f"/desk/articles/story/{story.pk}/move/", said)
    assert (answer.status_code, answer.url) == (302, f"{BOARD}?section=money")


def test_nobody_is_led_to_another_site(client, editor):
    client.force_login(editor)
    answer = client.post(
        f"/desk/articles/story/{written('Ferries').pk}/move/", {"verb": "submit", "back": "https://evil.example/"}
    )
    assert answer.url == BOARD


@pytest.mark.parametrize("verb", ["", "retract", "delete", "__class__", "file_category"])
def test_only_moves_along_the_board_are_made_there(client, editor, verb):
    client.force_login(editor)
    assert move(client, written("Ferries"), verb).status_code == 404


def test_who_may_not_see_stories_sees_no_board(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", password="a-long-pass-9", is_staff=True))
    assert client.get(BOARD).status_code == 403
    assert move(client, written("Ferries"), "submit").status_code == 403


def test_an_empty_board_says_so(client, editor):
    client.force_login(editor)
    page = client.get(BOARD).text
    assert "No story is being written." in page
    assert "Nothing waits to be read." in page


def test_a_move_needs_the_desks_own_form(client, editor):
    client.force_login(editor)
    story = written("Ferries")
    client.handler.enforce_csrf_checks = True
    assert client.post(f"/desk/articles/story/{story.pk}/move/", {"verb": "submit"}).status_code == 403
