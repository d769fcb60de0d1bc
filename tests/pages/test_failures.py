"""What readers get where there is no page, none any longer, or none because something broke."""

import pytest
from django.db import OperationalError, connection
from lxml import html

from articles import publishing
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient(client):
    """A client that is answered as a reader is, whatever broke."""
    client.raise_request_exception = False
    return client


def titles(answer):
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    return [heading.text_content() for heading in page.xpath("//h1")]


def test_where_nothing_stands_the_page_says_so_and_offers_a_search(client):
    answer = client.get("/nowhere/<script>alert(1)</script>/")
    assert answer.status_code == 404
    assert titles(answer) == ["There is no page at this address"]
    assert "<script>alert" not in answer.text
    assert html.fromstring(answer.text).xpath("//form[@role='search']/@action") == ["/search/"]


@pytest.mark.parametrize(
    ("act", "title", "notice"),
    [
        (publishing.retract, "This story was retracted", "We were wrong."),
        (publishing.retract, "This story was retracted", ""),
        (publishing.end, "This story is no longer published", "The sale is over."),
        (publishing.end, "This story is no longer published", ""),
    ],
)
def test_where_a_story_stood_a_short_notice_stands(client, act, title, notice):
    story = factories.published(
        headline="Words that go", standfirst="A summary that goes.", body="<p>Text that goes.</p>"
    )
    act(story, notice=notice)
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 410
    assert titles(answer) == [title]
    assert notice in answer.text
    assert not [words for words in ("A summary that goes.", "Text that goes.") if words in answer.text]


def test_a_notice_is_told_as_text(client):
    story = factories.published()
    publishing.retract(story, notice="<b>Wrong</b>\n\n<script>alert(1)</script>")
    page = html.fromstring(client.get(story.get_absolute_url()).text)
    assert [part.text_content() for part in page.xpath("//div[@class='notice__why']/p")] == [
        "<b>Wrong</b>",
        "<script>alert(1)</script>",
    ]


@pytest.mark.parametrize("address", ["/", "/money/", "/feed/", "/money/feed/", "/search/?q=x", "/sitemap.xml", "/x-1/"])
def test_where_the_database_breaks_the_page_says_so_and_nothing_of_why(patient, address):
    factories.published()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_edition RENAME TO elsewhere")
    answer = patient.get(address)
    assert answer.status_code == (503 if connection.vendor == "sqlite" else 500)  # as if SQLite itself were in trouble
    assert titles(answer) == ["The page could not be made"]
    assert not [word for word in ("articles_edition", "Traceback", "Error", "elsewhere") if word in answer.text]


@pytest.mark.parametrize("address", ["/", "/search/?q=x", "/nowhere/"])
def test_where_the_database_is_out_of_reach_readers_are_asked_to_come_again(patient, address, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = patient.get(address)
    assert (answer.status_code, answer.headers["Retry-After"], answer.headers["Cache-Control"]) == (
        503,
        "5",
        "no-store",
    )
    assert titles(answer) == ["The page could not be made"]
