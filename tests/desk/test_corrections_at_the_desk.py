"""The page of a story shows what readers were told of its mistakes, and lets nobody change it."""

import pytest
from lxml import html

from articles import publishing
from articles.models import Correction
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(desk):
    """What the story's page says was told: a list of texts, newest first."""

    def on(story):
        page = html.fromstring(desk.get(f"/desk/articles/story/{story.pk}/change/").content)
        entries = page.xpath("//section[@class='desk-corrections']//li")
        return [" ".join(entry.text_content().split()) for entry in entries]

    return on


def test_what_was_told_stands_there_newest_first(told, editor):
    story = factories.published()
    publishing.correct(story, Correction.Kind.CORRECTION, "There are three masts.", by=editor)
    publishing.correct(story, Correction.Kind.UPDATE, "A fourth was added.")
    newest, first = told(story)
    assert newest.startswith("Update") and newest.endswith("A fourth was added.")
    assert first.startswith("Correction") and first.endswith("· editor There are three masts.")


def test_a_retraction_is_told_of_too(told):
    story = factories.published()
    publishing.retract(story, notice="There is no mast.")
    assert told(story)[0].startswith("Retraction")


def test_of_a_story_without_mistakes_nothing_is_said(told):
    assert told(factories.published()) == []


def test_its_words_are_words(desk):
    story = factories.published()
    publishing.correct(story, Correction.Kind.CORRECTION, "Ali & Sons <b>won</b>.")
    assert "Ali &amp; Sons &lt;b&gt;won&lt;/b&gt;." in desk.get(f"/desk/articles/story/{story.pk}/change/").text


def test_a_correction_reaches_readers_at_once(client, editor):
    story = factories.published(headline="Ferries go electric")
    publishing.correct(story, Correction.Kind.CORRECTION, "There are three masts.", by=editor)
    assert "There are three masts." in client.get(story.get_absolute_url()).text
    assert "There are three masts." in client.get("/corrections/").text
