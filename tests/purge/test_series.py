"""Pages of a series, of its parts, and what stands beside a story go out of date by just what changes them."""

import pytest
from django.utils import timezone

from articles import neighbours, publishing
from articles.models import Act, Edition, Series
from tests import factories
from tests.purge.test_exact import Watched

pytestmark = pytest.mark.django_db


def test_what_is_done_to_a_series_spoils_just_its_pages(site, subtests):
    watched = Watched(site, subtests)
    stories, clock = watched.paper.stories, site
    one, two, three, four, five = (stories[place].pk for place in (2, 8, 9, 15, 20))
    series, address = Series(title="The price of rice", slug="rice"), "/series/rice/"
    watched.before |= watched.press.again([address, f"{address}feed/json/"])
    assert watched.before[address].status.startswith("404")

    with watched.act("begin a series"):
        publishing.save_series(series, [one, two])
    with watched.act("add two more"):
        publishing.save_series(series, [one, two, three, four, five])
    with watched.act("change the order of the last"):
        publishing.save_series(series, [one, two, three, five, four])
    with watched.act("tell what it is about"):
        series.standfirst = "Who pays, and who is paid."
        publishing.save_series(series, [one, two, three, five, four])
    with watched.act("finish it"):
        series.is_finished = True
        publishing.save_series(series, [one, two, three, five, four])
    with watched.act("rename it"):
        series.title, series.slug = "What rice costs", "rice-costs"
        publishing.save_series(series, [one, two, three, five, four])
    with watched.act("retract a part"):
        clock.forward(minutes=1)
        publishing.retract(stories[9])
    with watched.act("take a part out"):
        publishing.take_out_of_series(stories[20])
    with watched.act("delete it"):
        publishing.delete_series(series)
    for old in (address, "/series/rice-costs/"):
        assert (watched.before[old].status[:3], watched.before[old].place) == ("301", stories[2].get_absolute_url())


def test_a_part_comes_and_goes_at_its_moment(site, subtests):
    watched = Watched(site, subtests)
    stories, series = watched.paper.stories, Series(title="Rice", slug="rice")
    publishing.save_series(series, [stories[3].pk])
    new, at = factories.story(category=watched.paper.sections[1]), site.ahead(hours=1)
    publishing.schedule(new, at)
    publishing.put_in_series(new, series)
    publishing.end(new, at=site.ahead(hours=2))
    watched.before = watched.press.crawl(new.get_absolute_url())
    watched.pass_moment("a part starts", at)
    assert b"Part 2 of 2: " in watched.before[new.get_absolute_url()].body
    watched.pass_moment("a part ends", Edition.objects.get(story=new).ends_at)
    assert b"Part 1: " in watched.before[stories[3].get_absolute_url()].body


def test_a_ban_spoils_just_the_page_that_it_changes(site, subtests):
    watched = Watched(site, subtests)
    story = watched.paper.stories[12]
    beside = [card.story for card, _ in around(story).related]
    with watched.act("ban a story"):
        publishing.ban(story, beside[1])
    assert beside[1] not in [card.story for card, _ in around(story).related]
    with watched.act("let it back"):
        publishing.unban(story, beside[1])
    assert [card.story for card, _ in around(story).related] == beside
    assert set(Act.objects.filter(story=story).values_list("verb", "why")) == {
        ("ban", beside[1].headline),
        ("unban", beside[1].headline),
    }


def around(story):
    at = timezone.now()
    return neighbours.of(Edition.objects.for_page().live(at).of_story(story.pk), at)
