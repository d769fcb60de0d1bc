"""A small export of a blog, as it stands in the paper afterwards."""

from datetime import UTC, datetime

import pytest

from articles import body, search
from articles.models import Author, Category, OldAddress, Story, Tag

from .exports import all_rows, export, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(bring, files):
    said, complaint = bring(files / "ferry-blog.xml")
    assert complaint == ""
    return said


def lead():
    return Story.objects.get(headline="Four islands share one mast")


def test_the_command_says_what_it_did(brought):
    assert {line.strip() for line in brought.splitlines()} == {
        "2 authors",
        "1 drafts",
        "9 old addresses",
        "3 sections",
        "2 stories",
        "1 tags",
        "1 page items left out",
        "2 attachment items left out",
        "The section bar shows 1 of 3 sections: choose others at the desk, under Categories.",
    }


def test_posts_stand_in_their_sections(brought):
    assert lead().category.path == "networks/masts"
    assert lead().category.name == "Masts & Towers"
    assert Story.objects.get(headline__startswith="The fish market").category.path == "networks"
    assert Category.objects.count() == 3  # and “Imported”, for the one that stood in none


def test_posts_stand_under_their_bylines(brought):
    assert [byline.author.name for byline in lead().bylines.all()] == ["Mei Lin Tan"]
    assert Author.objects.get(slug="arif").stories.get().headline == "The fish market counts its boats"


def test_posts_keep_their_dates(brought):
    assert lead().published_at == datetime(2024, 2, 1, 4, 30, tzinfo=UTC)
    assert lead().live_from == lead().published_at


def test_search_knows_the_words_of_posts(brought):
    assert search.find(search.Wanted("fishh market")).instead == "fish market"


def test_posts_keep_their_tags_and_excerpts(brought):
    assert [tag.name for tag in lead().tags.all()] == ["Mersing"]
    assert Tag.objects.get().slug == "mersing"
    assert lead().standfirst == "The ferry towns split the bill."


def test_a_body_has_its_headings_links_and_gallery(brought):
    assert lead().body == (
        '<p>The first mast went up behind the <a href="https://ferry.example.org/2023/12/fish-market/">fish market'
        "</a>.</p>\n<h2>A ledger</h2>\n"
        '<figure><img src="https://ferry.example.org/files/mast.jpg" alt="A mast"><figcaption>The mast at '
        "<strong>Mersing</strong></figcaption></figure>\n"
        '<figure><img src="https://ferry.example.org/files/pier.jpg" alt="Pier at dawn"></figure>'
    )


def test_an_unknown_shortcode_stays_to_be_seen(brought):
    text = body.plain_text(Story.objects.get(headline__startswith="The fish market").body)

    assert text == 'Forty boats tie up at dawn.\nThe mast, from the pier\n[tides station="mersing"]'


def test_a_draft_is_for_the_desk_only(brought, client):
    draft = Story.objects.get(headline="Half a sentence about tides")

    assert draft.state() == Story.State.DRAFT
    assert draft.revision_number == 1
    assert client.get("/?p=12").status_code == 200  # the front page
    assert client.get(draft.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("address", ["/2024/02/four-islands/", "/2024/02/four-islands", "/?p=11"])
def test_an_old_address_leads_to_the_story_by_one_redirect(brought, client, address):
    response = client.get(address)

    assert response.status_code == 301
    assert response["Location"] == f"/networks/masts/four-islands-{lead().pk}/"
    page = client.get(response["Location"])
    assert page.status_code == 200
    assert "Mei Lin Tan" in page.text
    assert "<img" not in page.text.partition("<h2>A ledger</h2>")[2].partition("</article>")[0]


def test_a_page_shows_pictures_of_others_as_links(brought, client):
    page = client.get(lead().get_absolute_url()).text

    assert '<a href="https://ferry.example.org/files/mast.jpg" rel="noopener">Picture: A mast</a>' in page


def test_a_second_run_changes_no_row(brought, bring, files):
    before = all_rows()

    said, complaint = bring(files / "ferry-blog.xml")

    assert complaint == ""
    assert "3 stories known already" in said
    assert all_rows() == before


def test_what_the_desk_changed_since_is_left_alone(brought, bring, files):
    Story.objects.filter(pk=lead().pk).update(headline="Five islands")
    OldAddress.objects.filter(path="?p=11").delete()
    Tag.objects.filter(name="Mersing").update(name="Mersing, Johor")
    before = all_rows()

    bring(files / "ferry-blog.xml")

    changed = {table for table, rows in all_rows().items() if rows != before[table]}
    assert changed == {"articles.Tag"}  # the file's tag is there again, on no story


def test_a_later_export_brings_only_what_is_new(brought, bring, files, tmp_path):
    later = (files / "ferry-blog.xml").read_text().replace("http://ferry", "https://ferry")
    item = later[later.index("<item>") : later.index("</item>") + 7]
    new = (
        item.replace("?p=11", "?p=31")
        .replace("<wp:post_id>11", "<wp:post_id>31")
        .replace("four-islands", "five-islands")
    )

    said, complaint = bring(later.replace("<item>", f"{new}\n<item>", 1))

    assert complaint == ""
    assert "1 stories\n" in said
    assert "3 stories known already" in said
    assert Story.objects.count() == 4


def test_the_same_id_on_the_same_blog_with_another_guid_is_another_post(bring):
    bring(export(post(1)))

    _, complaint = bring(export(post(1, title="Another", guid="https://blog.example.org/?page=1")))

    assert complaint == ""
    assert Story.objects.count() == 2


def test_a_blog_that_moved_to_https_is_known_again(bring):
    bring(export(post(1)).replace("https://blog", "http://blog"))

    said, _ = bring(export(post(1)))

    assert "1 stories known already" in said
    assert Story.objects.count() == 1
