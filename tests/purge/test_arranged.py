"""Arranged pages go out of date by just what changes them, and at the second at which they change by themselves."""

from datetime import timedelta

import pytest

from articles import front, keys, layout, publishing
from articles.models import FrontPage, Story, Tag
from newsroom.pagecache.models import Moment
from pictures import returning, withdrawing
from pictures.spoiling import spoiling
from tests import factories
from tests.purge.crawling import Press, clock_count, marked_since, spoilt
from tests.purge.printing import developed, picture
from tests.purge.test_exact import STORIES, Watched
from tests.purge.test_to_the_second import HOUR, SECOND, paper, wall

__all__ = ["paper", "wall"]
pytestmark = pytest.mark.django_db


def said(**places):
    told = {}
    for name, each in places.items():
        told = layout.say(told, name.replace("_", "-"), **each)
    return told


def test_an_arrangement_spoils_just_the_page_that_is_arranged(site, subtests):
    watched = Watched(site, subtests)
    stories, clock, page = watched.paper.stories, site, FrontPage.of(None)
    old, tag = stories[3], Tag.objects.get(name="Subject 1")
    lead = {"story": old.pk, "headline": "An old story leads"}
    with watched.act("arrange the front"):
        publishing.arrange(page, said(lead_0=lead, tops_0={"otherwise": "tag", "tag": tag.pk}))
    with watched.act("arrange a section’s front"):
        by_tag = {"otherwise": "tag", "tag": tag.pk}
        told = said(lead_0={"story": old.pk}, tops_1=by_tag, tops_2={"story": stories[-6].pk})
        publishing.arrange(FrontPage.of(watched.paper.sections[0]), told)
    picks = front.pick(clock(), category=watched.paper.sections[0])
    [filling] = [Story.objects.get(pk=each.row.story) for each in picks.filled if each.slot.name == "tops-1"]
    vietnamese = factories.published(headline="Phà", language="vi", authors=[factories.author("Lan")])
    watched.before = watched.press.crawl()
    for original in (vietnamese, None):
        with watched.act(f"what fills a place by its tag is a translation of {original}"):
            clock.forward(minutes=1)
            filling.translation_of = original
            filling.save()
            publishing.update(filling)
    with watched.act("take the tag from what fills a place by it"):
        clock.forward(minutes=1)
        stories[-1].tags.set(["Subject 3"])
        publishing.update(stories[-1])
    with watched.act("make one of that tag and another"):
        clock.forward(minutes=1)
        publishing.merge_tags(Tag.objects.filter(pk=tag.pk), Tag.objects.get(name="Subject 3"))
    with watched.act("retract what leads both"):
        clock.forward(minutes=1)
        publishing.retract(old)

    at = clock.ahead(hours=1)
    lead = {"story": stories[2].pk, "until": (at + HOUR).isoformat()}
    publishing.arrange(page, said(lead_0=lead, list_3={"story": stories[STORIES // 3].pk}), at=at)
    watched.pass_moment("a scheduled arrangement starts", at)
    watched.pass_moment("a place’s time is over", at + HOUR)


def test_what_a_card_shows_in_place_of_a_picture_spoils_just_the_pages_that_have_it(site, subtests):
    watched = Watched(site, subtests)
    own = developed(factories.bare_picture(pk=1_000))  # in a drawer of its own
    clock, lead = site, watched.paper.stories[-4]
    with watched.act("publish two without a picture"):
        clock.forward(minutes=1)
        bare = [factories.published(standfirst="Nobody waits."), factories.published()][0]
    with watched.act("update the standfirst of one that stands below the first of the top stories"):
        clock.forward(minutes=1)
        bare.standfirst = "Many wait."
        bare.save()
        publishing.update(bare)
    with watched.act("give a place a picture of its own"):
        publishing.arrange(FrontPage.of(None), said(lead_0={"story": lead.pk, "picture": own.pk}))
    with watched.act("withdraw it"):
        withdrawing.withdraw(own, "Sold twice.")
    with watched.act("put it back"), spoiling(own):
        returning.put_back(own)
        developed(own)


def test_a_picture_that_is_not_on_the_front_spoils_it_where_its_story_would_lead_with_it(site):
    tops = [factories.published(headline="A top story", at=site.ahead(hours=-9)) for _ in range(4)]
    notices = factories.category("Notices", in_bar=False)  # its stories stand in the list, which shows no pictures
    hidden, seen = [
        factories.published(category=notices, lead_picture=picture(), at=site.ahead(hours=-hours)) for hours in (1, 2)
    ]
    told = {f"tops_{position}": {"story": story.pk} for position, story in enumerate(tops)}
    publishing.arrange(FrontPage.of(None), said(**told))

    def leads():
        return front.arrange(site()).lead.story

    withdrawing.withdraw(hidden.lead_picture, "Sold twice.")
    before, count = Press().again(["/"]), clock_count()
    assert leads() == seen
    with spoiling(hidden.lead_picture):
        returning.put_back(hidden.lead_picture)
        developed(hidden.lead_picture)
    assert leads() == hidden
    assert spoilt(before, marked_since(count)) == {"/"}


def test_a_kept_front_changes_at_its_seconds_and_hides_at_once_what_is_retracted(paper, wall):
    pinned = factories.published(headline="Ferry towns vote", at=wall.at - 9 * HOUR)
    for number in range(16):
        factories.published(headline=f"Nets {number}", at=wall.at - timedelta(hours=2, minutes=number))
    at, until, cancelled = wall.at + HOUR, wall.at + 2 * HOUR, wall.at + 3 * HOUR
    page, told = FrontPage.of(None), {"story": pinned.pk, "headline": "They vote", "until": until.isoformat()}
    publishing.arrange(page, said(lead_0=told), at=at)
    never = publishing.arrange(page, said(lead_0={**told, "until": None}), at=cancelled)
    publishing.cancel_arrangement(never)
    for moment, is_there in ((at, True), (until, False), (cancelled, False)):
        for when, expected in ((moment - SECOND, moment == until), (moment + SECOND, is_there)):
            wall.at = when
            for _ in range(2):
                paper.cache.follower.look()
                assert ("They vote" in paper.ask("/").text) == expected, (moment, when)
    publishing.arrange(page, said(tops_0={**told, "until": None}))
    paper.cache.follower.look()
    assert "They vote" in paper.ask("/").text
    publishing.retract(pinned)
    paper.cache.follower.look()
    assert "They vote" not in paper.ask("/").text


def test_a_moment_is_taken_back_without_that_of_a_story(site):
    page, at = FrontPage.of(None), site.ahead(hours=2)
    story = factories.story()
    planned = publishing.arrange(page, said(lead_0={"story": story.pk}), at=at)
    publishing.schedule(story, at)
    publishing.cancel(story)
    assert moments(at) == {keys.arranged()}
    publishing.schedule(story, at)
    publishing.cancel_arrangement(planned)
    assert keys.FRONT in moments(at) and keys.arranged() not in moments(at)


def moments(at):
    return set(Moment.objects.filter(at=at).values_list("key", flat=True))
