"""What the desk pins to the front and to sections' fronts, and what fills the places it leaves."""

from datetime import timedelta
from functools import partial

import pytest

from articles import front, layout, pages, publishing
from articles.models import Arrangement, Category, Edition, EditionTag, FrontPage, Revision, Slot, Story, Tag
from pictures import withdrawing
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def stories(clock):
    """Twelve, one an hour old, the next two: the newest first."""
    return printed([clock.ahead(hours=-age) for age in range(1, 13)])


def printed(moments):
    """Stories of Money that readers see since those moments, in bulk; their tags are Subject 1, 2, 0, 1 and so on."""
    tags = [Tag.objects.get_or_create(name=f"Subject {number}")[0] for number in range(3)]
    told = {"category": factories.category(), "standfirst": "Four islands share one mast.", "revision_number": 1}
    stories = Story.objects.bulk_create(Story(headline=f"Nets {number}", **told) for number, _ in enumerate(moments))
    editions = [edition(*each) for each in zip(stories, moments, strict=True)]
    Revision.objects.bulk_create([each.revision for each in editions])
    Edition.objects.bulk_create(editions)
    EditionTag.objects.bulk_create(
        EditionTag(content_object=each, tag=tags[number % 3], published_at=each.published_at)
        for number, each in enumerate(editions, 1)
    )
    return stories


def edition(story, at):
    revision = Revision(story=story, number=1, base_number=0, snapshot={})
    return Edition.copy_of(story, revision=revision, starts_at=at, published_at=at)


@pytest.fixture
def page(db):
    return FrontPage.of(None)


def pinned(page, **places):
    """A draft: stories by place, or what is said of one; `tops_1` is the place tops-1."""
    said = {}
    for name, told in places.items():
        story = {"story": told.pk} if hasattr(told, "pk") else told
        said = layout.say(said, name.replace("_", "-"), **story)
    return said


def shown(at, **kwargs):
    """By place, the stories on the front."""
    picks = front.pick(at, **kwargs)
    return {place.slot.name: place.row.story for place in picks.filled}


def test_a_pin_wins_and_no_story_stands_twice(clock, stories, page):
    said = pinned(page, lead_0=stories[7], tops_1=stories[9], tops_3=stories[7], list_0=stories[0])
    publishing.arrange(page, said)
    places = shown(clock())
    assert (places["lead-0"], places["tops-1"], places["list-0"]) == (stories[7].pk, stories[9].pk, stories[0].pk)
    assert places["tops-0"] == stories[1].pk
    assert len(set(places.values())) == len(places) == 12
    cards = front.arrange(clock())
    assert [cards.lead.story, *[card.story for card in cards.tops]] == [stories[each] for each in (7, 1, 9, 2, 3)]


def test_what_is_pinned_stands_there_in_its_time_only(clock, stories, page):
    told = {"story": stories[8].pk, "from": clock.ahead(hours=1).isoformat(), "until": clock.ahead(hours=2).isoformat()}
    publishing.arrange(page, pinned(page, tops_0=told))
    moments = {hours: shown(clock.ahead(hours=hours))["tops-0"] for hours in (0.9, 1, 1.9, 2)}
    assert moments == {0.9: stories[1].pk, 1: stories[8].pk, 1.9: stories[8].pk, 2: stories[1].pk}


def test_a_story_that_readers_cannot_see_leaves_its_place_to_another(clock, stories, page):
    draft = factories.story()
    publishing.arrange(page, pinned(page, lead_0=draft, tops_0=stories[8], tops_1=stories[9]))
    publishing.retract(stories[8])
    publishing.end(stories[9], at=clock.forward(minutes=1))
    places = shown(clock())
    assert [places[name] for name in ("lead-0", "tops-0", "tops-1")] == [story.pk for story in stories[:3]]
    publishing.publish(draft)
    publishing.restore(stories[8])
    assert (shown(clock())["lead-0"], shown(clock())["tops-0"]) == (draft.pk, stories[8].pk)


def test_an_empty_place_fills_itself_as_the_desk_says(clock, stories, page):
    ports = factories.category("Ports", in_bar=False)
    old = factories.published(category=ports, tags=["Solar"], at=clock.ahead(hours=-30))
    factories.read(stories[10], times=3, at=clock.ahead(hours=-1))
    tag = Tag.objects.get(name="Solar")
    said = pinned(
        page,
        lead_0={"otherwise": "section", "section": ports.pk},
        tops_0={"otherwise": "hot"},
        tops_1={"otherwise": "tag", "tag": tag.pk},
        tops_2={"otherwise": "tag", "tag": Tag.objects.get(name="Subject 2").pk},
    )
    publishing.arrange(page, said)
    places = shown(clock())
    assert [places[f"tops-{each}"] for each in range(4)] == [stories[each].pk for each in (10, 0, 1, 2)]
    assert places["lead-0"] == old.pk
    publishing.end(old)
    clock.forward(minutes=1)
    assert shown(clock())["lead-0"] == stories[0].pk
    tag.delete()
    assert shown(clock())["tops-1"] == stories[1].pk


def test_no_translation_comes_by_itself_into_a_place_that_the_desk_fills(clock, stories, page):
    told = {"translation_of": stories[11], "language": "ms", "tags": ["Subject 2"], "at": clock.ahead(minutes=-5)}
    malay = factories.published(headline="Jaring", **told)
    for story, times in ((malay, 3), (stories[10], 1)):
        factories.read(story, times=times, at=clock.ahead(hours=-1))
    tag = Tag.objects.get(name="Subject 2").pk
    said = {"tops_0": {"otherwise": "hot"}, "tops_1": {"otherwise": "tag", "tag": tag}}
    publishing.arrange(page, pinned(page, **said))
    assert (shown(clock())["tops-0"], shown(clock())["tops-1"]) == (stories[10].pk, stories[1].pk)


def test_what_is_hot_on_a_sections_front_is_hot_in_the_section(clock, stories):
    ports = factories.category("Ports")
    calm, busy = (factories.published(category=ports, at=clock.ahead(hours=-hours)) for hours in (20, 30))
    for story, times in ((stories[3], 9), (busy, 3), (calm, 1)):
        factories.read(story, times=times, at=clock.ahead(hours=-1))
    section = FrontPage.of(ports)
    publishing.arrange(section, pinned(section, tops_0={"otherwise": "hot"}))
    assert shown(clock(), category=ports)["tops-0"] == busy.pk


def test_a_place_has_a_headline_and_a_picture_of_its_own(client, clock, stories, page):
    own = factories.picture("navy", alt="A navy mast")
    told = {"story": stories[5].pk, "headline": "Masts for all", "picture": own.pk}
    publishing.arrange(page, pinned(page, lead_0=told))
    page_of_readers = client.get("/").text
    assert "Masts for all" in page_of_readers and "A navy mast" in page_of_readers
    assert "Masts for all" not in client.get(stories[5].get_absolute_url()).text
    assert own.pk in {picture.pk for picture in [front.arrange(clock()).lead.lead_picture]}
    publishing.retract(stories[5])
    clock.forward(minutes=1)
    assert "Masts for all" not in client.get("/").text


def test_the_record_says_what_stood_there_at_any_moment(clock, stories, page):
    first = publishing.arrange(page, pinned(page, lead_0=stories[4]))
    clock.forward(hours=1)
    evening = publishing.arrange(page, pinned(page, lead_0=stories[6]), at=clock.ahead(hours=5))
    at_once = publishing.arrange(page, pinned(page, lead_0=stories[5]))
    publishing.retract(stories[4])
    leads = {hours: shown(clock.ahead(hours=hours))["lead-0"] for hours in (-2, -0.5, 0, 4, 5, 500)}
    before, *told = [stories[each].pk for each in (0, 4, 5, 5, 6, 6)]
    assert list(leads.values())[1:] == told
    assert leads[-2] != stories[4].pk and before
    ends = [each.ends_at for each in Arrangement.objects.order_by("starts_at")]
    assert ends[:2] == [clock(), evening.starts_at] and first.pk != at_once.pk
    publishing.cancel_arrangement(evening)
    assert shown(clock.ahead(hours=500))["lead-0"] == stories[5].pk
    with pytest.raises(publishing.Refused, match="Readers have seen it"):
        publishing.cancel_arrangement(at_once)
    with pytest.raises(publishing.Refused, match="cancelled already"):
        publishing.cancel_arrangement(evening)
    with pytest.raises(publishing.Refused, match="is past"):
        publishing.arrange(page, {}, at=clock())


def test_a_picture_of_a_places_own_gives_way_to_the_storys_while_it_is_withheld(clock, page):
    own, lost = factories.picture("teal"), factories.picture("red")
    story = factories.published(lead_picture=factories.picture("navy"), lead_alt="In its own words")
    bare = factories.published()
    publishing.arrange(
        page, pinned(page, lead_0={"story": story.pk, "picture": own.pk}, tops_0={"story": bare.pk, "picture": lost.pk})
    )
    arranged = front.arrange(clock())
    assert (arranged.lead.lead_picture, arranged.lead.lead_alt) == (own, "")
    assert arranged.tops[0].lead_picture == lost
    for each in (own, lost):
        withdrawing.withdraw(each, "Sold twice.")
    arranged = front.arrange(clock())
    assert (arranged.lead.lead_picture, arranged.lead.lead_alt) == (story.lead_picture, "In its own words")
    assert arranged.tops[0].lead_picture is None


def test_two_for_one_moment_leave_the_last_one(clock, stories, page):
    at = clock.ahead(hours=2)
    publishing.arrange(page, pinned(page, lead_0=stories[4]), at=at)
    publishing.arrange(page, pinned(page, lead_0=stories[5]), at=at)
    publishing.arrange(page, pinned(page, lead_0=stories[6]))
    publishing.arrange(page, pinned(page, lead_0=stories[7]))
    assert [shown(when)["lead-0"] for when in (clock.forward(seconds=1), at)] == [stories[7].pk, stories[5].pk]
    standing = Arrangement.objects.standing().order_by("starts_at")
    assert [each.ends_at for each in standing][:-1] == [each.starts_at for each in standing][1:]


def test_a_section_has_a_front_of_its_own(client, clock, stories, page):
    money, ports = Category.objects.get(name="Money"), factories.category("Ports")
    guest = factories.published(category=ports, headline="A guest from Ports", at=clock.ahead(hours=-50))
    before = client.get("/money/").text
    assert front.of_section(money, clock()) is None and "A guest from Ports" not in before
    publishing.arrange(FrontPage.of(money), pinned(page, lead_0=guest, tops_1=stories[3]))
    arranged = front.of_section(money, clock())
    assert arranged.lead.story == guest
    assert [card.story for card in arranged.tops] == [stories[each] for each in (0, 3, 1, 2)]
    assert [card.story for card in arranged.page.rows] == stories[4:]
    assert "A guest from Ports" in client.get("/money/").text
    assert shown(clock())["lead-0"] == stories[0].pk
    assert "A guest from Ports" not in client.get("/money/?before=20261012T000000.000000-1").text


def test_a_section_of_which_the_desk_has_said_nothing_is_opened_by_its_newest(client, clock, stories):
    shown = client.get("/money/")
    opened, listed = shown.context["front"], shown.context["page"].rows
    assert [opened.lead, *opened.tops, *opened.page.rows] == listed
    assert shown.text.count('class="card card--row') == len(listed) - 5
    assert 'class="top' not in client.get(f"/money/?before={pages.place(listed[2])}").text


def test_a_short_section_is_a_list(client, clock):
    factories.published(category=factories.category("Money"))
    assert 'class="top' not in client.get("/money/").text


def test_a_long_section_goes_on_behind_its_front(client, clock, stories, page):
    more = printed([clock.ahead(days=-age) for age in range(1, 20)])
    publishing.arrange(
        FrontPage.of(Category.objects.get(name="Money")), pinned(page, lead_0=more[-1], tops_0=stories[11])
    )
    arranged = front.of_section(Category.objects.get(name="Money"), clock())
    listed = [card.story for card in arranged.page.rows]
    assert listed == [story for story in [*stories, *more] if story.pk not in {more[-1].pk, stories[11].pk}][3:23]
    older = client.get(f"/money/?before={arranged.page.older}").context["page"].rows
    assert [card.story for card in older] == [*stories, *more][more.index(listed[-1]) + 13 :]


def test_a_page_that_uses_all_asks_little(django_assert_max_num_queries, clock, stories, page):
    own, tag = factories.picture("navy"), Tag.objects.get(name="Subject 1")
    told = {"story": stories[8].pk, "picture": own.pk, "otherwise": "section", "section": stories[0].category_id}
    asked = {"tops_0": {"otherwise": "tag", "tag": tag.pk}, "tops_1": {"otherwise": "hot"}, "lead_0": told}
    publishing.arrange(page, pinned(page, **asked))
    money = stories[0].category
    publishing.arrange(FrontPage.of(money), pinned(page, **asked))
    with django_assert_max_num_queries(8):
        front.arrange(clock())
    with django_assert_max_num_queries(8):
        front.of_section(money, clock())


@pytest.mark.parametrize(
    ("role", "beat", "asked", "said"),
    [
        ("Editor", None, None, ""),
        ("Editor", None, "Money", ""),
        ("Chief", None, None, ""),
        ("Editor", "Money", "Money", ""),
        ("Editor", "Ports", "Money", "not on your beat"),
        ("Editor", "Money", None, "who work for all of the paper"),
        ("Sub-editor", None, None, "An editor can"),
        ("", None, None, "An editor can"),
    ],
)
def test_editors_arrange_the_front_and_those_of_their_beats(role, beat, asked, said):
    beats = [factories.category(beat)] if beat else []
    somebody = factories.person(role, *beats)
    front_of = FrontPage.of(factories.category(asked) if asked else None)
    try:
        publishing.arrange(front_of, {}, by=somebody, where="front, 192.0.2.7")
    except publishing.Forbidden as refusal:
        assert said and said in str(refusal)
        assert not Arrangement.objects.exists()
    else:
        assert said == ""
        assert Arrangement.objects.get().made_by == somebody


def test_a_draft_is_put_together_by_hand(page, stories):
    one, two, three, *_ = stories
    said = layout.put(page, {}, one.pk, "tops-2")
    said = layout.put(page, said, two.pk, "tops-2")
    assert {name: each["story"] for name, each in said.items()} == {"tops-2": two.pk, "tops-3": one.pk}
    said = layout.say(said, "tops-3", headline="Mine", otherwise="hot")
    said = layout.put(page, said, three.pk, "tops-2")
    assert {name: each["story"] for name, each in said.items()} == {"tops-2": three.pk, "tops-3": two.pk}
    said = layout.put(page, layout.say(said, "tops-2", headline="Three"), three.pk, "lead-0")
    assert (said["lead-0"]["headline"], "tops-2" in said) == ("Three", False)
    said = layout.step(page, said, "lead-0", 1)
    assert said["tops-0"]["headline"] == "Three" and "lead-0" not in said
    assert layout.clear(said, "tops-3")["tops-3"]["otherwise"] == "hot"
    assert layout.step(page, said, "tops-0", -1)["lead-0"]["story"] == three.pk


def test_what_a_draft_says_is_what_readers_get_and_the_other_way_round(page, stories, clock):
    said = pinned(
        page,
        lead_0={"story": stories[0].pk, "headline": "Own", "from": clock().isoformat(), "until": None},
        rail1_0={"otherwise": "hot"},
        tops_1={"otherwise": "section", "section": stories[0].category_id},
    )
    made = publishing.arrange(
        page, {**said, "tops-2": layout.say({}, "tops-2", story=10**9, otherwise="hot")["tops-2"]}
    )
    again = layout.as_said(made.slots.all())
    assert {name: again[name] for name in ("lead-0", "tops-1")} == {name: said[name] for name in ("lead-0", "tops-1")}
    assert again["tops-2"] == layout.say({}, "tops-2", otherwise="hot")["tops-2"]


def test_of_two_who_save_a_draft_the_second_is_told(page, stories, clock):
    mei, arief = factories.person("Editor", first_name="Mei"), factories.person("Editor", first_name="Arief")
    begun = layout.opened(page)
    layout.save(page, layout.put(page, {}, stories[0].pk, "lead-0"), base=begun.number, by=mei, words="“Ferries” put")
    with pytest.raises(
        layout.Stale, match=r"Mei changed the draft on 12 Oct 2026, 12:00\. “Ferries” put\. Check it, then try"
    ):
        layout.save(page, {}, base=begun.number, by=arief)
    assert layout.opened(page).slots["lead-0"]["story"] == stories[0].pk


def test_the_second_is_told_what_was_undone_and_what_done_again(page, stories):
    for number, story in enumerate(stories[:3]):
        draft = layout.opened(page)
        layout.save(
            page,
            layout.put(page, draft.slots, story.pk, f"tops-{number}"),
            base=draft.number,
            by=None,
            words=f"Put {number}",
        )
    for act, told in [(layout.undo, "Undone: Put 2"), (layout.undo, "Undone: Put 1"), (layout.redo, "Put 1")]:
        act(page, base=layout.opened(page).number, by=None)
        with pytest.raises(layout.Stale, match=rf"12:00\. {told}\. Check it"):
            layout.current(page, 1)


def test_of_two_at_once_one_follows_the_other(side_by_side, page):
    base = layout.opened(page).number
    story = factories.published()
    acts = [partial(publishing.arrange, FrontPage.of(None), pinned(page, lead_0=story)) for _ in range(2)]
    made = side_by_side(*acts)
    assert [type(each) for each in made] == [Arrangement, Arrangement]
    first, second = Arrangement.objects.order_by("starts_at")
    assert first.ends_at == second.starts_at and not second.has_end
    layout.save(page, {}, base=base, by=None)
    base = layout.opened(page).number
    told = [pinned(page, lead_0=story), pinned(page, tops_0=story)]
    kept = side_by_side(*(partial(layout.save, FrontPage.of(None), each, base=base, by=None) for each in told))
    assert sorted(type(each).__name__ for each in kept) == ["FrontDraft", "Stale"]


def test_a_draft_is_undone_act_by_act(page, stories):
    publishing.arrange(page, pinned(page, lead_0=stories[5]))
    said = layout.opened(page).slots
    assert said["lead-0"]["story"] == stories[5].pk
    for number, story in enumerate(stories[:3]):
        draft = layout.opened(page)
        said = layout.put(page, draft.slots, story.pk, f"tops-{number}")
        layout.save(page, said, base=draft.number, by=None, words=f"put {number}")
    whole, ones = ["lead-0", "tops-0", "tops-1", "tops-2"], []

    def go(act, times):
        for _ in range(times):
            said = act(page, base=layout.opened(page).number, by=None)
            ones.append((said, len(layout.opened(page).slots)))

    go(layout.undo, 4)
    go(layout.redo, 2)
    go(layout.undo, 1)
    go(layout.redo, 3)
    undone = [("put 2", 3), ("put 1", 2), ("put 0", 1), ("", 1)]
    assert ones == [*undone, ("put 0", 2), ("put 1", 3), ("put 1", 2), ("put 1", 3), ("put 2", 4), ("", 4)]
    assert sorted(layout.opened(page).slots) == whole
    go(layout.undo, 1)
    draft = layout.opened(page)
    layout.save(page, layout.clear(draft.slots, "tops-0"), base=draft.number, by=None, words="cleared")
    assert layout.redo(page, base=layout.opened(page).number, by=None) == ""


def test_a_deleted_draft_leaves_its_place_empty(page, stories, clock):
    gone = factories.story()
    publishing.arrange(page, pinned(page, lead_0={"story": gone.pk, "headline": "Own words"}))
    publishing.delete(gone)
    assert Slot.objects.get().story is None
    assert shown(clock())["lead-0"] == stories[0].pk
