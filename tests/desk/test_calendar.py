"""The calendar: by days of the paper, whatever its clocks do, and a plan's day changed by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import FrontPage, Story
from tests import factories
from tests.desk.planning import assigned, moved, written

pytestmark = pytest.mark.django_db
CALENDAR = "/desk/articles/story/calendar/"
JSON = {"accept": "application/json"}


def in_paris(*numbers):
    return datetime(*numbers, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
def days(desk):
    """The calendar's days that have something on them: {date: [(kind, headline)]}."""

    def shown(**query):
        weeks = desk.get(CALENDAR, query).context["weeks"]
        return {
            each["day"]: [(entry.kind, str(entry.story or entry.page)) for entry in each["entries"]]
            for week in weeks
            for each in week
            if each["entries"]
        }

    return shown


def test_what_is_planned_and_due_stands_on_its_day(days):
    at = datetime(2031, 3, 5, 9, tzinfo=ZoneInfo("Asia/Singapore"))
    assigned(written("Ferries"), planned_for=at, due_at=at - timedelta(days=1))
    assert days(day="2031-03-05") == {
        date(2031, 3, 4): [("due", "Ferries")],
        date(2031, 3, 5): [("planned", "Ferries")],
    }
    assert days(day="2031-03-15") == {}
    assert date(2031, 3, 5) in days(day="2031-03-25", view="month")


def test_moments_that_are_set_ahead_stand_on_their_days(days):
    start = timezone.now() + timedelta(days=1)
    story = moved(written("Ferries"), "schedule", at=start, ends_at=start + timedelta(days=1))
    Story.objects.filter(pk=story.pk).update(embargo_until=start)
    kinds = [kind for week in (start, start + timedelta(days=7)) for kind in kinds_of(days(day=f"{week:%Y-%m-%d}"))]
    assert sorted(set(kinds)) == ["embargo", "ends", "starts"]


def test_a_front_that_is_laid_out_anew_stands_on_its_day(days, money):
    at = timezone.now() + timedelta(days=1)
    for page in (FrontPage.of(None), FrontPage.of(money)):
        publishing.arrange(page, {}, at=at)
    publishing.cancel_arrangement(publishing.arrange(FrontPage.of(None), {}, at=at + timedelta(hours=1)))
    shown = {"day": f"{at:%Y-%m-%d}", "view": "month"}
    assert [*days(**shown).values()] == [[("front", "The front"), ("front", money.name)]]
    assert [*days(**shown, section=money.path).values()] == [[("front", money.name)]]
    assert days(**shown, person=factories.person("Editor", username="farah").pk) == {}


def kinds_of(shown):
    return [kind for entries in shown.values() for kind, _ in entries]


def test_copy_that_was_handed_in_is_due_no_more(days):
    assigned(moved(written("Ferries"), "submit"), due_at=datetime(2031, 3, 4, 9, tzinfo=ZoneInfo("Asia/Singapore")))
    assert days(day="2031-03-05") == {}


def test_a_day_of_23_hours_ends_when_the_papers_clocks_say(days, settings):
    settings.TIME_ZONE = "Europe/Paris"
    assigned(written("Early"), planned_for=in_paris(2031, 3, 30, 0, 30))
    assigned(written("Late"), planned_for=in_paris(2031, 3, 30, 23, 30))
    assigned(written("Next day"), planned_for=in_paris(2031, 3, 31, 0, 15))
    assert days(day="2031-03-30") == {date(2031, 3, 30): [("planned", "Early"), ("planned", "Late")]}


def test_a_plan_moves_to_another_day_and_keeps_its_time(desk, settings):
    settings.TIME_ZONE = "Europe/Paris"
    order = assigned(written("Ferries"), planned_for=in_paris(2031, 3, 29, 18), planned_words=300)
    answer = desk.post(f"/desk/articles/story/{order.story_id}/plan/", {"day": "2031-03-31"}, headers=JSON)
    assert "31 Mar 2031, 18:00" in answer.json()["done"]
    order.refresh_from_db()
    assert order.planned_for == in_paris(2031, 3, 31, 18)
    assert order.planned_words == 300
    assert order.story.acts.get().verb == "assign"


def test_a_day_on_which_the_time_does_not_exist_is_refused_with_a_proposal(desk, settings):
    settings.TIME_ZONE = "Europe/Paris"
    order = assigned(written("Ferries"), planned_for=in_paris(2031, 3, 29, 2, 30))
    answer = desk.post(f"/desk/articles/story/{order.story_id}/plan/", {"day": "2031-03-30"}, headers=JSON)
    assert answer.status_code == 422
    assert "clocks jump over it" in answer.json()["form"]


@pytest.mark.parametrize("day", ["", "soon", "2031-02-31", "0001-01-01", "99999-01-01", "2031-03-05\x00"])
def test_what_is_no_day_is_refused_in_words(desk, day):
    order = assigned(written("Ferries"))
    answer = desk.post(f"/desk/articles/story/{order.story_id}/plan/", {"day": day}, headers=JSON)
    assert answer.status_code == 422
    order.refresh_from_db()
    assert order.planned_for is None


def test_a_reporter_plans_nothing(client):
    arief = factories.person("Reporter", username="arief")
    story = written("Ferries", by=arief)
    client.force_login(arief)
    assert client.post(f"/desk/articles/story/{story.pk}/plan/", {"day": "2031-03-05"}).status_code == 403
    assert "Change day" not in client.get(CALENDAR).text


def test_a_day_is_changed_by_those_who_may_assign_the_story(client, money):
    client.force_login(factories.person("Editor", money))
    assigned(written("Kitchens", category=factories.category("Life")), planned_for=timezone.now())
    shown = client.get(CALENDAR).text
    assert "Change day" not in shown
    assert "D on a planned story" not in shown
    assigned(written("Coins", category=money), planned_for=timezone.now())
    shown = client.get(CALENDAR).text
    assert shown.count("Change day") == 1
    assert "D on a planned story" in shown


NONSENSE = [
    "day=x",
    "day=0001-01-01",
    "day=9999-12-31",
    "day=%00",
    "view=year",
    "view=month&day=1971-01-01",
    "person=x",
]


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_in_the_address_shows_a_calendar_all_the_same(desk, query):
    assert desk.get(f"{CALENDAR}?{query}").status_code == 200


@pytest.mark.parametrize("view", ["week", "month"])
def test_the_calendar_asks_as_often_for_forty_plans_as_for_two(desk, view):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(CALENDAR, {"view": view}).status_code == 200
        return len(queries)

    def plan(number):
        for each in range(number):
            assigned(written(f"Plan {each}"), planned_for=timezone.now(), due_at=timezone.now())
            publishing.schedule(written(f"Set {each}"), timezone.now() + timedelta(minutes=5 + each))

    plan(2)
    asked()
    few = asked()
    plan(38)
    assert asked() == few <= 20


def test_an_empty_calendar_says_so(desk):
    assert "Nothing is planned, due or scheduled on these days." in desk.get(CALENDAR).text
