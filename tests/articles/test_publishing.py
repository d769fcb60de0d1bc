from datetime import UTC, datetime, timedelta

import pytest

from articles import publishing
from articles.models import Act, Edition, Story
from tests import factories

from .record import is_listed, page, rows

pytestmark = pytest.mark.django_db

LISTS = ("/", "/money/", "/tag/ports/", "/author/mei-lin-tan/", "/feed/", "/money/feed/", "/search/?q=lighthouse")


@pytest.fixture
def lighthouse():
    """A draft of which each list has a reason to show it."""
    return factories.story(headline="The lighthouse is sold", tags=["Ports"], authors=[factories.author()])


def test_a_draft_has_no_page_and_stands_in_no_list(client, lighthouse):
    assert page(client, lighthouse)[0] == 404
    assert [address for address in LISTS if is_listed(client, lighthouse, address)] == []


def test_a_published_story_has_a_page_and_stands_in_every_list(client, clock, lighthouse):
    publishing.publish(lighthouse)
    assert page(client, lighthouse)[0] == 200
    assert [address for address in LISTS if not is_listed(client, lighthouse, address)] == []
    assert f"-{lighthouse.pk}/</loc>" in client.get("/sitemap-2026-10.xml").text


def test_the_page_prints_all_that_was_saved(client):
    draft = factories.story(
        kicker="Telecoms",
        headline="Ferry towns get a network",
        standfirst="Four islands share one mast.",
        body="<p>The first mast went up.</p><h2>A ledger</h2>",
        lead_picture=factories.picture(),
        lead_caption="The mast at six in the morning",
        authors=[factories.author("Mei Lin Tan"), factories.author("Nguyễn Văn An")],
        tags=["Islands", "Networks"],
    )
    draft.links.create(url="https://example.org/masts", title="A catalogue of masts")
    publishing.publish(draft)
    _, text = page(client, draft)
    for words in (
        "Telecoms",
        "Ferry towns get a network",
        "Four islands share one mast.",
        "The first mast went up.",
        "A ledger",
        "The mast at six in the morning",
        "Mei Lin Tan",
        "Nguyễn Văn An",
        "Islands",
        "Networks",
        "A catalogue of masts",
    ):
        assert words in text


def test_what_is_published_is_the_story_as_it_is_saved_not_as_it_is_held(client):
    draft = factories.story(headline="As it was saved")
    draft.headline = "As nobody saved it"
    edition = publishing.publish(draft)
    assert edition.headline == draft.headline == "As it was saved"


def test_prefetched_tags_and_names_are_not_trusted():
    draft = factories.story(tags=["Ports"], authors=[factories.author()])
    held = Story.objects.prefetch_related("tags", "bylines").get(pk=draft.pk)
    draft.tags.set(["Harbours"])
    draft.bylines.all().delete()
    edition = publishing.publish(held)
    assert list(edition.tags.names()) == ["Harbours"]
    assert not edition.bylines.exists()


def test_publishing_dates_the_story_and_opens_its_end(clock):
    story = factories.published()
    assert (story.published_at, story.live_from) == (clock(), clock())
    edition = Edition.objects.get(story=story)
    assert (edition.starts_at, edition.published_at, edition.ends_at) == (clock(), clock(), story.live_until)
    assert (edition.revision.number, story.published_revision) == (1, 1)


def test_readers_see_a_story_from_its_very_microsecond(clock):
    edition = publishing.publish(factories.story())
    before = clock() - timedelta(microseconds=1)
    assert (edition.is_live(before), edition.is_live(clock())) == (False, True)
    assert not Edition.objects.live(before).exists()
    assert Edition.objects.live(clock()).exists()


def test_readers_see_a_story_until_the_microsecond_before_its_end(clock):
    story = factories.published()
    end = clock.ahead(hours=1)
    publishing.end(story, at=end)
    edition = Edition.objects.get(story=story)
    assert (edition.is_live(end - timedelta(microseconds=1)), edition.is_live(end)) == (True, False)
    assert Edition.objects.live(end - timedelta(microseconds=1)).exists()
    assert not Edition.objects.live(end).exists()


def test_a_live_story_is_not_published_anew(clock):
    story = factories.published()
    before = rows(story)
    with pytest.raises(publishing.Refused, match="live already"):
        publishing.publish(story)
    assert rows(story) == before


def test_a_retracted_story_is_not_published_anew(clock):
    story = factories.published()
    clock.forward(hours=1)
    publishing.retract(story)
    before = rows(story)
    with pytest.raises(publishing.Refused, match="Restore it"):
        publishing.publish(story)
    with pytest.raises(publishing.Refused, match="Restore it"):
        publishing.schedule(story, clock.ahead(hours=1))
    assert rows(story) == before


def test_publishing_again_after_an_end_keeps_the_date_of_the_first_time(client, clock):
    first = clock()
    story = factories.published()
    clock.forward(hours=1)
    publishing.end(story)
    again = clock.forward(hours=1)
    edition = publishing.publish(story)
    assert (edition.published_at, edition.starts_at, edition.updated_at) == (first, again, again)
    assert (story.published_at, story.live_from, story.state()) == (first, again, Story.State.LIVE)
    assert page(client, story)[0] == 200


def test_nothing_is_live_between_an_end_and_the_next_publication(clock):
    story = factories.published()
    publishing.end(story, at=clock.ahead(hours=1))
    clock.forward(hours=3)
    publishing.publish(story)
    live = [Edition.objects.live(clock.ahead(hours=-hours)).count() for hours in (3, 2, 1, 0)]
    assert live == [1, 0, 0, 1]


class TestAnImport:
    """Publishing at a moment that is past: the day a story first stood elsewhere."""

    LONG_AGO = datetime(2019, 3, 4, 20, 30, tzinfo=UTC)  # already the fifth of March in Singapore

    def test_it_is_live_at_once_under_its_old_date(self, client, clock):
        story = factories.published(at=self.LONG_AGO)
        assert (story.state(), story.published_at) == (Story.State.LIVE, self.LONG_AGO)
        assert is_listed(client, story, "/archive/2019/3/5/")
        assert not is_listed(client, story, "/archive/2019/3/4/")
        assert story.acts.get().verb == Act.Verb.PUBLISH
        assert (story.acts.get().done_at, story.acts.get().takes_effect_at) == (clock(), self.LONG_AGO)

    def test_a_later_edit_shows_from_now_on_under_the_old_date(self, clock):
        story = factories.published(at=self.LONG_AGO)
        edition = publishing.update(story)
        assert (edition.published_at, edition.updated_at) == (self.LONG_AGO, clock())
        assert Edition.objects.live(self.LONG_AGO).get() != edition

    def test_it_stands_behind_newer_stories_in_lists(self, clock):
        newer = factories.published()
        older = factories.published(at=self.LONG_AGO)
        assert [card.story for card in Edition.objects.live().newest_first()] == [newer, older]

    def test_the_record_of_what_readers_saw_is_not_rewritten(self, clock):
        story = factories.published()
        publishing.end(story, at=clock.ahead(hours=1))
        clock.forward(hours=3)
        before = rows(story)
        for past in (clock.ahead(hours=-1), self.LONG_AGO):
            with pytest.raises(publishing.Refused, match="past"):
                publishing.publish(story, at=past)
        assert rows(story) == before


def test_a_save_of_a_story_loaded_earlier_is_put_right_by_the_next_act(clock):
    """Two people have the form open: one publishes, then the other saves dates and numbers that are out of date."""
    story = factories.story()
    loaded_earlier = Story.objects.get(pk=story.pk)
    publishing.publish(story)
    loaded_earlier.headline = "A better headline"
    loaded_earlier.save()
    first, second = clock(), clock.forward(hours=1)
    publishing.update(loaded_earlier)
    story.refresh_from_db()
    assert (story.state(), story.published_at, story.live_from) == (Story.State.LIVE, first, second)
    assert (story.revision_number, story.published_revision) == (2, 2)
