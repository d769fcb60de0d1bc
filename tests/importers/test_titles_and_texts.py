"""What titles, excerpts, pictures and bodies of posts become."""

import pytest

from articles import body
from articles.models import Story

from .exports import attachment, export, post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Q&amp;A with a <em>ferry</em> captain", "Q&A with a ferry captain"),
        ("&lt;canvas&gt; at ten", "<canvas> at ten"),
        ("The &lt;b&gt; tag", "The <b> tag"),
        ('<span class="x"><b>Bold</b> words</span>', "Bold words"),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("  Two\n lines ", "Two lines"),
        ("", "The mast of town 1 went up."),
        ("\u200b\u2060", "The mast of town 1 went up."),
    ],
)
def test_a_title_becomes_a_headline(story, title, headline):
    assert story(title=title).headline == headline


def test_a_post_with_nothing_to_call_it_by_is_untitled(story):
    assert story(title="", content="[gallery]", others=[attachment(2, "a.jpg", parent="1")]).headline == "Untitled"


def test_a_title_that_is_too_long_is_cut_between_words_and_said(bring):
    said, complaint = bring(export(post(title="ferry " * 40)))

    assert complaint == ""
    assert "its title of 239 characters was cut to 200" in said
    assert Story.objects.get().headline == "ferry " * 32 + "ferry…"


def test_an_excerpt_that_is_too_long_is_cut_and_said(bring):
    said, _ = bring(export(post(excerpt="A mast. " * 60)))

    assert "its excerpt of 479 characters was cut to 400" in said
    assert Story.objects.get().standfirst.endswith("A mast.…")


def test_the_picture_over_a_post_comes_first_in_its_text(story):
    text = story(others=[attachment(7, "mast.jpg")], meta=[("_thumbnail_id", "7")]).body

    assert text.startswith('<figure><img src="https://blog.example.org/files/mast.jpg" alt="mast.jpg"></figure>\n<p>')


def test_a_gallery_shows_the_pictures_of_its_post_in_their_order(story):
    others = [
        attachment(7, "second.jpg", parent="1", menu_order="2"),
        attachment(8, "first.jpg", parent="1", menu_order="1"),
        attachment(9, "elsewhere.jpg", parent="2"),
        attachment(10, "leaflet.pdf", parent="1"),
    ]

    text = story(content="[gallery]", others=others).body

    assert [part.partition('"')[0] for part in text.split("files/")[1:]] == ["first.jpg", "second.jpg"]


def test_a_body_of_a_post_is_a_clean_body(story):
    kept = story(content="a\n\n<script>x</script><b onclick=x>b</b>").body

    assert kept == "<p>a</p>\n<p><strong>b</strong></p>"
    assert body.clean(kept) == kept
