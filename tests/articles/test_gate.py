from functools import partial

import pytest

from articles import gate, publishing
from articles.models import Story
from tests import factories

from .record import rows

pytestmark = pytest.mark.django_db

EMPTY_BODIES = ["", "<p></p>", "<p> </p><p>\u00a0</p>", "<p><br></p>", "<h2></h2><ul><li><p></p></li></ul>"]


def fields(story):
    return [problem.field for problem in gate.musts(gate.problems(story))]


def test_a_story_with_headline_and_text_passes():
    assert fields(factories.story()) == []


def test_a_standfirst_alone_is_text_enough():
    assert fields(factories.story(standfirst="Four islands share one mast.", body="")) == []


@pytest.mark.parametrize(
    "figure",
    ['<figure data-picture="12"></figure>', '<figure><img src="https://example.org/mast.jpg" alt=""></figure>'],
)
def test_a_picture_in_the_body_is_enough(figure):
    assert fields(factories.story(standfirst="", body=figure)) == []


@pytest.mark.parametrize("body", EMPTY_BODIES)
def test_a_body_that_shows_nothing_is_no_text(body):
    assert fields(factories.story(standfirst="", body=body)) == ["body"]


@pytest.mark.parametrize("headline", ["", "   ", "\u200b\u2060"])
def test_a_headline_that_shows_nothing_is_none(headline):
    unsaved = Story(headline=headline, standfirst="Four islands share one mast.", category=factories.category())
    assert fields(unsaved) == ["headline"]


def test_all_problems_are_told_at_once_each_with_its_field():
    empty = factories.story(headline="", standfirst="")
    Story.objects.filter(pk=empty.pk).update(body="")
    with pytest.raises(publishing.Refused) as refusal:
        publishing.publish(empty)
    assert [problem.field for problem in refusal.value.problems] == ["headline", "body"]
    assert "Give it one" in str(refusal.value) and "Write a standfirst or a body" in str(refusal.value)


def unfit(verb, clock):
    """A story without a headline, in the state that the verb is for."""
    story = factories.story() if verb in ("publish", "schedule") else factories.published()
    clock.forward(hours=1)
    if verb == "restore":
        publishing.retract(story)
    Story.objects.filter(pk=story.pk).update(headline="")
    return story


VERBS = {
    "publish": publishing.publish,
    "schedule": lambda story: publishing.schedule(story, story.edited_at.replace(year=2027)),
    "update": publishing.update,
    "restore": partial(publishing.restore, as_saved=True),
}


@pytest.mark.parametrize("verb", VERBS)
def test_every_road_to_readers_leads_through_the_gate(clock, verb):
    story = unfit(verb, clock)
    before = rows(story)
    with pytest.raises(publishing.Refused, match="no headline"):
        VERBS[verb](story)
    assert rows(story) == before


@pytest.mark.parametrize("verb", VERBS)
def test_a_refused_story_can_be_mended_and_saved_as_it_is_held(clock, verb):
    """What the act had noted on the object in hand must not reach the database with the next save."""
    story = unfit(verb, clock)
    before = rows(story)["story"][0]
    with pytest.raises(publishing.Refused):
        VERBS[verb](story)
    story.headline = "Ferry towns get a network"
    story.save()
    assert rows(story)["story"] == [{**before, "headline": "Ferry towns get a network"}]


@pytest.mark.parametrize("verb", ["end", "retract", "cancel"])
def test_what_takes_a_story_from_readers_is_never_held_up(clock, verb):
    story = unfit("update", clock)
    if verb == "cancel":
        publishing.end(story, at=clock.ahead(hours=1))
    getattr(publishing, verb)(story)
    assert story.acts.first().verb == verb
