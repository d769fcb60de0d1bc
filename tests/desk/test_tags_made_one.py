"""Tags that mean the same become one: at the desk, in what readers see, and at their addresses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import layout, publishing
from articles.models import Act, EditionTag, FrontPage, OldAddress, Slot, Tag
from articles.publishing import tags as merging
from newsroom.pagecache import marks
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/desk/articles/tag/"


@pytest.fixture
def pair(desk):
    """Two tags for one thing. One live story has both, one the second, a draft the second; a third tag is on none."""
    stories = {
        "both": factories.published(headline="Both piers", tags=["Ports", "Harbours"]),
        "one": factories.published(headline="One pier", tags=["Harbours"]),
        "draft": factories.story(headline="No pier yet", tags=["Harbours"]),
    }
    Tag.objects.create(name="Nothing")
    OldAddress.objects.create(path="thema/hafen", tag=Tag.objects.get(name="Harbours"))
    return stories


def named(*names):
    return [Tag.objects.get(name=name).pk for name in names]


def test_the_list_says_how_many_readers_see_and_which_are_on_none(desk, pair):
    rows = desk.get(LIST).context["cl"].result_list
    assert {tag.name: tag.live_number for tag in rows} == {"Harbours": 2, "Nothing": 0, "Ports": 1}
    assert [tag.name for tag in desk.get(LIST, {"use": "none"}).context["cl"].result_list] == ["Nothing"]


def test_of_two_one_stays_and_its_stories_and_addresses_lead_on(desk, client, pair, monkeypatch):
    told = set()
    monkeypatch.setattr(marks, "mark", lambda keys, **more: told.update(keys))
    sent = {"action": "make_one", "_selected_action": named("Ports", "Harbours")}
    asked = desk.post(LIST, sent)
    assert "Which one stays" in asked.text and asked.context["form"].initial["stays"].name == "Harbours"
    [stays], [gone] = named("Ports"), named("Harbours")
    done = desk.post(LIST, {**sent, "asked": "1", "stays": stays}, follow=True)
    assert "2 tags are one now: “Ports”." in done.text
    assert {name: list(story.tags.names()) for name, story in pair.items()} == {name: ["Ports"] for name in pair}
    page = client.get("/tag/ports/").text
    assert "Both piers" in page and "One pier" in page and EditionTag.objects.count() == 2
    for address in ("/tag/harbours/", "/thema/hafen/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (301, "/tag/ports/")
    assert told >= {f"tag:{stays}", f"tag:{gone}/name", f"tag:{gone}/address"}
    act = Act.objects.first()
    assert (act.verb, act.headline, act.why) == ("tags", "Ports", "instead of “Harbours”")
    assert act.get_verb_display() == "Made tags one"


def test_what_waits_for_readers_comes_with_the_tag_that_stayed(pair, monkeypatch):
    foretold = set()
    at = timezone.now() + timedelta(hours=1)
    publishing.schedule(factories.story(tags=["Harbours"]), at)
    monkeypatch.setattr(merging.marks, "mark_at", lambda moment, keys: foretold.update((moment, key) for key in keys))
    publishing.merge_tags(Tag.objects.filter(name__in=["Ports", "Harbours"]), Tag.objects.get(name="Ports"))
    assert (at, f"tag:{named('Ports')[0]}") in foretold
    assert EditionTag.objects.filter(content_object__starts_at=at).get().tag.name == "Ports"


def test_a_place_that_fills_itself_by_one_goes_by_the_tag_that_stayed(desk, pair):
    page, at = FrontPage.of(None), timezone.now() + timedelta(hours=1)
    [gone], [stays] = named("Harbours"), named("Ports")
    draft = layout.opened(page)
    for place in ("lead-0", "tops-0"):
        said = layout.say(draft.slots, place, otherwise="tag", tag=gone)
        draft = layout.save(page, said, base=draft.number, by=None, words=place)
        publishing.arrange(page, said, at=at if place == "tops-0" else None)
    done = desk.post(
        LIST, {"action": "make_one", "_selected_action": [gone, stays], "asked": "1", "stays": stays}, follow=True
    )
    assert "Places that fill themselves by it stand here: The front." in done.text
    assert set(Slot.objects.values_list("tag", flat=True)) == {stays}
    assert "fills itself: the newest with “Ports”" in desk.get("/desk/articles/frontpage/front/").text
    assert {each["tag"] for kept in page.drafts.all() for each in kept.slots.values()} == {stays}
    layout.undo(page, base=draft.number, by=None)
    assert layout.opened(page).slots["lead-0"]["tag"] == stays
    Tag.objects.get(pk=stays).delete()
    assert "fills itself: the newest, for the tag is gone" in desk.get("/desk/articles/frontpage/front/").text
