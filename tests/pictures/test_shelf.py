"""The library's list: what a search finds, what filters leave, in which order, and what can be done with several."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import User
from pictures import finding
from pictures.models import Picture

from . import files

LIST = "/desk/pictures/picture/"


@pytest.fixture
def shown(desk):
    """The captions of the pictures that the list shows for a query, in its order."""

    def shown(**query):
        return [picture.caption for picture in desk.get(LIST, query).context["cl"].result_list]

    return shown


@pytest.fixture
def filed(db):
    """Puts a picture without a file into the library: a list needs none."""

    def filed(caption, added=None, keywords=(), **fields):
        fields = {"width": 300, "height": 200, "alt": "Something", **fields}
        picture = Picture.objects.create(
            caption=caption, digest=caption.ljust(64, "f"), file=f"{caption}.jpg", **fields
        )
        picture.keywords.add(*keywords)
        Picture.objects.filter(pk=picture.pk).update(uploaded_at=added or picture.uploaded_at)
        return picture

    return filed


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("alt", "A ferry at dusk"),
        ("caption", "The ferry leaves"),
        ("credit", "Ferry Lim"),
        ("source", "ferries.example"),
        ("rights_holder", "Ferry Corp."),
    ],
)
def test_a_search_looks_at_all_that_is_said(filed, field, said):
    found = filed(**{"caption": "a", field: said})
    filed("b")
    assert list(finding.find(Picture.objects, "FERR")) == [found]


def test_a_search_finds_keywords_and_people(filed):
    mei = User.objects.create_user("mtan", first_name="Mei", last_name="Tan")
    filed("a", keywords=["Batam harbour", "sea"])
    filed("b", uploaded_by=mei)
    assert [each.caption for each in finding.find(Picture.objects, "batam sea")] == ["a"]
    for words in ("Mei Tan", "mtan"):
        assert [each.caption for each in finding.find(Picture.objects, words)] == ["b"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-11-26", "a"),
        ("26 Nov 2026", "a"),
        ("26 november 2026", "a"),
        ("2026-11", "ab"),
        ("Nov 2026", "ab"),
        ("2025", "c"),
        ("dec 2025", "c"),
        ("quay 2026-11", "b"),
        ("2026-02-31", ""),
        ("9999-12-31", ""),
        ("0000", ""),
        ("31 Sep 2026", ""),
    ],
)
def test_a_day_finds_what_was_taken_or_added_then(filed, settings, typed, found):
    settings.TIME_ZONE = "Asia/Singapore"
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    filed("a", added=datetime(2026, 11, 25, 17, tzinfo=UTC))  # in Singapore it is the 26th already
    filed("b", added=long_ago, taken_on=date(2026, 11, 30), alt="A quay")
    filed("c", added=long_ago, taken_on=date(2025, 12, 31))
    assert "".join(sorted(each.caption for each in finding.find(Picture.objects, typed))) == found


def test_a_year_is_looked_for_in_words_too(filed):
    filed("a", alt="The harbour in 1998")
    assert finding.find(Picture.objects, "1998").exists()


@pytest.mark.parametrize("words", ["\x00", "%", "_", "'", '"', "\u202e", "🚢", "x" * 3000, "a " * 300, "\\"])
def test_no_words_are_too_odd_to_look_for(desk, filed, words):
    filed("a")
    assert desk.get(LIST, {"q": words}).status_code == 200


def test_what_was_deleted_is_shown_only_where_it_is_asked_for(shown, filed):
    filed("here")
    filed("withdrawn", withdrawn_at=timezone.now())
    filed("gone", deleted_at=timezone.now())
    assert sorted(shown()) == ["here", "withdrawn"]
    assert shown(state="deleted") == ["gone"]
    assert shown(state="withdrawn") == ["withdrawn"]
    assert shown(state="usable") == ["here"]


def test_the_list_is_narrowed_by_who_when_and_shape(shown, filed):
    mei = User.objects.get(username="mei")
    filed("mine", uploaded_by=mei, width=200, height=300)
    filed("old", added=timezone.now() - timedelta(days=40))
    filed("square", width=200)
    assert shown(by=mei.pk) == shown(shape="standing") == ["mine"]
    assert sorted(shown(added="month")) == ["mine", "square"]
    assert shown(shape="square") == ["square"]
    assert shown(shape="lying") == ["old"]
    assert len(shown(by="nobody", added="never", shape="odd", state="lost")) == 3


def test_the_list_has_several_orders(shown, filed):
    filed("a", taken_on=date(2026, 1, 2), usable_until=date(2036, 1, 1))
    filed("b", taken_on=date(2026, 1, 3))
    filed("c", usable_until=date(2035, 1, 1))
    assert shown() == ["c", "b", "a"]
    assert shown(o="1") == ["a", "b", "c"]
    assert shown(o="-2") == ["b", "a", "c"]
    assert shown(o="3") == ["c", "a", "b"]


def test_the_list_costs_no_more_for_thirty_pictures_than_for_three(desk, filed):
    queries = []
    for pictures in (3, 27):
        for number in range(pictures):
            filed(f"{pictures}-{number}")
        with CaptureQueriesContext(connection) as captured:
            desk.get(LIST)
        queries.append(len(captured))
    assert queries[0] == queries[1] <= 13  # seven of them ask each kind of place that may have a picture


def test_an_empty_list_says_what_to_do(desk, filed):
    assert "No pictures yet" in desk.get(LIST).text
    filed("a")
    assert "No picture is like that" in desk.get(LIST, {"q": "zebra"}).text


def test_a_card_says_how_often_a_picture_is_used(desk, keep):
    keep(files.jpeg(), alt="A ferry")
    assert "used" not in " ".join(desk.get(LIST).text.split("shelf-about")[1].split("</p>")[0].split())


def test_several_are_worded_in_a_row(desk, filed):
    chosen = [filed("a").pk, filed("b").pk]
    answer = desk.post(LIST, {"action": "word_in_a_row", "_selected_action": chosen})
    assert answer.url == f"/desk/pictures/picture/words/?ids={chosen[1]}%2C{chosen[0]}"
    assert f'data-ids="{chosen[1]},{chosen[0]}"' in desk.get(answer.url).text


def test_who_may_only_look_is_offered_nothing_to_do(client, filed):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}words/").status_code == 403


@pytest.mark.parametrize(("query", "offers"), [({}, False), ({"q": "ferry"}, True), ({"state": "usable"}, True)])
def test_all_are_offered_where_the_list_leaves_some_out(desk, filed, query, offers):
    filed("ferry")
    assert ("Show all" in desk.get(LIST, query).text) is offers


@pytest.mark.parametrize(("width", "is_small"), [(639, True), (640, False)])
def test_one_that_would_be_blurred_is_marked_as_small(desk, filed, width, is_small):
    filed("ferry", width=width)
    assert (f"small: {width} pixels wide" in desk.get(LIST).text) is is_small
