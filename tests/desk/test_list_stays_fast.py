"""The story list at half a million stories: few queries, none that counts everything, whatever the address says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Author, Story, StoryByline
from tests import factories

LIST = "/desk/articles/story/"
FILTERS = ["", "?state=draft", "?state=live", "?section=money", "?section=money/payments", "?edited=week", "?q=ferry"]
FILTERS += ["?author={author}"]
OF_A_SECOND_PAGE = ["?state=live&section=money&author={author}&edited=year&q=ferry&p=2"]
NONSENSE = ["state=x", "section=/", "section=%00", "section=%ff", "author=999999999999999999999", "author=%D9%A3"]
NONSENSE += [
    "author=%C2%B2",
    "author=%00",
    "author=-1",
    "state=x&section=/&author=" + "9" * 5000,
    "edited=x",
    "edited=%00",
]
NONSENSE += [
    "e=1",
    "p=999999",
    "p=-1",
    "p=x",
    "p=%00",
    "p=" + "9" * 5000,
    "p=999999&e=1",
    "q=%00",
    "q=%ff",
    "all=1",
    "o=9",
]
NONSENSE += ["q=" + "x" * 5000, "state=live&state=draft", "section=" + "x" * 5000, "_popup=1", "o=-1.x"]
COLUMNS = ["body__contains=x", "edited_at__gte=0001-01-01", "edited_at__year=99999999999999", "headline__icontains=%00"]
COLUMNS += ["category__name=x", "pk__in=999999999999999999999", "editions__body__contains=x", "created_at=x", "foo=1"]


@pytest.fixture
def write(money, mei):
    """That many stories with all that the list shows, every second of them live and in a section below."""
    below = factories.category("Payments", parent=money)

    def written(number):
        for each in range(number):
            names = [mei, factories.author(f"Guest {each}")]
            told = {"category": below if each % 2 else money, "authors": names, "headline": f"Ferry {each}"}
            factories.published(**told) if each % 2 else factories.story(**told)

    return written


def queries(desk, address):
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(LIST + address)
    assert answer.status_code == 200
    return [query["sql"] for query in asked]


@pytest.mark.parametrize(("number", "addresses"), [(4, FILTERS), (60, OF_A_SECOND_PAGE)])
def test_the_list_asks_as_often_for_sixty_stories_more(desk, write, mei, number, addresses):
    def asked():
        return {address: len(queries(desk, address.format(author=mei.pk))) for address in addresses}

    write(number)
    asked()
    few = asked()
    write(60)
    assert asked() == few
    assert all(asks <= (22 if "q=" in address else 14) for address, asks in few.items()), few


def of_stories(queries):
    return [sql for sql in queries if 'FROM "articles_story"' in sql]


def test_nothing_counts_or_reads_all_stories(desk, write):
    write(120)
    for address in ["", "?state=draft", "?section=money", "?edited=week", "?q=ferry"]:
        asked = of_stories(queries(desk, address))
        assert any("COUNT(" in sql for sql in asked), address
        assert [sql for sql in asked if "LIMIT" not in sql] == [], address


def test_bodies_are_not_read_for_a_list(desk, write):
    write(4)
    assert [sql for sql in of_stories(queries(desk, "")) if '"articles_story"."body"' in sql] == []


@pytest.mark.parametrize("address", NONSENSE, ids=lambda address: address[:30])
def test_nonsense_in_the_address_shows_a_list_all_the_same(desk, write, address):
    write(1)
    assert desk.get(f"{LIST}?{address}", follow=True).status_code == 200


@pytest.mark.parametrize("address", COLUMNS)
def test_an_address_cannot_look_into_columns(desk, write, address):
    write(1)
    assert desk.get(f"{LIST}?{address}").status_code == 400


def test_last_edit_narrows_by_days_of_the_paper(desk, write, money):
    write(2)
    old = Story.objects.latest("pk")
    Story.objects.filter(pk=old.pk).update(edited_at=timezone.now() - timezone.timedelta(days=40))

    def found(edited):
        return {story.pk for story in desk.get(LIST, {"edited": edited}).context["cl"].result_list}

    everything = set(Story.objects.values_list("pk", flat=True))
    assert found("today") == found("week") == found("month") == everything - {old.pk}
    assert found("year") == found("") == found("x") == everything


def test_authors_to_choose_from_are_those_of_the_stories_edited_last(desk, write):
    write(2)
    Author.objects.create(name="Wrote nothing", slug="nothing")
    page = desk.get(LIST).text
    assert "Guest 0" in page
    assert "Wrote nothing" not in page


def test_sections_to_choose_from_open_up_below_the_chosen_one(desk, write):
    write(1)
    assert "— Payments" not in desk.get(LIST).text
    assert "— Payments" in desk.get(LIST, {"section": "money"}).text


def test_the_form_of_a_story_asks_as_often_for_eleven_authors_and_acts_as_for_one(desk, mei):
    story = factories.published(authors=[mei])
    address = f"{story.pk}/change/"
    queries(desk, address)
    few = queries(desk, address)
    for number in range(10):
        publishing.update(story)
        StoryByline.objects.create(story=story, author=factories.author(f"Guest {number}"))
    assert len(queries(desk, address)) == len(few)
