import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles import publishing
from articles.models import Story, StoryByline
from newsroom import lists

LIST = "/desk/articles/story/"


@pytest.fixture
def write(money, mei):
    def written(number):
        stories = [Story.objects.create(headline=f"Story {n}", body="<p>x</p>", category=money) for n in range(number)]
        StoryByline.objects.bulk_create(StoryByline(story=story, author=mei) for story in stories)
        return stories

    return written


def headlines(answer):
    return {story.headline for story in answer.context["cl"].result_list}


def test_the_list_costs_the_same_for_two_stories_as_for_forty(desk, write):
    write(2)
    desk.get(LIST)
    with CaptureQueriesContext(connection) as two:
        desk.get(LIST)
    write(38)
    with CaptureQueriesContext(connection) as forty:
        desk.get(LIST)
    assert len(forty) == len(two) <= 14


def test_counting_stops(desk, write, monkeypatch):
    monkeypatch.setattr(lists, "MOST_COUNTED", 3)
    write(5)
    assert desk.get(LIST).context["cl"].paginator.count == 3


def test_ticked_stories_go_to_readers_after_one_question(client, desk, editor, write):
    good, empty, sent_back, live = write(4)
    Story.objects.filter(pk=empty.pk).update(body="")
    publishing.publish(live)
    for story in (good, sent_back):
        publishing.submit(story)
    publishing.send_back(sent_back, by=editor, why="Whose harbour?")
    sent = {"action": "publish", "_selected_action": [story.pk for story in (good, empty, sent_back, live)]}
    page = desk.post(LIST, {**sent, "why": "At noon"})
    assert not Story.objects.filter(pk=good.pk, live_from__isnull=False).exists()
    assert [each.story for each in page.context["go"]] == [good]
    for words in ("has no text yet", "editor sent it back to its writer", "“Whose harbour?”", "It is live"):
        assert words in page.text
    [form] = html.fromstring(page.content).xpath("//form[contains(@class, 'desk-asked')]")
    publishing.send_back(good, by=editor, why="Not yet")
    said = desk.post(LIST, dict(form.form_values()), follow=True).text
    assert "Not published. “Story 0”: editor sent it back to its writer" in said
    publishing.submit(good)
    desk.post(LIST, dict(form.form_values()))
    assert (good.acts.first().verb, good.acts.first().why) == ("publish", "At noon")


def test_states_are_told_apart(desk, write, editor):
    draft, live, ended, retracted = write(4)
    for story in (live, ended, retracted):
        publishing.publish(story, by=editor)
    publishing.end(ended)
    publishing.retract(retracted)
    assert headlines(desk.get(LIST, {"state": "draft"})) == {draft.headline}
    assert headlines(desk.get(LIST, {"state": "live"})) == {live.headline}
    assert headlines(desk.get(LIST, {"state": "ended"})) == {ended.headline}
    assert headlines(desk.get(LIST, {"state": "retracted"})) == {retracted.headline}


def test_section_and_author_narrow_the_list(desk, write, money, mei):
    write(2)
    assert len(headlines(desk.get(LIST, {"section": "money", "author": mei.pk}))) == 2
    assert headlines(desk.get(LIST, {"author": mei.pk + 1})) == set()


@pytest.mark.parametrize(
    "query", [{"section": "nowhere"}, {"author": "x"}, {"state": "odd"}, {"p": "99"}, {"q": "\x00"}]
)
def test_nonsense_in_the_address_is_no_error(desk, write, query):
    write(1)
    assert desk.get(LIST, query).status_code in (200, 302)
