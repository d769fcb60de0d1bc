"""The reader of exports: encodings, sizes, what the elements say."""

from datetime import UTC, datetime

import pytest

from articles.importers import wxr

from .exports import attachment, category, export, post


@pytest.fixture
def read(tmp_path):
    def read(source):
        path = tmp_path / "blog.xml"
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
        return wxr.read(path)

    return read


CAFE = export(post(title="Café on the pier")).partition("?>\n")[2]  # without its first line


@pytest.mark.parametrize(
    "source",
    [
        CAFE.encode(),
        b"\xef\xbb\xbf" + CAFE.encode(),
        f'<?xml version="1.0" encoding="UTF-16"?>\n{CAFE}'.encode("utf-16"),
        b"\xfe\xff" + f'<?xml version="1.0" encoding="UTF-16"?>\n{CAFE}'.encode("utf-16-be"),
        f'<?xml version="1.0" encoding="ISO-8859-1"?>\n{CAFE}'.encode("latin-1"),
        f"<?xml version='1.0' encoding='windows-1252' ?>\n{CAFE}".encode("cp1252"),
        f'\n\n  <?xml version="1.0" encoding="UTF-8"?>\n{CAFE}'.encode(),
    ],
)
def test_an_export_is_read_in_the_encoding_it_names(read, source):
    assert read(source).items[0].title == "Café on the pier"


def test_other_scripts_than_latin_have_encodings_too(read):
    russian = f'<?xml version="1.0" encoding="windows-1251"?>\n{CAFE.replace("Café", "Паром")}'

    assert read(russian.encode("cp1251")).items[0].title == "Паром on the pier"


def test_control_characters_are_left_out(read):
    assert read(export(post(title="Fer\x0bry\x00 town\x1f"))).items[0].title == "Ferry town"


def test_a_text_may_hold_the_end_of_a_section(read):
    assert read(export(post(content="a ]]> b"))).items[0].body == "a ]]> b"


def test_a_post_may_be_longer_than_xml_parsers_like(read):
    assert len(read(export(post(content="mast " * 2_200_000))).items[0].body) == 11_000_000


def test_lines_are_counted_beyond_65535(read):
    items = read(export(post(1, content="\n" * 70_000), post(2))).items

    assert [item.line for item in items] == [11, 70_026]


def test_an_article_about_entities_is_no_danger(read):
    text = '<pre><!DOCTYPE x [<!ENTITY a "b">]></pre>'

    assert read(export(post(content=text))).items[0].body == text


def test_titles_and_names_are_decoded(read):
    export_read = read(export(post(title="Q&amp;A: 5 &lt; 6"), head=category("q-a", "Q&amp;A")))

    assert export_read.items[0].title == "Q&A: 5 < 6"
    assert export_read.categories[0].name == "Q&A"


def test_slugs_of_other_scripts_are_decoded_everywhere(read):
    harbour = "%e0%b8%97%e0%b9%88%e0%b8%b2"
    head = category(harbour, "ท่าเรือ") + category("pier", parent=harbour)
    export_read = read(export(post(post_name=harbour, categories=[(harbour, "ท่าเรือ")]), head=head))

    assert export_read.categories[0].slug == export_read.categories[1].parent == "ท่า"
    assert export_read.items[0].slug == export_read.items[0].categories[0].slug == "ท่า"


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ({"post_date_gmt": "2009-05-04 07:00:00"}, datetime(2009, 5, 4, 7, tzinfo=UTC)),
        (
            {"post_date_gmt": "0000-00-00 00:00:00", "pubDate": "Mon, 04 May 2009 07:00:00 +0000"},
            datetime(2009, 5, 4, 7, tzinfo=UTC),
        ),
        ({"post_date_gmt": "0000-00-00 00:00:00", "pubDate": "Wed, 30 Nov -0001 00:00:00 +0000"}, None),
        ({"post_date_gmt": None}, None),
    ],
)
def test_an_instant_is_read_where_the_export_tells_one(read, told, date):
    item = read(export(post(**told))).items[0]

    assert item.date == date
    assert item.local_date == datetime(2009, 5, 4, 15)


def test_attachments_tell_their_place_and_what_they_show(read):
    source = attachment(21, "mast.jpg", parent="11", menu_order="2", meta=[("_wp_attachment_image_alt", "A mast")])
    item = read(export(source)).items[0]

    assert (item.address, item.parent, item.order, item.alt) == (
        "https://blog.example.org/files/mast.jpg",
        "11",
        2,
        "A mast",
    )


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_of_the_format_is_read(read, version):
    source = export(post()).replace("export/1.2/", f"export/{version}/")

    item = read(source).items[0]

    assert (item.id, item.status, item.type) == ("1", "publish", "post")
