"""What is shown of a story that was found, and what of it is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from articles import search
from articles.search import excerpts
from articles.search.letters import pieces
from tests import factories


def shown(text, *words):
    """The text with what is marked in brackets."""
    return "".join(f"[{part.text}]" if part.is_asked else part.text for part in excerpts.marked(text, set(words)))


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        ("The ferry, the Ferry’s ferryman", ["ferry"], "The [ferry], the [Ferry]’s ferryman"),
        ("Đà Nẵng’s CAFÉ", ["nang", "cafe"], "Đà [Nẵng]’s [CAFÉ]"),
        ("Die große Straße", ["strasse"], "Die große [Straße]"),
        ("เขากินข้าวแล้ว", ["ข้าว"], "เขากิน[ข้าว]แล้ว"),
        ("香港的码头", ["港的", "的码"], "香[港的码]头"),
        ("서울은 넓다", ["서울"], "[서울]은 넓다"),
        ("Nothing", ["else"], "Nothing"),
        ("", ["else"], ""),
    ],
)
def test_words_are_marked_as_they_are_printed(text, words, marks):
    assert shown(text, *words) == marks


@given(st.text(), st.text())
def test_marking_changes_no_letter(text, asked):
    parts = excerpts.marked(text, set(pieces(asked)))
    assert "".join(part.text for part in parts) == text


def test_the_standfirst_is_shown_where_it_says_as_much_as_the_body():
    parts = excerpts.excerpt("The ferry is late.", "<p>A ferry.</p>", [["ferry"]])
    assert "".join(part.text for part in parts) == "The ferry is late."


def test_else_the_paragraph_that_says_most_of_what_was_asked():
    body = "<p>A ferry.</p><p>The ferries of the <b>harbour</b>.</p><h2>The harbour</h2>"
    parts = excerpts.excerpt("The ferry is late.", body, [["ferry", "ferries"], ["harbour"]])
    assert "".join(part.text for part in parts) == "The ferries of the harbour."


def test_a_long_paragraph_is_shown_from_a_little_before_the_first_word():
    body = f"<p>{'A long way before it. ' * 40}Then the mast. {'A long way behind it. ' * 40}</p>"
    text = "".join(part.text for part in excerpts.excerpt("", body, [["mast"]]))
    assert text.startswith("… ")
    assert text.endswith("…")
    assert 20 < text.index("mast") < 100
    assert len(text) <= excerpts.LONGEST


@pytest.mark.django_db
def test_what_a_writer_wrote_is_escaped_around_the_marks(client):
    factories.published(standfirst="A <script>ferry</script> & more", headline="A <b>ferry</b> & more")
    page = client.get("/search/?q=ferry").text
    assert "A &lt;script&gt;<mark>ferry</mark>&lt;/script&gt; &amp; more" in page
    assert ">A &lt;b&gt;<mark>ferry</mark>&lt;/b&gt; &amp; more</a></h2>" in page


@pytest.mark.django_db
@pytest.mark.parametrize("question", ["ferries", "FÉRRY", '"ferry"', "ferxy"])
def test_what_stands_in_the_headline_alone_is_marked_there(client, question):
    factories.published(headline="Ferry, the ferry", standfirst="Nothing.", body="<p>Nothing.</p>")
    search.learn()
    marks = html.fromstring(client.get("/search/", {"q": question}).content).xpath("//h2//mark/text()")
    assert marks == ["Ferry", "ferry"]


@pytest.mark.django_db
def test_an_edit_that_readers_do_not_see_is_in_no_excerpt():
    story = factories.published(headline="A ferry", body="<p>The ferry sails.</p>")
    story.body = "<p>The ferry sinks.</p>"
    story.save()
    (hit,) = search.find(search.Wanted("ferry sails")).hits
    assert "sails" in "".join(part.text for part in hit.excerpt)
