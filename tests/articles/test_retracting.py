import pytest

from articles import publishing
from articles.models import Act, Edition, EditionText, Story
from newsroom.clock import FAR_FUTURE
from tests import factories

from .record import is_listed, page, printed, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(clock):
    """Live for an hour."""
    live = factories.published(headline="The lighthouse is sold", tags=["Ports"])
    clock.forward(hours=1)
    return live


def test_a_retracted_story_answers_410_with_the_notice(client, story):
    publishing.retract(story, notice="There is no lighthouse.")
    status, text = page(client, story)
    assert (status, "There is no lighthouse." in text, "was retracted" in text) == (410, True, True)
    assert "The first mast went up" not in text


def test_a_retracted_story_stands_in_no_list(client, story):
    publishing.retract(story)
    for address in ("/", "/money/", "/tag/ports/", "/feed/", "/search/?q=lighthouse", "/archive/2026/10/12/"):
        assert not is_listed(client, story, address)


def test_a_retracted_story_says_so_and_since_when(clock, story):
    publishing.retract(story)
    assert (story.state(), story.retracted_at, story.live_until) == (Story.State.RETRACTED, clock(), clock())
    assert list(Story.objects.retracted()) == [story]
    assert not Story.objects.ended().exists()
    assert story.acts.first().verb == Act.Verb.RETRACT


def test_an_edition_remembers_that_it_was_retracted(clock, story):
    publishing.retract(story)
    edition = Edition.objects.get(story=story)
    assert (edition.ends_at, edition.ending) == (clock(), Edition.Ending.RETRACTED)


def test_an_ended_story_can_be_retracted_and_keeps_the_end_that_readers_saw(client, clock, story):
    ended = clock()
    publishing.end(story, notice="The sale is over.")
    clock.forward(hours=1)
    publishing.retract(story, notice="There is no lighthouse.")
    edition = Edition.objects.get(story=story)
    assert (edition.ends_at, edition.ending) == (ended, Edition.Ending.RETRACTED)
    assert (story.live_until, story.retracted_at) == (ended, clock())
    text = page(client, story)[1]
    assert ("There is no lighthouse." in text, "The sale is over." in text) == (True, False)
    assert story.corrections.get().made_at == clock()


def test_a_story_with_a_scheduled_end_is_retracted_now_and_for_good(client, clock, story):
    publishing.end(story, at=clock.ahead(hours=2), notice="The sale is over.")
    publishing.retract(story, notice="There is no lighthouse.")
    for _ in range(2):
        assert "There is no lighthouse." in page(client, story)[1]
        clock.forward(hours=3)


def test_an_update_that_waited_never_comes(client, clock, story):
    publishing.update(story, at=clock.ahead(hours=2))
    publishing.retract(story)
    assert (story.update_at, story.editions.count()) == (None, 1)
    clock.forward(hours=3)
    assert page(client, story)[0] == 410


def test_a_renewed_publication_that_waited_never_comes(client, clock, story):
    first, ended = story.published_at, clock()
    publishing.end(story)
    publishing.schedule(story, clock.ahead(hours=2))
    clock.forward(hours=1)
    publishing.retract(story)
    assert (story.published_at, story.live_from, story.live_until) == (first, first, ended)
    assert not Story.objects.scheduled().exists()
    clock.forward(hours=3)
    assert page(client, story)[0] == 410


def test_an_edition_replaced_long_ago_is_not_the_one_retracted(story):
    publishing.update(story)
    publishing.retract(story)
    assert list(story.editions.order_by("starts_at").values_list("ending", flat=True)) == ["replaced", "retracted"]


@pytest.mark.parametrize("scheduled", [False, True])
def test_a_story_that_readers_have_not_seen_is_refused(clock, scheduled):
    story = factories.story()
    if scheduled:
        publishing.schedule(story, clock.ahead(hours=1))
    before = rows(story)
    with pytest.raises(publishing.Refused, match="nothing to retract"):
        publishing.retract(story)
    assert rows(story) == before


def test_a_retracted_story_is_not_retracted_twice(story):
    publishing.retract(story)
    before = rows(story)
    with pytest.raises(publishing.Refused, match="retracted already"):
        publishing.retract(story)
    assert rows(story) == before


class TestRestoring:
    @pytest.mark.parametrize("as_saved", [False, True])
    def test_shows_the_words_that_readers_saw_unless_the_saved_ones_are_asked_for(self, client, clock, story, as_saved):
        seen = printed(Edition.objects.get(story=story))
        publishing.retract(story, notice="There is no lighthouse.")
        clock.forward(hours=1)
        Story.objects.filter(pk=story.pk).update(standfirst="There is one after all.", body="<p>None.</p>")
        story.tags.clear()
        edition = publishing.restore(story, as_saved=as_saved)
        status, text = page(client, story)
        assert (status, "There is one after all." in text) == (200, as_saved)
        again = printed(edition)
        for name in ("id", "starts_at", "names", "links", "tags", "pictures"):
            seen.pop(name), again.pop(name)
        assert (again == seen) == (not as_saved)
        assert (client.get("/tag/ports/").status_code == 200) == (not as_saved)
        assert ("mast" in EditionText.objects.get(edition=edition).words) == (not as_saved)

    def test_keeps_the_first_date_and_tells_the_new_one(self, clock, story):
        first = story.published_at
        publishing.retract(story)
        again = clock.forward(hours=1)
        edition = publishing.restore(story)
        assert (edition.published_at, edition.updated_at, edition.ends_at) == (first, again, FAR_FUTURE)
        assert (story.state(), story.published_at, story.live_from) == (Story.State.LIVE, first, again)
        assert story.retracted_at is None
        assert story.acts.first().verb == Act.Verb.RESTORE

    def test_leaves_the_record_of_the_retraction(self, clock, story):
        publishing.retract(story, notice="There is no lighthouse.")
        clock.forward(hours=1)
        publishing.restore(story)
        retracted = story.editions.earliest("starts_at")
        assert (retracted.ending, retracted.notice) == (Edition.Ending.RETRACTED, "There is no lighthouse.")

    def test_lets_the_story_be_retracted_again(self, clock, story):
        publishing.retract(story)
        publishing.restore(story)
        again = clock.forward(hours=1)
        publishing.retract(story)
        assert (story.state(), story.retracted_at) == (Story.State.RETRACTED, again)

    def test_asks_the_gate_of_what_is_saved(self, story):
        publishing.retract(story)
        Story.objects.filter(pk=story.pk).update(headline="")
        before = rows(story)
        with pytest.raises(publishing.Refused, match="no headline"):
            publishing.restore(story, as_saved=True)
        assert rows(story) == before

    @pytest.mark.parametrize("done", [(), ("schedule",), ("publish",), ("publish", "end")])
    def test_is_refused_where_nothing_was_retracted(self, clock, done):
        story = factories.story()
        for verb in done:
            getattr(publishing, verb)(story, **({"at": clock.ahead(hours=5)} if verb == "schedule" else {}))
            clock.forward(hours=1)
        before = rows(story)
        with pytest.raises(publishing.Refused, match="not retracted"):
            publishing.restore(story)
        assert rows(story) == before


def test_a_headline_that_does_harm_is_named_no_more(client, clock, story):
    publishing.correct(story, "correction", "It is not sold yet.")
    clock.forward(hours=1)
    with pytest.raises(publishing.Refused, match="names the headline"):
        publishing.retract(story, notice="“The lighthouse is SOLD” was wrong.", unnamed=True)
    publishing.retract(story, notice=publishing.plain_notice(story.editions.get()), unnamed=True)
    for address in ("/corrections/", "/corrections/feed/", "/corrections/feed/json/", story.get_absolute_url()):
        text = client.get(address).text
        assert "lighthouse is sold" not in text and "We have retracted a story that we published on" in text, address
    assert client.get("/corrections/").text.count("A story that we no longer name") == 2
