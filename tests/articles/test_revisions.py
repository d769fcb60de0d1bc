import pytest
from django.db.models import ProtectedError

from articles import publishing, revisions
from articles.models import Revision, Story, Tag
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """A draft with all that a story can have, and its first revision."""
    draft = factories.story(
        kicker="Telecoms",
        headline="Ferry towns get a network",
        lead_picture=factories.picture(),
        lead_caption="The mast at six in the morning",
        lead_alt="A mast over a grey sea",
        slug="ferry-towns",
        language="ar",
        search_title="4G network for ferry towns",
        share_headline="They had no signal. Now they do",
        share_text="Four islands, one mast.",
        authors=[factories.author("Mei Lin Tan"), factories.author("Nguyễn Văn An")],
        tags=["Networks", "Islands"],
    )
    draft.links.create(url="https://example.org/masts", title="A catalogue of masts")
    revisions.keep(draft)
    return draft


def numbers(story):
    return sorted(story.revisions.values_list("number", flat=True))


def test_a_revision_holds_the_whole_story(story):
    assert revisions.newest(story).snapshot == {
        "kicker": "Telecoms",
        "headline": "Ferry towns get a network",
        "standfirst": "Four islands share one mast.",
        "body": factories.BODY,
        "lead_caption": "The mast at six in the morning",
        "lead_alt": "A mast over a grey sea",
        "search_title": "4G network for ferry towns",
        "share_headline": "They had no signal. Now they do",
        "share_text": "Four islands, one mast.",
        "slug": "ferry-towns",
        "language": "ar",
        "translation_of_id": None,
        "category_id": story.category_id,
        "lead_picture_id": story.lead_picture_id,
        "tags": ["Islands", "Networks"],
        "bylines": [
            {"author_id": factories.author("Mei Lin Tan").pk, "role": "reporting"},
            {"author_id": factories.author("Nguyễn Văn An").pk, "role": "reporting"},
        ],
        "links": [{"target_id": None, "url": "https://example.org/masts", "title": "A catalogue of masts"}],
    }


def test_a_revision_from_before_pictures_were_described_in_stories_is_whole_too(story):
    story.lead_alt = ""
    story.save()
    last = revisions.keep(story)
    old = {name: value for name, value in last.snapshot.items() if name != "lead_alt"}
    Revision.objects.filter(pk=last.pk).update(snapshot=old)
    assert revisions.newest(story).snapshot == {**old, "lead_alt": ""}
    assert revisions.keep(story) == last
    new = revisions.write(story, {"lead_alt": "A mast at dawn"})
    assert [change.label for change in revisions.compare(revisions.written_on(story, 2), new.snapshot)] == [
        "Description of the lead picture"
    ]


def test_a_save_that_changes_nothing_makes_no_revision(story):
    edited_at = story.edited_at
    kept = revisions.keep(story, why="Saved again")
    assert kept == revisions.newest(story)
    assert numbers(story) == [1]
    story.refresh_from_db()
    assert story.edited_at == edited_at


def test_revisions_are_numbered_without_gaps_whatever_comes_between(story):
    for number in range(2, 5):
        story.headline = f"Headline {number}"
        story.save()
        revisions.keep(story)
        revisions.keep(story)
        Story.objects.filter(pk=story.pk).update(headline="")
        with pytest.raises(publishing.Refused):
            publishing.publish(story)
        Story.objects.filter(pk=story.pk).update(headline=f"Headline {number}")
    assert numbers(story) == [1, 2, 3, 4]
    assert [revision.base_number for revision in story.revisions.all()] == [3, 2, 1, 0]
    assert story.revision_number == 4


def test_stories_are_numbered_each_for_itself(story):
    other = factories.story()
    assert revisions.keep(other).number == 1


def other_tags(story):
    story.tags.add("Harbours")


def other_names(story):
    story.bylines.create(author=factories.author("Somchai Rattana"))


def names_in_another_order(story):
    first = story.bylines.first()
    first.position = 9
    first.save()


def other_links(story):
    story.links.all().delete()


def another_role(story):
    story.bylines.update(role="writing")


@pytest.mark.parametrize("change", [other_tags, other_names, names_in_another_order, other_links, another_role])
def test_what_belongs_to_a_story_is_a_change_of_it(story, change):
    change(story)
    assert revisions.keep(story).number == 2


def test_a_change_taken_back_is_a_revision_of_its_own(story):
    first = revisions.newest(story).snapshot
    story.tags.add("Harbours")
    revisions.keep(story)
    story.tags.remove("Harbours")
    third = revisions.keep(story)
    assert (third.number, third.snapshot) == (3, first)


def test_a_revision_says_who_and_why(story, django_user_model):
    nurul = django_user_model.objects.create_user("nurul", password="a-long-pass-9")
    story.headline = "Another headline"
    story.save()
    kept = revisions.keep(story, by=nurul, why="The mast fell")
    assert (kept.made_by, kept.why) == (nurul, "The mast fell")


def test_what_is_kept_is_what_was_saved_not_what_is_held(story):
    story.headline = "As nobody saved it"
    assert revisions.keep(story).number == 1
    assert story.headline == "Ferry towns get a network"


def test_a_story_loaded_before_others_saved_does_not_start_the_count_again(story):
    loaded_earlier = Story.objects.get(pk=story.pk)
    story.headline = "A second headline"
    story.save()
    revisions.keep(story)
    loaded_earlier.headline = "A third headline"
    loaded_earlier.save()
    assert revisions.keep(loaded_earlier).number == 3


def test_publishing_keeps_what_nobody_kept_before():
    story = factories.story()
    edition = publishing.publish(story)
    assert edition.revision == Revision.objects.get(story=story)


def test_publishing_what_was_kept_makes_no_revision(story):
    publishing.publish(story)
    assert numbers(story) == [1]


def test_a_revision_keeps_the_account_of_who_made_it(story, django_user_model):
    nurul = django_user_model.objects.create_user("nurul", password="a-long-pass-9")
    story.headline = "Another headline"
    story.save()
    kept = revisions.keep(story, by=nurul)
    with pytest.raises(ProtectedError):
        nurul.delete()
    kept.refresh_from_db()
    assert kept.made_by == nurul


def test_a_tag_that_was_renamed_meanwhile_does_not_come_back_with_an_open_page(db):
    story = factories.story(tags=["Solar"])
    opened = revisions.keep(story).number
    Tag.objects.filter(name="Solar").update(name="Solar power")
    side = revisions.write(story, {"headline": "Typed on", "tags": ["Solar"]}, base=opened)
    assert side.is_side
    assert list(story.tags.names()) == ["Solar power"]
    newest = revisions.newest(story)
    merged = revisions.merge(revisions.written_on(story, opened), newest.snapshot, side.snapshot, {})
    assert (merged["tags"], merged["headline"]) == (["Solar power"], "Typed on")
