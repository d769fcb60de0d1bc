"""The desk's list is searched by all that a story says, and shows where it says it."""

import re

import pytest
from django.db import connection

from articles import fulltext, publishing, revisions
from articles.models import Story
from tests import factories
from tests.articles.conftest import clock

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
LIST = "/desk/articles/story/"
SAYS = "The harbour master counts barnacles at dawn, in the long dry season."
TEXT = f"<p>A <em>quiet</em> harbour.</p><p>{SAYS}</p>"
ASKED = ["barnacles", "barnac", "BARNACLES harbour", "wait", "mei", "Lin Tan", "shipping", '"counts barnacles"']
SIGNS = ["'", "\\", "':* | '", "a & | b", '"', '""', "-", "-a", '-"', "\x00", "((", "-(", "%", "ก", "-[", "-\\y"]


def draft(**fields):
    story = factories.story(**{"headline": "Ferries wait", "standfirst": "They wait.", **fields})
    revisions.keep(story)
    return story


@pytest.fixture(params=["draft", "live", "scheduled", "ended", "edited while live"])
def told(request, clock):
    """A story of the text, however far it is."""
    is_edited = request.param == "edited while live"
    story = draft(
        body="<p>Nothing yet.</p>" if is_edited else TEXT,
        authors=[factories.author("Mei Lin Tan")],
        tags=["Shipping lanes"],
    )
    if request.param == "scheduled":
        publishing.schedule(story, clock.ahead(hours=1))
    elif request.param != "draft":
        publishing.publish(story)
    clock.forward(minutes=1)
    if request.param == "ended":
        publishing.end(story)
    if is_edited:
        revisions.write(story, {"body": TEXT})
    return story


def found(question, stories=None):
    return set(fulltext.found(Story.objects.all() if stories is None else stories, question))


def test_a_story_is_found_by_all_that_it_says_however_far_it_is(told):
    draft(headline="Another", standfirst="", body="<p>Nothing of it.</p>")
    for asked in ASKED:
        assert found(asked) == {told}, asked
    assert found('harbour -"long dry season"') == found("harbour -barnacles") == set()
    assert found("harbour -barnacle") == {told}, "the very word only"
    assert found('"barnacles counts"') == found("barnacles zeppelin") == set()
    assert found("barnacles", Story.objects.exclude(pk=told.pk)) == set()
    assert found(str(told.pk)) == found(f"/money/ferries-{told.pk}/") == {told}


def test_signs_are_no_language_of_the_texts_either():
    story = draft(body=TEXT)
    for asked in SIGNS:
        found(asked)
        assert found(f"barnacles {asked}") <= {story}
        assert found(f"barnacles -{asked}") <= {story}


def test_a_text_of_a_million_letters_is_kept_all_the_same():
    story = draft(body=f"<p>{' '.join(f'word{number}' for number in range(130_000))}</p>")
    assert found("word77") == {story}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="there is no such index")
def test_the_index_can_be_built_where_there_are_stories():
    draft(body=TEXT)
    with connection.cursor() as cursor:
        cursor.execute("REINDEX INDEX story_text")
    assert len(found("barnacles")) == 1


def excerpts(page):
    marked = re.findall(r'desk-excerpt" dir="auto">(.*?)</p>', page)
    return [re.sub(r"<mark>(.*?)</mark>", r"[\1]", each) for each in marked]


def test_the_list_shows_where_a_text_has_the_words(desk, told):
    draft(headline="Barnacles thrive", body="<p>On <b>barnacles</b>.</p>")
    page = desk.get(LIST, {"q": "barnac"}).text
    assert excerpts(page) == [SAYS.replace("barnacles", "[barnacles]")]
    assert f'<a href="{LIST}{told.pk}/change/?_changelist_filters=q%3Dbarnac">Ferries wait</a>' in page
    assert excerpts(desk.get(LIST).text) == []


def test_what_a_text_says_is_no_html_of_the_list(desk):
    draft(body="<p>He typed &lt;script&gt;alert(1)&lt;/script&gt; barnacles</p>")
    page = desk.get(LIST, {"q": "barnacles"}).text
    assert excerpts(page) == ["He typed &lt;script&gt;alert(1)&lt;/script&gt; [barnacles]"]
