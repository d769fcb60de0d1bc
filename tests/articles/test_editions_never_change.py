"""Whatever the desk does to a story, what readers were shown stays as it was."""

import pytest

from articles import publishing, revisions
from articles.models import Edition, Story
from tests import factories
from tests.undoing import taken_back

from .record import page, printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(clock):
    """Live for an hour, with all that a story can have."""
    factories.category("Payments")  # a section more in the bar would change every page
    live = factories.story(
        kicker="Telecoms",
        headline="Ferry towns get a network",
        lead_picture=factories.picture(),
        lead_caption="The mast at six in the morning",
        slug="ferry-towns",
        authors=[factories.author("Mei Lin Tan"), factories.author("Nguyễn Văn An")],
        tags=["Islands", "Networks"],
    )
    live.links.create(target=factories.published(headline="A mast is built"), position=1)
    live.links.create(url="https://example.org/masts", title="A catalogue of masts", position=2)
    publishing.publish(live)
    clock.forward(hours=1)
    return live


def field(name, value):
    def change(story):
        setattr(story, name, value() if callable(value) else value)
        story.save()

    change.__name__ = name
    return change


def other_tags(story):
    story.tags.set(["Harbours"])


def no_tags(story):
    story.tags.clear()


def other_names(story):
    story.bylines.first().delete()
    story.bylines.create(author=factories.author("Somchai Rattana"), role="editing", position=0)


def names_in_another_order(story):
    first = story.bylines.first()
    first.position = 9
    first.save()


def other_links(story):
    story.links.first().delete()
    story.links.create(url="https://example.org/ropes", title="A catalogue of ropes", position=0)


def links_in_another_order(story):
    first = story.links.first()
    first.position = 9
    first.save()


CHANGES = [
    field("kicker", "Energy"),
    field("headline", "Another headline"),
    field("standfirst", "Another standfirst."),
    field("body", "<p>Another body.</p>"),
    field("lead_picture", lambda: factories.picture("maroon")),
    field("lead_picture", None),
    field("lead_caption", "Another caption"),
    field("lead_alt", "Another description"),
    field("search_title", "Another title"),
    field("share_headline", "Another headline"),
    field("share_text", "Another text"),
    field("slug", "another-address"),
    field("category", lambda: factories.category("Payments")),
    other_tags,
    no_tags,
    other_names,
    names_in_another_order,
    other_links,
    links_in_another_order,
]


def test_editing_the_story_changes_neither_the_edition_nor_the_page(client, story, subtests):
    edition, address = Edition.objects.get(story=story), story.get_absolute_url()
    before, shown = printed(edition), client.get(address).text
    for change in CHANGES:
        with subtests.test(change.__name__), taken_back():
            edited = Story.objects.get(pk=story.pk)
            change(edited)
            revisions.keep(edited)
            assert printed(edition) == before
            assert client.get(address).text == shown
            assert edited.has_unpublished_edits


def test_an_update_takes_the_change_along_and_leaves_the_first_edition(story, subtests):
    first = Edition.objects.get(story=story)
    before = printed(first)
    for change in CHANGES:
        with subtests.test(change.__name__), taken_back():
            edited = Story.objects.get(pk=story.pk)
            change(edited)
            second = publishing.update(edited)
            assert printed(first) == before
            of_itself = ("id", "revision_id", "starts_at")
            differing = {name for name, value in told(second).items() if value != told(first)[name]} - set(of_itself)
            assert differing


def told(edition):
    """An edition without the keys of the rows that hang on it, so that two can be compared."""
    rows = printed(edition)
    own_keys = ("id", "edition_id", "content_object_id")
    for name in ("names", "links", "tags", "pictures"):
        rows[name] = [{key: value for key, value in row.items() if key not in own_keys} for row in rows[name]]
    return rows


def test_an_update_without_a_change_is_the_same_edition_again(story):
    first, second = Edition.objects.get(story=story), publishing.update(story)
    of_itself = ("id", "starts_at")
    same = {name for name, value in told(second).items() if value == told(first)[name]}
    assert same == set(told(first)) - set(of_itself)


@pytest.mark.parametrize("verb", ["update", "end", "retract"])
def test_later_acts_change_nothing_but_how_an_edition_ended(clock, story, verb):
    edition = Edition.objects.get(story=story)
    before = printed(edition)
    getattr(publishing, verb)(story)
    clock.forward(hours=1)
    assert printed(edition) == before


def test_a_scheduled_edition_does_not_change_while_it_waits(clock, story):
    edition = publishing.update(story, at=clock.ahead(hours=2))
    before = printed(edition)
    for change in CHANGES:
        change(story)
    revisions.keep(story)
    assert printed(edition) == before


def test_a_draft_in_the_making_is_nowhere_on_the_live_page(client, story):
    story.headline, story.body = "Half a headl", "<p>Half a sent</p>"
    story.save()
    text = page(client, story)[1]
    assert "Half a" not in text


def test_the_edition_knows_the_revision_it_was_made_from(story):
    first = Edition.objects.get(story=story)
    story.headline = "Another headline"
    story.save()
    second = publishing.update(story)
    told = [edition.revision.snapshot["headline"] for edition in (first, second)]
    assert told == ["Ferry towns get a network", "Another headline"]
