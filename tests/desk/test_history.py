"""The versions of a story: which there are, what is different in two of them, and one of them once more."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from articles import publishing, revisions
from articles.models import Author, Edition
from tests import factories

BODY = '<p>One mast.</p>\n<figure data-picture="{}" data-size="wide"><figcaption>At noon</figcaption></figure>'


@pytest.fixture
def nok(django_user_model):
    return django_user_model.objects.create_superuser("nok", first_name="Nok", last_name="Suwan")


@pytest.fixture
def picture():
    return factories.picture(alt="A mast over a market")


@pytest.fixture
def story(db, mei, nok, picture):
    """A story with all that one can have, at version 2; in version 1 it had none of it."""
    draft = factories.story(headline="Ferries", body="<p>Two boats.</p>", standfirst="")
    revisions.keep(draft)
    other = factories.story(headline="A strike in the port")
    said = {
        "headline": "Ferries go electric",
        "standfirst": "The first sails in June.",
        "body": BODY.format(picture.pk),
        "tags": ["Ports", "Solar"],
        "bylines": [{"author_id": mei.pk, "role": "photography"}],
        "links": [
            {"target_id": other.pk, "url": "", "title": ""},
            {"target_id": None, "url": "https://port.example/", "title": "The port"},
        ],
        "lead_picture_id": picture.pk,
        "category_id": factories.category("Travel").pk,
    }
    revisions.write(draft, said, by=nok, why="The deal is signed")
    return draft


def address(story, page):
    return f"/desk/articles/story/{story.pk}/{page}/"


def texts(page, path):
    return [" ".join(element.text_content().split()) for element in html.fromstring(page).xpath(path)]


def put_back(client, story, number, base=None):
    sent = {"number": number, "base": story.revision_number if base is None else base}
    answer = client.post(address(story, "put-back"), sent, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_the_list_says_who_when_why_and_what_changed(desk, story):
    page = desk.get(address(story, "history")).text
    (row,) = texts(page, "//tbody/tr[th[starts-with(normalize-space(.), '2')]]")
    assert "Nok Suwan" in row
    assert "“The deal is signed”" in row
    assert "Headline, Standfirst, Text (+2 words), Section, Tags, Authors" in row
    assert "First version (2 words)" in page


def test_the_list_marks_what_readers_see_and_what_was_kept_aside(desk, story, nok):
    publishing.publish(story)
    revisions.write(story, {"headline": "Unpublished"}, by=nok)
    revisions.write(story, {"headline": "Overtaken"}, base=1, by=nok)
    page = desk.get(address(story, "history")).text
    marks = {row.split()[0]: row.split(maxsplit=1)[1] for row in texts(page, "//tbody/tr/th") if " " in row}
    assert marks == {"4": "kept aside", "3": "newest", "2": "readers see it"}


def test_what_was_saved_by_itself_stands_together(desk, story, nok, editor, monkeypatch):
    for number in range(3):
        later = timezone.now() + timedelta(minutes=2)
        monkeypatch.setattr(timezone, "now", lambda later=later: later)
        revisions.write(story, {"headline": f"Typed {number}"}, by=nok, is_autosave=True)
    revisions.write(story, {"headline": "By another"}, by=editor, is_autosave=True)
    groups = desk.get(address(story, "history")).context["groups"]
    assert [[version.revision.number for version in group] for group in groups] == [[6], [5, 4, 3], [2], [1]]


def test_a_long_history_goes_over_pages_with_few_queries(desk, story, nok):
    desk.get(address(story, "history"))
    with CaptureQueriesContext(connection) as few:
        desk.get(address(story, "history"))
    for number in range(60):
        revisions.write(story, {"headline": f"Version {number}"}, by=nok)
    with CaptureQueriesContext(connection) as many:
        first = desk.get(address(story, "history"))
    assert len(many) <= len(few) + 1
    rest = desk.get(f"{address(story, 'history')}?before={first.context['before']}")
    shown = [v.revision.number for page in (first, rest) for group in page.context["groups"] for v in group]
    assert shown == list(range(62, 0, -1))


def test_two_versions_are_compared_by_words_and_by_names(desk, story):
    page = desk.get(f"{address(story, 'compare')}?a=2&b=1").text  # whichever way they are asked for
    said = " ".join(texts(page, "//ins"))
    named = ["Travel", "Ports", "Solar", "Mei Lin Tan (Photography)", "A strike in the port"]
    for words in [*named, "The port (https://port.example/)", "A mast over a market", "go electric", "One mast."]:
        assert words in said
    assert "picture: A mast over a market" in page
    assert "Two boats." in " ".join(texts(page, "//del"))
    assert not html.fromstring(page).xpath("//section//ins[not(.//*[contains(@class, 'visually-hidden')])]")


def test_a_comparison_asks_for_all_names_at_once(desk, story):
    desk.get(f"{address(story, 'compare')}?a=1&b=2")
    snapshots = story.revisions.values_list("snapshot", flat=True)
    new, old = list(snapshots)
    with CaptureQueriesContext(connection) as asked:
        assert len(revisions.compare(old, new)) == 8
    assert len(asked) == 1


def test_names_of_what_is_gone_are_told_by_their_numbers(desk, story, mei):
    revisions.write(story, {"bylines": []})
    mei.delete()
    page = desk.get(f"{address(story, 'compare')}?a=2&b=3").text
    assert "no longer there (Photography)" in page


@pytest.mark.parametrize("asked", ["", "?a=1", "?a=1&b=1", "?a=1&b=9", "?a=x&b=2", "?a=1&b=" + "9" * 30])
def test_two_versions_that_are_not_two_lead_back_to_the_list(desk, story, asked):
    answer = desk.get(f"{address(story, 'compare')}{asked}", follow=True)
    assert answer.redirect_chain[-1][0] == address(story, "history")
    assert "Choose two different versions" in answer.text


def test_an_earlier_version_is_saved_once_more_with_all_that_belongs_to_it(desk, story, editor):
    first, second = (story.revisions.get(number=number).snapshot for number in (1, 2))
    assert put_back(desk, story, 1) == ["Version 1 is the newest once more, as version 3."]
    story.refresh_from_db()
    assert revisions.snapshot(story) == first
    assert put_back(desk, story, 2) == ["Version 2 is the newest once more, as version 4."]
    story.refresh_from_db()
    assert revisions.snapshot(story) == second
    newest = revisions.newest(story)
    assert (newest.number, newest.made_by, newest.why) == (4, editor, "Version 2 again")
    assert [each.snapshot for each in story.revisions.order_by("number")] == [first, second, first, second]


def test_readers_see_no_change_when_a_version_is_put_back(desk, story):
    publishing.publish(story)
    put_back(desk, story, 1)
    assert Edition.objects.get().headline == "Ferries go electric"


def test_what_cannot_be_had_again_is_said(desk, story, picture):
    revisions.restore(story, story.revisions.get(number=1))
    story.refresh_from_db()
    Author.objects.all().delete()
    type(story).objects.exclude(pk=story.pk).delete()
    picture.delete()
    factories.category("Travel").delete()
    assert put_back(desk, story, 2)[1:] == [
        "The section is no longer there: the story stays in the one it has.",
        "The lead picture is no longer in the library.",
        "1 picture in the text is no longer in the library: take it out, or have it restored.",
        "1 author is no longer in the paper’s list.",
        "1 related story is no longer there.",
    ]
    story.refresh_from_db()
    assert (story.headline, sorted(story.tags.names())) == ("Ferries go electric", ["Ports", "Solar"])
    assert [link.title for link in story.links.all()] == ["The port"]


def test_what_somebody_saved_meanwhile_is_not_written_over(desk, story, nok):
    base = story.revision_number
    revisions.write(story, {"headline": "Nok’s"}, by=nok)
    assert "Somebody saved the story meanwhile." in put_back(desk, story, 1, base)[0]
    story.refresh_from_db()
    assert story.headline == "Nok’s"


def test_who_may_not_write_may_look_and_put_nothing_back(client, story, django_user_model):
    reporter = django_user_model.objects.create_user("reporter", is_staff=True)
    reporter.user_permissions.set(Permission.objects.filter(codename__in=["view_story", "change_story"]))
    client.force_login(reporter)
    assert client.get(address(story, "history")).status_code == 200
    page = client.get(f"{address(story, 'compare')}?a=1&b=2")
    assert page.status_code == 200
    assert "put-back" not in page.text
    answer = client.post(address(story, "put-back"), {"number": 1, "base": 2})
    assert answer.status_code == 403
    assert story.revisions.count() == 2


@pytest.mark.parametrize("page", ["history", "compare", "conflict"])
def test_who_may_not_look_sees_no_version(client, story, page, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(f"{address(story, page)}?a=1&b=2&mine=1").status_code == 403


@pytest.mark.parametrize("sent", [{}, {"number": "x", "base": 2}, {"number": 9, "base": 2}, {"number": 1}])
def test_nonsense_puts_nothing_back(desk, story, sent):
    assert desk.post(address(story, "put-back"), sent).status_code == 404
    assert story.revisions.count() == 2
