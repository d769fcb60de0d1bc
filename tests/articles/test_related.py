from datetime import timedelta

import pytest

from articles import neighbours, publishing, suggestions
from articles.models import Edition
from tests import factories

from .record import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stopped(clock):
    return clock


def elsewhere(**fields):
    """A live story in a section where no other stands, so that only what a test says makes it related."""
    return factories.published(**{"category": factories.category("Elsewhere"), **fields})


def shown(story, at=None):
    """What the story's page prints, as stories or addresses."""
    edition = Edition.objects.for_page().live(at).get(story=story)
    pairs = neighbours.of(edition, at or edition.starts_at).related
    return [card.story if card else link.url for card, link in pairs]


class TestPicks:
    def test_stand_in_the_desks_order(self):
        one, two, three = elsewhere(), elsewhere(), elsewhere()
        story = factories.story()
        for position, target in ((30, one), (10, two), (20, three)):
            story.links.create(target=target, position=position)
        publishing.publish(story)
        assert shown(story)[:3] == [two, three, one]

    def test_of_the_same_place_stand_in_the_order_they_were_made(self):
        one, two = elsewhere(), elsewhere()
        story = factories.story()
        story.links.create(target=two)
        story.links.create(target=one)
        publishing.publish(story)
        assert shown(story)[:2] == [two, one]

    def test_come_before_what_is_filled_up_whatever_their_numbers(self):
        neighbours = [factories.published() for _ in range(6)]
        picks, story = [elsewhere(), elsewhere()], factories.story()
        for position, target in zip((10, 20), picks, strict=True):
            story.links.create(target=target, position=position)
        publishing.publish(story)
        assert shown(story) == [*picks, *neighbours[:-3:-1]]

    def test_are_all_shown_even_if_there_are_more_than_four(self):
        neighbour, picks, story = factories.published(), [elsewhere() for _ in range(6)], factories.story()
        for position, target in enumerate(picks):
            story.links.create(target=target, position=position)
        publishing.publish(story)
        assert shown(story) == picks
        assert neighbour not in shown(story)

    def test_may_lead_outside(self, client):
        story = factories.story()
        story.links.create(url="https://example.org/masts", title="A catalogue of masts")
        publishing.publish(story)
        assert shown(story) == ["https://example.org/masts"]
        assert '<a href="https://example.org/masts" rel="noopener">A catalogue of masts</a>' in page(client, story)[1]

    def test_that_no_reader_can_see_yet_show_once_they_can(self, clock):
        draft, story = factories.story(), factories.story()
        story.links.create(target=draft)
        publishing.publish(story)
        assert shown(story) == []
        at = clock.ahead(hours=1)
        publishing.schedule(draft, at)
        assert shown(story, at - timedelta(microseconds=1)) == []
        assert shown(story, at) == [draft]

    def test_of_a_live_story_change_with_an_update_only(self):
        one, two, story = elsewhere(), elsewhere(), factories.story()
        story.links.create(target=one)
        publishing.publish(story)
        story.links.update(target=two)
        assert shown(story)[0] == one


class TestFillingUp:
    def test_makes_four_of_the_same_section_newest_first(self, clock):
        neighbours = [factories.published(at=clock.ahead(hours=-age)) for age in (5, 1, 4, 2, 3)]
        by_age = [neighbours[place] for place in (1, 3, 4, 2)]
        assert shown(factories.published()) == by_age

    def test_puts_shared_tags_before_the_section(self):
        neighbour = factories.published()
        alike = elsewhere(tags=["Masts"])
        assert shown(factories.published(tags=["Masts"])) == [alike, neighbour]

    def test_puts_more_shared_tags_before_fewer(self, clock):
        two = elsewhere(tags=["Masts", "Islands"], at=clock.ahead(hours=-9))
        one = elsewhere(tags=["Masts", "Ports"])
        assert shown(factories.published(tags=["Masts", "Islands"])) == [two, one]

    def test_puts_the_newer_before_the_older_though_it_was_written_first(self, clock):
        new = elsewhere(tags=["Masts"], at=clock.ahead(hours=-1))
        old = elsewhere(tags=["Masts"], at=clock.ahead(hours=-9))
        assert shown(factories.published(tags=["Masts"])) == [new, old]

    def test_names_a_story_once(self):
        both = factories.published(tags=["Masts", "Islands"])
        assert shown(factories.published(tags=["Masts", "Islands"])) == [both]

    def test_repeats_no_pick(self):
        pick = factories.published(tags=["Masts"])
        story = factories.story(tags=["Masts"])
        story.links.create(target=pick)
        publishing.publish(story)
        assert shown(story) == [pick]

    def test_never_takes_the_story_itself(self):
        story = factories.published(tags=["Masts"])
        publishing.update(story)
        targets = Edition.objects.filter(story=story).values_list("links__target", flat=True)
        assert story.pk not in targets

    def test_takes_no_draft_no_scheduled_and_no_ended_story(self, clock):
        factories.story(tags=["Masts"])
        publishing.schedule(factories.story(tags=["Masts"]), clock.ahead(hours=1))
        ended = factories.published(tags=["Masts"])
        clock.forward(hours=0.5)
        publishing.end(ended)
        assert shown(factories.published(tags=["Masts"])) == []

    def test_takes_for_a_scheduled_story_what_is_live_when_it_appears(self, clock):
        soon, story = factories.story(), factories.story()
        publishing.schedule(soon, clock.ahead(hours=1))
        publishing.schedule(story, clock.ahead(hours=2))
        assert shown(story, clock.ahead(hours=2)) == [soon]

    def test_looks_past_a_story_that_was_updated_without_end(self, clock, monkeypatch):
        """A running report leaves hundreds of editions with its tags; none of them may hide another story."""
        monkeypatch.setattr(suggestions, "NEWEST_OF_A_TAG", 20)
        quiet = elsewhere(tags=["Masts"], at=clock.ahead(hours=-1))
        report = elsewhere(tags=["Masts"])
        for _ in range(suggestions.NEWEST_OF_A_TAG):
            clock.forward(minutes=1)
            publishing.update(report)
        assert shown(factories.published(tags=["Masts"])) == [report, quiet]


class TestOnThePage:
    @pytest.mark.parametrize("verb", ["retract", "end"])
    def test_a_story_that_went_leaves_and_the_next_fills_the_hole(self, clock, verb):
        neighbours = [factories.published(at=clock.ahead(hours=-age)) for age in range(1, 7)]
        story = factories.published()
        assert shown(story) == neighbours[:4]
        getattr(publishing, verb)(neighbours[0])
        assert shown(story, clock.ahead(microseconds=1)) == neighbours[1:5]

    def test_a_retracted_pick_leaves_too(self, client, clock):
        pick = elsewhere(headline="The lighthouse is sold")
        story = factories.story()
        story.links.create(target=pick)
        publishing.publish(story)
        assert "The lighthouse is sold" in page(client, story)[1]
        clock.forward(minutes=1)
        publishing.retract(pick)
        assert "The lighthouse is sold" not in page(client, story)[1]

    def test_a_neighbour_is_printed_as_readers_see_it_now(self, client, clock):
        neighbour = factories.published(headline="The lighthouse is sold")
        story = factories.published()
        neighbour.headline = "The lighthouse is let"
        neighbour.save()
        clock.forward(minutes=1)
        assert "The lighthouse is let" not in page(client, story)[1]
        publishing.update(neighbour)
        text = page(client, story)[1]
        assert ("The lighthouse is let" in text, "The lighthouse is sold" in text) == (True, False)
