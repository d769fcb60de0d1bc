"""The log of acts: only ever read, narrowed by what one looks for, and taken along as a file that harms nobody."""

import csv
import io
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.admin import log as room
from articles.models import Act, Story
from tests import factories
from tests.desk.planning import moved, written

pytestmark = pytest.mark.django_db
LOG = "/desk/articles/act/"


@pytest.fixture
def chief(client):
    mei = factories.person("Chief", username="mei", first_name="Mei Lin", last_name="Tan")
    client.force_login(mei)
    return mei


@pytest.fixture
def acts(client, chief):
    """The verbs that the log shows, newest first."""

    def shown(**query):
        return [act.verb for act in client.get(LOG, query).context["cl"].result_list]

    return shown


def exported(client, **query):
    answer = client.get(f"{LOG}export/", query)
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_chief_reads_who_did_what_when_from_where_and_why(client, chief):
    moved(written("Ferries"), "publish", by=chief, where="form, 192.0.2.7", why="The fair opens.")
    page = client.get(LOG).text
    for said in ("Mei Lin Tan", "Published", "Ferries", "form, 192.0.2.7", "The fair opens."):
        assert said in page


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Editor", "Photo desk"])
def test_nobody_below_the_chief_reads_the_log(client, role):
    moved(written("Ferries"), "publish")
    client.force_login(factories.person(role, username="somebody"))
    assert client.get(LOG).status_code == 403
    assert client.get(f"{LOG}export/").status_code == 403


def test_nobody_writes_in_the_log(desk):
    act = moved(written("Ferries"), "publish").acts.get()
    assert desk.get(f"{LOG}add/").status_code == 403
    assert desk.post(f"{LOG}{act.pk}/delete/", {"post": "yes"}).status_code == 403
    assert desk.post(f"{LOG}{act.pk}/change/", {"why": "Another"}).status_code == 403
    assert Act.objects.get().why == ""


def test_the_log_is_narrowed_by_verb_person_and_story(acts, chief):
    ferries = moved(written("Ferries"), "publish", by=chief)
    moved(written("Coins"), "submit", "approve")
    assert acts() == ["approve", "submit", "publish"]
    assert acts(verb="submit") == ["submit"]
    assert acts(by=chief.pk) == ["publish"]
    assert acts(by="paper") == ["approve", "submit"]
    assert acts(story=ferries.pk) == ["publish"]


def test_the_log_is_narrowed_to_a_day_of_the_paper(acts, monkeypatch, settings):
    settings.TIME_ZONE = "Europe/Paris"
    story = written("Ferries")
    for at, verb in (("2026-10-24T21:59Z", "submit"), ("2026-10-24T22:01Z", "approve")):
        with monkeypatch.context() as patch:
            patch.setattr(timezone, "now", lambda at=at: datetime.fromisoformat(at))
            moved(story, verb)
    assert acts(day="2026-10-24") == ["submit"]
    assert acts(day="2026-10-25") == ["approve"]


def test_the_log_is_searched_by_headline(acts, monkeypatch):
    moved(written("Ferries go electric"), "submit")
    moved(written("Coins"), "submit", "approve")
    assert acts(q="ferries") == ["submit"]
    monkeypatch.setattr(room, "MOST_SEARCHED", 2)
    assert acts(q="ferries") == []
    assert acts(q="ferries", verb="submit") == ["submit"]


NONSENSE = ["day=x", "day=0001-01-01", "day=%00", "by=x", "by=" + "9" * 22, "story=x", "verb=x", "q=%00", "p=9"]


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_in_the_address_is_no_error(client, chief, query):
    moved(written("Ferries"), "submit")
    assert client.get(f"{LOG}?{query}", follow=True).status_code == 200


@pytest.mark.parametrize("query", ["why__contains=x", "story__body__contains=x", "done_at__gte=2020-01-01"])
def test_an_address_cannot_look_into_columns(client, chief, query):
    assert client.get(f"{LOG}?{query}").status_code == 400
    assert client.get(f"{LOG}export/?{query}").status_code == 400


def test_an_act_outlives_its_story(client, chief):
    story = written("Ferries")
    number = story.pk
    publishing.delete(story, by=chief)
    page = client.get(LOG).text
    assert f"Ferries (number {number}, deleted)" in page
    assert not Story.objects.exists()


def test_the_export_holds_what_the_filters_leave(client, chief):
    moved(written("Ferries"), "publish", by=chief, where="form", why="The fair")
    moved(written("Coins"), "submit")
    (row,) = exported(client, verb="publish")
    assert (row["who"], row["what"], row["headline"], row["where"], row["why"]) == (
        "Mei Lin Tan",
        "Published",
        "Ferries",
        "form",
        "The fair",
    )
    assert datetime.fromisoformat(row["when"]) <= timezone.now()
    assert len(exported(client)) == 2


@pytest.mark.parametrize("evil", ['=HYPERLINK("http://evil")', "+1", "-2+3", "@SUM(A1)"])
def test_no_cell_of_the_export_is_a_formula(client, chief, evil):
    moved(written(evil), "submit", why=evil)
    (row,) = exported(client)
    assert (row["headline"], row["why"]) == (f"'{evil}", f"'{evil}")


def test_words_of_any_language_come_through_the_export(client, chief):
    moved(written("“Năm” ถึง, \n線"), "submit")
    assert exported(client)[0]["headline"] == "“Năm” ถึง, 線"


def test_the_log_asks_as_often_for_a_hundred_acts_as_for_three(client, chief):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(LOG)
        return [query["sql"] for query in queries]

    moved(written("Ferries"), "submit", "approve", "publish")
    asked()
    few = asked()
    for number in range(40):
        moved(written(f"Story {number}"), "submit", "approve", "publish", by=chief)
    many = asked()
    assert len(many) == len(few)
    assert [sql for sql in many if 'FROM "articles_act"' in sql and "LIMIT" not in sql] == []


def test_a_story_shows_its_own_acts_and_leads_to_all(desk):
    story = moved(written("Ferries"), "publish", why="The fair")
    page = desk.get(f"/desk/articles/story/{story.pk}/change/").text
    assert "The fair" in page
    assert f"{LOG}?story={story.pk}" in page
