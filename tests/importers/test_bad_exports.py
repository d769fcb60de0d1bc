"""Bad input: a clear message that names file and line or item, exit status 1, nothing half-written."""

import pytest

from articles.models import Category, OldAddress, Story, Tag

from .exports import SITE, all_rows, export, post


def assert_refused(bring, path, *words):
    before = all_rows()

    said, complaint = bring(path)

    for word in (str(path), *words):
        assert word in complaint
    assert said == ""
    assert all_rows() == before


def test_a_truncated_file(bring, files):
    assert_refused(bring, files / "truncated.xml", "line 30", "broken off", "export it anew")


def test_a_feed_that_is_no_export(bring, files):
    assert_refused(bring, files / "plain-feed.xml", "line 2", "no WordPress export", "Tools, Export")


def test_a_page_that_is_no_export(bring, files):
    assert_refused(bring, files / "page.html", "line 1", "no WordPress export")


def test_entities_that_explode(bring, files):
    assert_refused(bring, files / "entities.xml", "line 3", "defines entities", "was not read")


def test_entities_that_fetch(bring, files):
    assert_refused(bring, files / "outside-entity.xml", "line 2", "defines entities")


def test_a_wrong_encoding(bring, files):
    assert_refused(bring, files / "wrong-encoding.xml", "line 12", "UTF-8", "export it anew")


def test_an_unknown_encoding(bring, tmp_path):
    path = tmp_path / "blog.xml"
    path.write_text(export(post()).replace("UTF-8", "klingon"))

    assert_refused(bring, path, "line 1", "klingon", "Save the file as UTF-8")


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b\x08\x00\x00\xff", b"PK\x03\x04", b"{}", b"\xff\xfe\x00", b"   "])
def test_what_is_no_xml_at_all(bring, tmp_path, content):
    path = tmp_path / "blog.xml"
    path.write_bytes(content)

    assert_refused(bring, path, "line 1")


def test_a_file_that_is_not_there(bring, tmp_path):
    assert_refused(bring, tmp_path / "none.xml", "cannot be read")
    assert_refused(bring, tmp_path, "cannot be read")


def test_a_missing_author(bring, files):
    said, complaint = bring(files / "missing-author.xml")

    assert "missing-author.xml, line 25, post 12 “By nobody we know”: its author “ghost”" in complaint
    assert "--add-missing-authors" in complaint
    assert "1 items" in complaint
    assert "1 stories" in said
    assert Story.objects.get().headline == "By somebody we know"
    assert not OldAddress.objects.filter(path__contains="nobody").exists()


def test_a_missing_author_is_made_where_the_operator_says_so(bring, files):
    _, complaint = bring(files / "missing-author.xml", add_missing_authors=True)

    assert complaint == ""
    assert Story.objects.get(headline="By nobody we know").authors.get().name == "ghost"


def test_duplicate_ids_and_guids(bring, files):
    _, complaint = bring(files / "twins.xml")

    assert "twins.xml, line 25, post 11 “The same id”: has the id of the post on line 11" in complaint
    assert "twins.xml, line 39, post 12 “The same GUID”: has the GUID of the post on line 11" in complaint
    assert "2 items" in complaint
    assert [story.headline for story in Story.objects.all()] == ["The first of three"]


@pytest.mark.parametrize("file", ["missing-author.xml", "twins.xml"])
def test_a_second_run_of_a_bad_file_changes_no_row(bring, files, file):
    bring(files / file)
    before = all_rows()

    said, complaint = bring(files / file)

    assert "1 stories known already" in said
    assert "(see above). The rest was." in complaint
    assert all_rows() == before


def test_a_refused_post_comes_in_once_it_is_mended(bring, files):
    bring(files / "missing-author.xml")

    said, complaint = bring((files / "missing-author.xml").read_text().replace("ghost", "mei"))

    assert complaint == ""
    assert "1 stories\n" in said
    assert Story.objects.count() == 2


def test_a_post_that_nothing_names(bring):
    _, complaint = bring(export(post(post_id=None, guid=None, link=None), post(2)))

    assert "neither an id nor a GUID nor a link" in complaint
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    "date",
    [
        *("0000-00-00 00:00:00", "", "4 May 2009", "0001-01-01 00:00:00", "9999-12-31 23:59:59"),
        *("1000-01-01 00:00:00", "1899-12-31 12:00:00", "9998-01-02 00:00:00"),
    ],
)
def test_a_published_post_without_a_date_of_this_world(bring, date):
    _, complaint = bring(export(post(post_date=date, post_date_gmt=date), post(2)))

    assert "blog.xml, line 11, post 1 “Ferry town 1”: has no date from 1900 to 9997" in complaint
    assert Story.objects.count() == 1


def test_what_a_refused_post_had_brought_is_made_anew_for_the_next(bring):
    """A blog's address so long that posts 1 and 12 cannot be told apart is found out only by the database."""
    items = [post(number, categories=[("tides", "Tides")], tags=["Sea"]) for number in (12, 3)]
    source = export(post(1), *items).replace(f"<wp:base_blog_url>{SITE}", f"<wp:base_blog_url>https://{'x' * 598}")

    said, complaint = bring(source)

    assert "post 12 “Ferry town 12”: could not be written" in complaint
    assert "post 3" not in complaint
    assert [story.headline for story in Category.objects.get(slug="tides").stories.all()] == ["Ferry town 3"]
    assert Tag.objects.get(name="Sea").storytags.count() == 1
    assert {"2 stories", "2 sections", "1 tags"} <= {line.strip() for line in said.splitlines()}


def test_a_complaint_shows_no_line_ends_or_hidden_marks_of_a_title(bring):
    _, complaint = bring(export(post(title="Fer\nry\u202e town", creator="ghost")))

    assert "line 11, post 1 “Fer ry\u202e town\u202c”: its author" in complaint
