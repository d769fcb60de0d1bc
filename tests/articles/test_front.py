from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import front, layout, publishing
from articles.models import Edition, FrontPage
from pictures import withdrawing
from pictures.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db


def named(cards):
    return [card.story for card in cards]


def rails(arranged):
    return {rail.category.name: named(rail.stories) for rail in arranged.rails}


@pytest.fixture
def publish(clock):
    """Publishes stories one minute after the other, the first being the newest. Returns them in that order."""

    def published(number, **fields):
        return [factories.published(at=clock.ahead(minutes=-age), **fields) for age in range(1, number + 1)]

    return published


def test_a_paper_without_stories_has_an_empty_front(client, clock):
    arranged = front.arrange(clock())
    assert (arranged.lead, arranged.stories) == (None, [])
    assert client.get("/").status_code == 200


def test_the_only_story_leads(clock, publish):
    [story] = publish(1)
    assert named(front.arrange(clock()).stories) == [story]
    assert front.arrange(clock()).lead.story == story


def test_the_newest_story_with_a_picture_leads(clock, publish):
    plain = publish(3)
    pictured = [factories.published(at=clock.ahead(hours=-hours), lead_picture=factories.picture()) for hours in (1, 2)]
    arranged = front.arrange(clock())
    assert arranged.lead.story == pictured[0]
    assert named(arranged.tops) == [*plain, pictured[1]]


def test_a_picture_beyond_the_newest_ten_does_not_lead(clock, publish):
    plain = publish(10)
    factories.published(at=clock.ahead(hours=-1), lead_picture=factories.picture())
    assert front.arrange(clock()).lead.story == plain[0]


def withdraw(picture):
    withdrawing.withdraw(picture, "A court forbids it.")


def end_rights(picture):
    picture.usable_until = timezone.localdate() - timedelta(days=1)
    picture.save()


def lose_renditions(picture):
    picture.renditions.all().delete()


@pytest.mark.parametrize("hide", [withdraw, end_rights, lose_renditions])
@pytest.mark.parametrize("is_of_section", [False, True])
def test_a_picture_that_readers_do_not_see_does_not_lead(is_of_section, hide, clock):
    section = factories.category("Money")
    page = FrontPage.of(section if is_of_section else None)
    hidden, seen = [
        factories.published(category=section, at=clock.ahead(hours=-hours), lead_picture=factories.picture(color))
        for hours, color in enumerate(("teal", "navy"), 1)
    ]
    publishing.arrange(page, {"tops-3": {**layout.NOTHING, "otherwise": "hot"}})

    def leads():
        return (front.of_section(section, clock()) if is_of_section else front.arrange(clock())).lead.story

    assert leads() == hidden
    hide(hidden.lead_picture)
    assert leads() == seen
    hide(seen.lead_picture)
    assert leads() == hidden


def test_what_led_before_a_picture_was_withdrawn_is_still_told(clock):
    seen, withdrawn = [
        factories.published(at=clock.ahead(hours=-hours), lead_picture=factories.picture(color))
        for hours, color in ((3, "teal"), (2, "navy"))
    ]
    withdraw(withdrawn.lead_picture)
    assert front.arrange(clock()).lead.story == seen
    assert front.arrange(clock.ahead(hours=-1)).lead.story == withdrawn


def test_to_pass_over_ten_pictures_costs_as_many_queries_as_over_one(clock, django_assert_num_queries):
    def pass_over(hours):
        story = factories.published(at=clock.ahead(hours=-hours), lead_picture=factories.bare_picture())
        Picture.objects.filter(pk=story.lead_picture_id).update(withdrawn_at=clock())

    pass_over(hours=1)
    with CaptureQueriesContext(connection) as one:
        front.arrange(clock())
    for hours in range(2, 11):
        pass_over(hours)
    with django_assert_num_queries(len(one)):
        front.arrange(clock())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no other way")
def test_whether_pictures_are_seen_is_looked_up_for_the_newest_and_not_of_the_whole_library(clock):
    factories.published(lead_picture=factories.picture())
    newest = Edition.objects.live(clock()).newest_first().with_seen_picture(clock(), timezone.localdate())[:300]
    plan = newest.explain(verbose=True)
    assert "SubPlan" in plan and "hashed" not in plan


def test_four_stand_under_the_lead_newest_first(clock, publish):
    stories = publish(7)
    assert named(front.arrange(clock()).tops) == stories[1:5]


def test_each_section_has_a_rail_of_its_newest_in_the_papers_order(clock, publish):
    money = factories.category("Money", position=2)
    ports = factories.category("Ports", position=1)
    top = publish(5)
    in_money = [factories.published(category=money, at=clock.ahead(hours=-age)) for age in range(1, 7)]
    in_ports = [factories.published(category=ports, at=clock.ahead(hours=-age)) for age in range(1, 3)]
    arranged = front.arrange(clock())
    assert named([arranged.lead, *arranged.tops]) == top
    assert list(rails(arranged).items()) == [("Ports", in_ports), ("Money", in_money[:4])]


def test_a_rail_holds_what_is_filed_below_its_section(clock, publish):
    publish(5)
    below = factories.category("Payments", parent=factories.category("Money"))
    story = factories.published(category=below, at=clock.ahead(hours=-1))
    assert rails(front.arrange(clock())) == {"Money": [story]}


def test_a_section_whose_name_begins_like_another_keeps_to_itself(clock, publish):
    publish(5)
    story = factories.published(category=factories.category("Money matters"), at=clock.ahead(hours=-1))
    assert rails(front.arrange(clock())) == {"Money matters": [story]}


def test_a_section_without_a_story_to_show_has_no_rail(clock, publish):
    factories.category("Ports")
    publish(6)
    assert list(rails(front.arrange(clock()))) == ["Money"]


def test_stories_of_a_section_outside_the_bar_stand_under_latest(clock, publish):
    publish(5)
    ports = factories.category("Ports", in_bar=False)
    below = factories.category("Piers", parent=ports)
    stories = [factories.published(category=each, at=clock.ahead(hours=-1)) for each in (ports, below)]
    arranged = front.arrange(clock())
    assert rails(arranged) == {}
    assert named(arranged.latest) == stories[::-1]


def test_the_latest_are_what_stands_nowhere_above(clock, publish):
    stories = publish(25)
    arranged = front.arrange(clock())
    assert named(arranged.latest) == stories[9:19]


def test_no_story_stands_twice(clock, publish):
    for name in ("Money", "Ports", "Energy"):
        publish(9, category=factories.category(name))
    pks = [card.story_id for card in front.arrange(clock()).stories]
    assert len(pks) == len(set(pks)) == 1 + 4 + 3 * 4 + 10


def test_the_front_shows_what_is_live_at_the_moment(clock, publish):
    ended, retracted, live = publish(3)
    factories.story()
    scheduled, at = factories.story(), clock.ahead(hours=1)
    publishing.schedule(scheduled, at)
    publishing.end(ended)
    publishing.retract(retracted)
    assert named(front.arrange(clock.ahead(minutes=-2)).stories) == [retracted, live]
    assert named(front.arrange(clock()).stories) == [live]
    assert named(front.arrange(at).stories) == [scheduled, live]


def test_an_updated_story_keeps_its_place(clock, publish):
    stories = publish(3)
    publishing.update(stories[2])
    clock.forward(minutes=1)
    arranged = front.arrange(clock())
    assert named(arranged.stories) == stories
    assert arranged.stories[2].pk == Edition.objects.filter(story=stories[2]).latest("starts_at").pk
