"""What the paper prints and what it calls things is spelt right; a slip of a word that says nothing is left out."""

import pytest

from articles import publishing, search
from articles.models import Part, Series
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def learnt():
    """Enough stories for “the” to stand in most."""
    for number in range(12):
        factories.published(headline=f"The port {number}", standfirst="", body="<p>And docks.</p>")
    factories.published(headline="A ferry over the sea", standfirst="", body="<p>In rain.</p>")
    factories.published(headline="A mill at last", standfirst="", body="<p>Chess is played.</p>")
    search.learn()


def asked(client, question):
    """What is offered in the place of a question, what is called so, and the page."""
    page = client.get("/search/", {"q": question})
    return page.context["found"].instead, [each.name for each in page.context.get("called", [])], page.text


def test_a_series_is_found_by_its_name_though_no_story_has_its_words(client, learnt):
    series = Series.objects.create(title="The last mile", slug="the-last-mile")
    Part.objects.create(series=series, story=factories.published(headline="Vans"), position=0)
    for question in ("the last mile", "Last Mile", "mile", "lats mile", "teh last mile"):
        instead, called, page = asked(client, question)
        assert (question, instead, called) == (question, "", ["The last mile"])
        is_slip = question in ("lats mile", "teh last mile")
        assert ("Did you mean “last mile”?" if is_slip else "but what stands above does.") in page
    assert asked(client, "mile ferry")[0] == ""


def test_sections_subjects_and_authors_are_spelt_right_too(client, learnt):
    factories.published(
        headline="Vans", category=factories.category("Chass"), tags=["Millq"], authors=[factories.author("Ana Férry")]
    )
    assert asked(client, "chass")[:2] == ("", ["Chass"])
    assert asked(client, "millq")[:2] == ("", ["Millq"])
    assert asked(client, "ana férry")[:2] == ("", ["Ana Férry"])
    assert asked(client, "chass mill")[0] == ""
    assert asked(client, "chesa mill")[0] == "chess mill"


def test_a_name_that_readers_have_not_met_changes_nothing(client, learnt):
    factories.story(tags=["Millq"])
    assert asked(client, "millq")[0] == "mill"


def test_a_word_that_was_printed_a_minute_ago_is_spelt_right(client, clock, learnt):
    story = factories.story(headline="Millq seen")
    publishing.schedule(story, clock.ahead(hours=1))
    assert asked(client, "millq chess")[0] == "mill chess"
    clock.forward(hours=1)
    assert asked(client, "millq chess")[0] == ""


def test_a_slip_of_a_word_of_most_stories_is_left_out(client, learnt):
    instead = {
        "teh ferry": "ferry",
        "ferry hte": "ferry",
        "teh fery": "ferry",
        "tehe ferry -chess": "ferry -chess",
        '"over teh sea"': '"over the sea"',
        "teh": "",
        "teh -ferry": "",
        "sef ferry": "",  # of a word of three letters no other word to look for is meant
    }
    assert {question: asked(client, question)[0] for question in instead} == instead
