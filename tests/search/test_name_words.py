"""A slip in a name that the paper prints is forgiven like one in a word of a story."""

import html
import re

import pytest
from django.db import connection

from articles import publishing, search
from articles.models import Author, Part, Series, Word, WordStem
from articles.pages import SIZE
from articles.search import name_words
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    """A story without a word of what it is filed under. It says “banker”, which is near to an author of another."""
    story = factories.published(
        headline="Vans",
        standfirst="",
        body="<p>A banker.</p>",
        category=factories.category("Machines"),
        authors=[factories.author("Paolo Reyes")],
        tags=["Solar power"],
    )
    series = Series.objects.create(title="The last mile", slug="the-last-mile")
    Part.objects.create(series=series, story=story, position=0)
    search.learn()
    search.learn_names()
    return story


def asked(client, question):
    """What is called by what was meant, the question that was meant, and the one that was asked in its place."""
    shown = client.get("/search/", {"q": question}).context
    return [each.name for each in shown.get("called", [])], shown.get("meant"), shown["found"].instead


def names():
    return sorted(Word.objects.filter(is_name=True).values_list("word", flat=True))


def test_a_slip_in_a_name_is_forgiven_and_said(client, paper):
    meant = {
        "Reyez": ("Paolo Reyes", "reyes"),
        "paolo ryes": ("Paolo Reyes", "paolo reyes"),
        "Paulo Reyes": ("Paolo Reyes", "paolo reyes"),
        "machnies": ("Machines", "machines"),
        "sollar power": ("Solar power", "solar power"),
        "the last mille": ("The last mile", "the last mile"),
    }
    for question, (name, words) in meant.items():
        assert (question, *asked(client, question)) == (question, [name], words, "")
    assert "Did you mean “reyes”?" in client.get("/search/?q=reyez").text
    assert asked(client, "reyes") == (["Paolo Reyes"], None, "")
    assert asked(client, "zeppelin") == asked(client, "paolo machnies") == ([], None, "")


def test_where_no_story_has_the_words_those_by_whom_they_name_are_found(client, paper):
    other = factories.published(headline="Trams", authors=[factories.author("Ada Reyes")])
    search.learn_names()
    for question, by, headlines in [
        ("Paolo Reyes", "Paolo Reyes", ["Vans"]),
        ("paolo ryes", "Paolo Reyes", ["Vans"]),
        ("reyez", "reyes", ["Trams", "Vans"]),
        ("machnies", None, []),
    ]:
        page = client.get("/search/", {"q": question})
        assert [hit.card.headline for hit in page.context["found"].hits] == headlines
        assert page.context.get("by") == by
        if by:
            assert f"No story has “<bdi>{question}</bdi>”. These are by <bdi>{by}</bdi>." in page.text
    narrowed = client.get("/search/", {"q": "reyez", "section": other.category.path}).context["found"]
    assert [hit.card.headline for hit in narrowed.hits] == ["Trams"]
    assert client.get("/search/", {"q": "zeppelin", "author": "reyes"}).context.get("by") is None


def test_whoever_is_called_just_so_is_meant_alone(client, paper):
    ana, anabel, lim = (factories.author(name) for name in ("Ana Cruz", "Anabel Cruz", "Ana Cruz Lim"))
    factories.published(headline="Vans again", authors=[anabel])
    factories.published(headline="Vans anew", authors=[lim])
    others = {"Vans again", "Vans anew"}
    assert by(client, "/search/?q=Ana+Cruz") == ("ana cruz", others)  # readers have not met her
    trams = [factories.published(headline=f"Tram {number}", authors=[ana]).headline for number in range(SIZE + 1)]
    for address in ("/search/?q=ana+cruz", "/search/?q=cruz+ana"):
        assert by(client, address) == ("Ana Cruz", {*trams[1:]})
        assert by(client, f"/search/{more(client.get(address).text)}") == (None, {trams[0]})
    assert by(client, "/search/?author=Ana+C&q=vans") == (None, others)


def by(client, address):
    """Of whom it is said that they are by them, and the headlines that are found."""
    shown = client.get(address).context
    return shown.get("by"), {hit.card.headline for hit in shown["found"].hits}


def test_more_stories_of_those_who_are_called_so_are_led_to(client, paper):
    author = factories.author("Ada Ong")
    told = [factories.published(headline=f"Tram {number}", authors=[author]) for number in range(SIZE + 1)]
    page = client.get("/search/", {"q": "ada ong"}).text
    assert "/search/?author=Ada+Ong&before=" in (address := f"/search/{more(page)}")
    assert told[0].headline in client.get(address).text


def test_more_stories_with_what_was_meant_are_led_to(client, paper):
    told = [factories.published(headline=f"Harbour {number}") for number in range(SIZE + 1)]
    for number in range(SIZE + 2):
        factories.published(headline=f"Tram {number}")
    search.learn()
    page = client.get("/search/", {"q": "harbuor"}).text
    assert "These stories have “<bdi>harbour</bdi>”" in page
    assert told[0].headline in re.sub("</?mark>", "", client.get(f"/search/{more(page)}").text)


def test_what_was_to_be_left_out_stays_out_of_the_stories_by_those_who_are_called_so(client, paper):
    author = factories.author("Ada Ong")
    for number in range(SIZE + 1):
        factories.published(headline=f"Tram {number}", authors=[author])
    factories.published(headline="Ferry", authors=[author])
    page = client.get("/search/", {"q": "ada ong -ferry"})
    assert page.context["by"] == "Ada Ong" and "Ferry" not in {hit.card.headline for hit in page.context["found"].hits}
    assert "/search/?q=-ferry&author=Ada+Ong&before=" in (address := f"/search/{more(page.text)}")
    assert [hit.card.headline for hit in client.get(address).context["found"].hits] == ["Tram 0"]


def more(page):
    return html.unescape(re.search(r'<p class="older"><a href="([^"]+)" rel="next">', page)[1])


def test_a_slip_of_a_word_of_stories_and_of_a_name_offers_both(client, paper):
    factories.author("Ada Bunker", job="Columnist")
    search.learn_names()
    called, meant, instead = asked(client, "bonker")
    assert (called, meant, instead) == (["Ada Bunker"], "bunker", "banker")


def test_what_readers_have_not_met_is_not_learnt(client, paper):
    draft = factories.story(tags=["Millq"], authors=[factories.author("Ida Zwart")])
    search.learn_names()
    assert asked(client, "zwarf") == ([], None, "")
    assert not {"millq", "zwart"} & {*names()}
    publishing.publish(draft)
    search.learn_names()
    assert asked(client, "zwarf") == (["Ida Zwart"], "zwart", "")
    publishing.retract(draft, why="Wrong", notice="It was wrong.")
    assert asked(client, "zwarf")[0] == []


def test_names_are_learnt_as_they_are_now_and_words_of_stories_stay(paper):
    assert names() == ["last", "machines", "mile", "money", "paolo", "power", "reyes", "solar", "the"]
    assert search.learn_names() == 0
    Author.objects.update(name="Paolo Banker")
    assert search.learn_names() == 2
    assert names() == ["banker", "last", "machines", "mile", "money", "paolo", "power", "solar", "the"]
    assert not Word.objects.filter(word="reyes").exists()
    Author.objects.update(name="Paolo Reyes")
    search.learn_names()
    assert "banker" not in names()
    assert Word.objects.get(word="banker").editions == 1


def test_names_are_gone_through_some_at_a_time(paper, monkeypatch):
    monkeypatch.setattr(name_words, "AT_ONCE", 2)
    Author.objects.update(name="Paolo Banker")
    for name in ("Ada Zwart", "Ida Zwart", "Ada Ong"):
        factories.author(name, job="Columnist")
    assert search.learn_names() == 6
    assert " ".join(names()) == "ada banker ida last machines mile money ong paolo power solar the zwart"


def test_a_name_alone_has_no_other_forms_until_a_story_says_it(paper):
    assert not WordStem.objects.filter(word="machines").exists()
    factories.published(headline="Machines")
    search.learn()
    learnt, said = Word.objects.get(word="machines"), WordStem.objects.get(word="machines")
    assert (said.stem, said.editions, learnt.editions, learnt.is_name) == ("machin", 1, 1, True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="plans of SQLite's")
def test_names_are_compared_with_those_alone_that_are_learnt():
    plan = Word.objects.filter(is_name=True).values_list("word", flat=True).explain()
    assert "USING INDEX word_of_a_name" in plan
