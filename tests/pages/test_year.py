"""A year's page: its months with the number of their stories, and their days."""

from datetime import UTC, datetime

import pytest
from lxml import html

from articles import publishing
from articles.models import Leaf
from tests import factories
from tests.articles.conftest import clock as clock  # the fixture

pytestmark = pytest.mark.django_db


def noon(*day):
    return datetime(*day, 4, tzinfo=UTC)


@pytest.fixture
def paper():
    """Two stories of March 2024, three of May 2025, one of July, and one of 2026."""
    days = [(2024, 3, 1), (2024, 3, 9), (2025, 5, 1), (2025, 5, 1), (2025, 5, 31), (2025, 7, 4), (2026, 1, 1)]
    return [factories.published(at=noon(*day)) for day in days]


class Year:
    """A year's page as a reader has it."""

    def __init__(self, client, year):
        self.page = html.fromstring(client.get(f"/archive/{year}/").content).find(".//main")

    @property
    def months(self):
        return [" ".join(each.text_content().split()) for each in self.page.iter("h2")]

    def links(self, path):
        return self.page.xpath(f"{path}//a/@href")


def test_a_year_tells_its_months_from_the_first_with_stories_to_the_last(client, paper):
    year = Year(client, 2025)
    assert year.page.find(".//h1").text == "2025"
    assert year.months == ["May 3 stories", "June No stories", "July 1 story"]
    assert year.page.xpath("string(.//*[@class='title__under'])") == "4 stories"
    assert year.links(".//h2") == ["/archive/2025/5/", "/archive/2025/7/"]


def test_a_years_days_lead_to_those_with_stories_and_stand_under_their_weekdays(client, paper, settings):
    year = Year(client, 2025)
    assert year.links(".//ol") == ["/archive/2025/5/1/", "/archive/2025/5/31/", "/archive/2025/7/4/"]
    assert [len(each) for each in year.page.xpath(".//ol")] == [31, 30, 31]
    may = year.page.find(".//ol")
    names = year.page.xpath("(.//*[@class='month__week'])[1]/span/text()")
    column = int(may.get("class")[-1])
    assert names[column - 1] == "Thu"  # as the first of May 2025 was
    settings.LANGUAGE_CODE = "en-us"
    assert Year(client, 2025).page.xpath("(.//*[@class='month__week'])[1]/span/text()")[0] == "Sun"


def test_a_year_leads_to_those_beside_it_that_have_stories(client, paper):
    factories.published(at=noon(2029, 1, 1))
    assert Year(client, 2025).links(".//nav[@class='turn']") == ["/archive/2024/", "/archive/2026/"]
    assert Year(client, 2024).links(".//nav[@class='turn']") == ["/archive/2025/"]
    factories.published(at=noon(2019, 12, 31))
    assert Year(client, 2024).links(".//nav[@class='turn']") == ["/archive/2019/", "/archive/2025/"]


def test_months_and_days_lead_to_those_beside_them_and_back(client, paper):
    month = html.fromstring(client.get("/archive/2025/5/").content)
    assert month.xpath("//nav[@class='turn']/a/@href") == ["/archive/2024/3/", "/archive/2025/7/"]
    assert month.xpath("//nav[@class='above']/a/@href") == ["/archive/", "/archive/2025/"]
    day = html.fromstring(client.get("/archive/2025/5/1/").content)
    assert day.xpath("//nav[@class='turn']/a/@href") == ["/archive/2024/3/9/", "/archive/2025/5/31/"]
    assert day.xpath("//nav[@class='above']/a/@href") == ["/archive/", "/archive/2025/", "/archive/2025/5/"]


def test_the_archive_and_a_year_lead_to_each_other(client, paper):
    archive = html.fromstring(client.get("/archive/").content)
    assert archive.xpath("//h2/a/@href") == ["/archive/2026/", "/archive/2025/", "/archive/2024/"]
    assert Year(client, 2025).links(".//nav[@class='above']") == ["/archive/"]


def test_a_year_without_stories_is_a_page_that_says_so(client, paper):
    """As a month and a day are; and not for search engines."""
    answer = client.get("/archive/2023/")
    assert (answer.status_code, "Nothing was published this year." in answer.text) == (200, True)
    assert '<meta name="robots" content="noindex">' in answer.text and 'href="/archive/"' in answer.text
    factories.published(at=noon(2023, 5, 1))
    assert Year(client, 2023).months == ["May 1 story"]


def test_what_has_no_stories_leads_to_what_has_some_before_and_behind(client, paper):
    beside = {
        "2023/": ["2024/"],
        "2023/5/": ["2024/3/"],
        "2027/": ["2026/"],
        "2024/12/": ["2024/3/", "2025/5/"],
        "2025/5/2/": ["2025/5/1/", "2025/5/31/"],
    }
    for empty, near in beside.items():
        links = html.fromstring(client.get(f"/archive/{empty}").content).xpath("//nav[@class='turn']/a/@href")
        assert links == [f"/archive/{each}" for each in near]


def test_a_year_that_no_calendar_has_is_not_found(client, paper):
    years = ["1899", "9999", "0", "-2025", "9" * 30]
    assert {year: client.get(f"/archive/{year}/").status_code for year in years} == dict.fromkeys(years, 404)


def test_an_empty_month_leads_to_no_year_and_is_not_for_search_engines(client, paper):
    answer = client.get("/archive/2023/5/").text
    assert "/archive/2023/" not in answer.replace("/archive/2023/5/", "") and 'content="noindex"' in answer
    assert 'content="noindex"' not in client.get("/archive/2025/5/").text


def test_what_is_counted_at_night_is_right_whatever_happens_by_day(client, paper, clock):
    clock.at = noon(2026, 1, 2)
    publishing.mend()
    kept = dict(Leaf.objects.months().values_list("first__month", "stories"))
    assert kept == {3: 2, 5: 3, 7: 1, 1: 1}
    publishing.retract(paper[2])
    assert Year(client, 2025).months[0] == "May 2 stories"
    assert Leaf.objects.months().get(first="2025-05-01").stories is None
    publishing.mend()
    assert Leaf.objects.months().get(first="2025-05-01").stories == 2


def test_a_month_in_which_stories_come_and_go_by_the_clock_is_counted_anew(client, paper, clock):
    clock.at = noon(2026, 1, 2)
    coming = factories.story()
    publishing.schedule(coming, noon(2026, 1, 3), ends_at=noon(2026, 1, 5))
    publishing.mend()
    assert Leaf.objects.months().get(first="2026-01-01").stories is None
    told = []
    for day in (2, 4, 6):
        clock.at = noon(2026, 1, day)
        told += Year(client, 2026).months
    assert told == ["January 1 story", "January 2 stories", "January 1 story"]


def test_a_number_that_an_older_release_left_wrong_is_put_right_at_night(client, paper):
    publishing.mend()
    Leaf.objects.months().filter(first="2025-05-01").update(stories=7)
    publishing.mend()
    assert Year(client, 2025).months[0] == "May 3 stories"


def test_large_numbers_are_grouped(client, paper):
    Leaf.objects.months().filter(first="2025-05-01").update(stories=5102)
    year = Year(client, 2025)
    assert year.months[0] == "May 5,102 stories"
    assert year.page.xpath("string(.//*[@class='title__under'])") == "5,103 stories"


def test_a_year_stands_where_the_papers_lines_begin(client, paper):
    """A browser takes figures alone to run from the left."""
    [over] = html.fromstring(client.get("/archive/2025/").content).iter("h1")
    assert (over.text, over.get("dir")) == ("2025", None)
    [over] = html.fromstring(client.get("/archive/2025/05/").content).iter("h1")
    assert (over.text, over.get("dir")) == ("May 2025", "auto")
