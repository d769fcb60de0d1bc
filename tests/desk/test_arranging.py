"""The screen on which a page is arranged: without scripts, by whom, and what is refused."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import layout, publishing
from articles.admin.fronts import looking
from articles.admin.fronts.looking import usual_moments
from articles.models import Act, Arrangement, Category, FrontDraft, FrontPage, Tag
from newsroom.clock import moment
from pictures import deleting, standing, uses, withdrawing
from tests import factories
from tests.desk.arranging import FRONT, act, clock

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}
TOMORROW = (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)


@pytest.fixture
def stories(db):
    now = timezone.now()
    return [factories.published(headline=f"Nets {age}", at=now - timedelta(hours=age)) for age in range(1, 8)]


def test_the_desk_calls_the_list_as_readers_know_it(desk, client):
    for age in range(1, 16):
        factories.published(at=timezone.now() - timedelta(hours=age))
    [heading] = re.findall(r'<h2 class="band" id="latest">([^<]+)</h2>', client.get("/").text)
    assert f'<h2 id="zone-list">{heading}</h2>' in desk.get(FRONT).text


def test_a_page_is_arranged_without_scripts(desk, client, stories, editor):
    assert "fills itself" in desk.get(FRONT).text and "no picture" in desk.get(FRONT).text
    said = act(desk, "put", f"{stories[5].pk}:lead").text
    assert "“Nets 6” put: Lead." in said and "The draft is not what readers see" in said
    assert "Nets 6" in act(desk, "put", f"{stories[6].pk}:lead-0").text
    details = {"base": layout.opened(FrontPage.of(None)).number, "story": stories[6].pk, "headline": "Nets for all"}
    place = f"{FRONT}place/?place=lead-0&back={FRONT}"
    kept = desk.post(place, {**details, "otherwise": "newest", "ends_at": "2036-01-02T08:00"}, follow=True).text
    assert "Nets for all" in kept and "until 2 Jan 2036, 08:00" in kept
    assert "Moved: Lead" in act(desk, "up", "tops-0").text
    assert "Undone: Moved: Lead" in act(desk, "undo", "1").text
    assert "Done again: Moved: Lead" in act(desk, "redo", "1").text
    assert "left to be done again" in act(desk, "redo", "1").text
    assert "Undone: Moved: Lead" in act(desk, "undo", "1").text
    assert "Nets for all" not in client.get("/").text
    published = desk.post(f"{FRONT}publish/", {"base": layout.opened(FrontPage.of(None)).number}, follow=True).text
    assert "readers see it now" in published and "Readers see the page as it stands here" in published
    assert "Nets for all" in client.get("/").text
    made = Arrangement.objects.get()
    assert (made.made_by, made.where) == (editor, "front, 127.0.0.1")
    logged = Act.objects.get(verb="arrange")
    assert (logged.headline, logged.by, logged.where) == ("The front", editor, "front, 127.0.0.1")
    assert "Tops" not in act(desk, "clear", "lead-0").text
    assert "As readers see it" in act(desk, "start_over", "1").text
    assert layout.opened(FrontPage.of(None)).slots["lead-0"]["headline"] == "Nets for all"


def test_a_front_is_looked_at_in_the_evening_and_the_morning_with_one_press():
    evening, morning = datetime(2026, 11, 27, 10, tzinfo=UTC), datetime(2026, 11, 27, 22, tzinfo=UTC)
    assert usual_moments(evening - timedelta(minutes=1)) == [("Today 18:00", evening), ("Tomorrow 06:00", morning)]
    assert usual_moments(evening) == [("Tomorrow 06:00", morning)]


def test_the_moment_at_which_a_pinned_story_comes_is_one_press_away(desk, stories):
    at = (timezone.now() + timedelta(days=2)).replace(microsecond=0)
    story = factories.story(headline="Sails")
    publishing.schedule(story, at)
    act(desk, "put", f"{story.pk}:lead")
    assert (moment(at), at) in desk.get(f"{FRONT}preview/").context["moments"]


def test_it_is_scheduled_looked_at_cancelled_and_brought_back(desk, client, stories):
    page = FrontPage.of(None)
    at = (timezone.now() + timedelta(hours=3)).replace(second=0, microsecond=0)
    act(desk, "put", f"{stories[5].pk}:lead")
    desk.post(f"{FRONT}publish/", {"base": layout.opened(page).number})
    first = Arrangement.objects.get()
    act(desk, "put", f"{stories[6].pk}:lead")
    assert desk.post(f"{FRONT}schedule/", {"base": 1, "at": "2001-01-01T10:00"}).status_code == 422
    assert "Other than now: Lead; Top stories, 1 of 4." in html.unescape(desk.get(f"{FRONT}schedule/").text)
    screen = desk.get(FRONT).text
    assert "2 places are changed." in screen and screen.count(">changed<") == 2
    said = {"base": layout.opened(page).number, "at": clock(at), "back": FRONT}
    assert "Scheduled for" in desk.post(f"{FRONT}schedule/", said, follow=True).text
    leads = [
        desk.get(f"{FRONT}preview-page/", asked)
        for asked in ({"show": "readers"}, {"show": "readers", "at": clock(at)})
    ]
    assert [answer.context["front"].lead.headline for answer in leads] == ["Nets 6", "Nets 7"]
    assert desk.get(f"{FRONT}preview-page/").context["front"].lead.headline == "Nets 7"
    offered = [words for words, _ in desk.get(f"{FRONT}preview/").context["moments"]]
    assert offered[-2:] == ["Tomorrow 06:00", moment(at)]
    assert "nobody had arranged" in desk.get(f"{FRONT}preview/?show=readers&at=2020-01-01T10:00").text
    planned = page.arrangements.ahead(timezone.now()).get()
    asked = desk.get(f"{FRONT}cancel/?arrangement={planned.pk}&back={FRONT}").text
    assert f'<a href="{FRONT}">Keep it</a>' in asked
    for view, leave in (
        (f"cancel/?arrangement={planned.pk}", "Keep it"),
        ("schedule/", "Leave it"),
        ("place/?place=lead-0", "Leave as it was"),
    ):
        shown = desk.get(f"{FRONT}{view}").text  # as somebody finds it who kept its address
        assert f'<a href="{FRONT}">{leave}</a>' in shown and f'name="back" value="{FRONT}"' in shown, view
        assert f'<li><a href="{FRONT}">The front</a></li>\n<li aria-current="page">' in shown, view
    assert f"Cancel what is scheduled for {moment(at)}?" in asked and page.arrangements.ahead(timezone.now()).exists()
    changed_in_it = "What changed in it: Lead: “Nets 7” pinned; Top stories 1: “Nets 6” moved here from Lead."
    assert changed_in_it in html.unescape(asked)
    sent = {"arrangement": planned.pk, "back": FRONT}
    assert "is cancelled" in desk.post(f"{FRONT}cancel/", sent, follow=True).text
    again = desk.post(f"{FRONT}cancel/", sent)
    assert again.status_code == 422 and "It is cancelled already." in again.text
    desk.post(f"{FRONT}publish/", {"base": layout.opened(page).number})
    history = desk.get(f"{FRONT}history/").text
    assert history.count("Publish it again") == 2 and "cancelled" in history and "Nets 7" in history
    back = desk.post(f"{FRONT}bring-back/", {"arrangement": first.pk}, follow=True).text
    assert "Readers see again" in back and "stays as it is" not in back
    assert client.get("/").context["front"].lead.headline == "Nets 6"
    assert Arrangement.objects.latest("pk").again == first
    act(desk, "put", f"{stories[2].pk}:lead")
    again = desk.post(f"{FRONT}bring-back/", {"arrangement": planned.pk}, follow=True).text
    assert "stays as it is" in again
    assert layout.opened(page).slots["lead-0"]["story"] == stories[2].pk


@pytest.fixture
def cancelled(stories):
    """What was laid out for tomorrow, “Nets 5” in the lead, and cancelled."""
    page = FrontPage.of(None)
    planned = publishing.arrange(page, layout.put(page, {}, stories[4].pk, "lead-0"), at=TOMORROW)
    publishing.cancel_arrangement(planned)
    return planned


def test_what_was_cancelled_is_looked_at_as_it_was_laid_out(desk, client, cancelled, stories):
    [look] = re.findall(r'href="([^"]+)">Look<', desk.get(f"{FRONT}history/").text)
    seen = desk.get(html.unescape(look))
    assert "the paper itself: readers never got it." in seen.text and "What was scheduled for" in seen.text
    assert desk.get(seen.context["source"]).context["front"].lead.headline == "Nets 5"
    theirs = publishing.arrange(FrontPage.of(factories.category("Ports")), {})
    for show in (theirs.pk, "readers", "nonsense"):
        assert desk.get(f"{FRONT}preview/?show={show}").context["form"].cancelled is None, show
    assert client.get("/").context["front"].lead.headline == "Nets 1"


def test_the_history_tells_no_change_of_what_was_cancelled(desk, cancelled, stories):
    act(desk, "put", f"{stories[1].pk}:lead")
    desk.post(f"{FRONT}publish/", {"base": layout.opened(FrontPage.of(None)).number})
    history = desk.get(f"{FRONT}history/")
    assert changed(history)[0] == [] and "Readers never got it." in history.text


def test_what_was_cancelled_is_loaded_into_the_draft_and_published_or_scheduled(desk, client, cancelled, stories):
    page, sent = FrontPage.of(None), {"arrangement": cancelled.pk}
    assert "The draft is what was laid out for" in desk.post(f"{FRONT}load/", sent, follow=True).text
    draft = layout.opened(page)
    assert (draft.slots["lead-0"]["story"], draft.said) == (stories[4].pk, f"Loaded from {moment(TOMORROW)}")
    assert client.get("/").context["front"].lead.headline == "Nets 1"
    desk.post(f"{FRONT}schedule/", {"base": draft.number, "at": clock(TOMORROW)})
    assert page.arrangements.live(TOMORROW).get().slots.get().story == stories[4]
    desk.post(f"{FRONT}publish/", {"base": draft.number})
    assert client.get("/").context["front"].lead.headline == "Nets 5"


def test_loading_asks_first_where_places_of_the_draft_would_be_lost(desk, cancelled, stories):
    page, sent = FrontPage.of(None), {"arrangement": cancelled.pk}
    act(desk, "put", f"{stories[5].pk}:tops-1")
    asked = desk.post(f"{FRONT}load/", sent)
    assert "of these places: Top stories, 2 of 4. It is replaced." in asked.text and "Keep the draft" in asked.text
    assert f'href="{FRONT}history/"' in asked.text
    sure = {**sent, "base": layout.opened(page).number}
    act(desk, "put", f"{stories[6].pk}:list-0")
    assert "Top stories, 2 of 4; More stories, 1 of" in desk.post(f"{FRONT}load/", sure).text
    sure["base"] = layout.opened(page).number
    desk.post(f"{FRONT}load/", sure)
    assert set(layout.opened(page).slots) == {"lead-0"}
    act(desk, "undo", "1")
    assert set(layout.opened(page).slots) == {"tops-1", "list-0"}


def test_what_is_loaded_goes_without_sections_that_left_the_bar(desk, stories):
    page, rail = FrontPage.of(None), stories[0].category
    Category.objects.filter(pk=rail.pk).update(in_bar=True)
    publishing.arrange(page, {f"rail{rail.pk}-0": {**layout.NOTHING, "otherwise": "hot"}})
    Category.objects.filter(pk=rail.pk).update(in_bar=False)
    desk.post(f"{FRONT}load/", {"arrangement": page.arrangements.get().pk})
    assert layout.opened(page).slots == {}


def test_a_preview_says_that_it_shows_now_and_which_weather_it_shows(desk, settings):
    def banner(at):
        seen = desk.get(f"{FRONT}preview/", {"at": at}).text
        return " ".join(html.unescape(re.search(r'role="status">(.*?)</p>', seen, re.DOTALL)[1]).split())

    wrong = banner("garbage\x00")
    assert "“garbage” is no moment to look at, so this is now. Write the moment as 2026-11-23T18:00.<" in wrong
    assert 'id="id_at_error"' in wrong and "The draft as it is now" in wrong and "weather" not in wrong
    assert "is no moment" not in banner("2036-01-01T08:00") and "weather" not in banner("")
    assert banner("2036-01-01T08:00").endswith("scheduled stories among it. The weather is as it is now.")
    settings.WEATHER_PROVIDER = "none"
    assert "weather" not in banner("2036-01-01T08:00")


def test_what_replaces_it_later_is_said_with_what_is_published(desk, stories):
    page, at = FrontPage.of(None), (timezone.now() + timedelta(hours=3)).replace(second=0, microsecond=0)
    replaced = f" What is scheduled for {moment(at)} replaces all of it then."
    publishing.arrange(page, {})
    earlier = Arrangement.objects.get()

    def said(view, **sent):
        return desk.post(
            f"{FRONT}{view}/", {"base": layout.opened(page).number, "back": FRONT, **sent}, follow=True
        ).text

    act(desk, "put", f"{stories[5].pk}:lead")
    assert f"Scheduled for {moment(at)}.<" in said("schedule", at=clock(at))
    assert f"readers see it now.{replaced}" in said("publish")
    sooner = at - timedelta(hours=1)
    assert f"Scheduled for {moment(sooner)}.{replaced}" in said("schedule", at=clock(sooner))
    assert "replaces all of it then" in said("bring-back", arrangement=earlier.pk)


MADE_AT = {  # two within a second, a third within their minute, and two at 02:30 in Berlin as clocks go back
    "Ana": "2025-10-20T10:00:05.120001+00:00",
    "Ben": "2025-10-20T10:00:05.980900+00:00",
    "Cem": "2025-10-20T10:00:41+00:00",
    "Dua": "2025-10-26T00:30:09.5+00:00",
    "Eve": "2025-10-26T01:30:09.5+00:00",
}


def test_each_row_of_the_history_leads_to_its_own_arrangement(desk, settings, monkeypatch):
    settings.TIME_ZONE = "Europe/Berlin"
    for name, at in MADE_AT.items():
        monkeypatch.setattr(timezone, "now", lambda at=at: datetime.fromisoformat(at))
        publishing.arrange(FrontPage.of(None), {}, by=factories.person("Editor", first_name=name))
    monkeypatch.undo()
    history = desk.get(f"{FRONT}history/").text
    looks = [html.unescape(found) for found in re.findall(r'href="([^"]+)">Look<', history)]
    seen = [desk.get(look).context["words"] for look in looks]
    assert [re.search(r"arranged by (\w+)", words)[1] for words in seen] == ["Eve", "Dua", "Cem", "Ben", "Ana"]
    assert "saw at 20 Oct 2025, 12:00:41: arranged by Cem, for 20 Oct 2025, 12:00:41." in seen[2]
    assert "20 Oct 2025, 12:00:41" in history and "20 Oct 2025, 12:00:05" in history
    fields = [re.search(r'name="at" value="([^"]*)"[^>]* step="any"', desk.get(look).text)[1] for look in looks[2:]]
    assert fields == ["2025-10-20T12:00:41", "2025-10-20T12:00:05.981", "2025-10-20T12:00:05.121"]
    for field, name in zip(fields, ["Cem", "Ben", "Ana"], strict=True):
        assert f"arranged by {name}" in desk.get(f"{FRONT}preview/?show=readers&at={field}").context["words"]


def test_of_two_at_once_the_second_is_told_and_loses_nothing(desk, client, stories):
    page = FrontPage.of(None)
    base = layout.opened(page).number
    mei = factories.person("Editor", first_name="Mei")
    layout.save(page, layout.put(page, {}, stories[3].pk, "lead-0"), base=base, by=mei, words="“Nets 4” put: Lead")
    late = desk.post(f"{FRONT}act/", {"base": base, "put": f"{stories[1].pk}:lead"}, headers=JSON)
    assert late.status_code == 409 and "Mei changed the draft" in late.json()["message"]
    typed = {"base": base, "headline": "Typed and kept", "story": stories[1].pk, "otherwise": "newest"}
    details = desk.post(f"{FRONT}place/?place=tops-0", typed, headers=JSON)
    assert details.status_code == 422 and "Mei changed the draft" in details.json()["message"]
    assert "Typed and kept" in details.json()["form"] and "Here is now" not in details.json()["message"]
    assert f'name="base" value="{layout.opened(page).number}"' in details.json()["form"]
    assert "Mei changed the draft" in desk.post(f"{FRONT}publish/", {"base": base}, follow=True).text
    assert not Arrangement.objects.exists()
    assert layout.opened(page).slots["lead-0"]["story"] == stories[3].pk


def test_an_open_page_learns_what_colleagues_did(desk, stories, editor):
    page, mei = FrontPage.of(None), factories.person("Editor", first_name="Mei")

    def stands():
        return desk.post(f"{FRONT}standing/").json()

    at_first = stands()
    assert (at_first["draft"], at_first["current"], at_first["ahead"]) == (0, 0, "")
    said = layout.put(page, {}, stories[3].pk, "lead-0")
    draft = layout.save(page, said, base=0, by=mei, words="“Nets 4” put: Lead")
    assert stands()["drafted"].startswith("Mei changed the draft on ")
    assert stands()["drafted"].endswith(". “Nets 4” put: Lead.")
    made = publishing.arrange(page, said, by=mei)
    planned = publishing.arrange(page, said, by=mei, at=TOMORROW)
    later = stands()
    assert (later["draft"], later["current"], later["ahead"]) == (draft.number, made.pk, str(planned.pk))
    assert later["published"].startswith("Readers see what Mei arranged, since ")
    assert later["scheduled"] == f"Scheduled now: {moment(TOMORROW)}."
    screen = desk.get(FRONT).text
    assert f'data-draft="{draft.number}" data-current="{made.pk}" data-ahead="{planned.pk}"' in screen
    assert f'data-pins="{later["pins"]}"' in screen and later["pins"] == f"{stories[3].pk}:live"
    layout.save(page, {}, base=draft.number, by=editor)
    assert stands()["drafted"].startswith("You changed the draft on ")


def test_an_open_page_learns_what_became_of_the_stories_that_are_pinned(desk, stories):
    page, sails = FrontPage.of(None), factories.story(headline="Sails")
    pinned = layout.put(page, layout.put(page, {}, stories[3].pk, "lead-0"), sails.pk, "tops-0")
    layout.save(page, pinned, base=0, by=None)

    def pins():
        return desk.post(f"{FRONT}standing/").json()["pins"]

    assert pins() == f"{stories[3].pk}:live {sails.pk}:draft"
    publishing.delete(sails)
    publishing.retract(stories[3])
    assert pins() == f"{stories[3].pk}:retracted"


def test_an_open_page_learns_what_fills_its_places(desk, stories):
    def fills():
        return desk.post(f"{FRONT}standing/").json()["fills"].split()

    assert fills()[0] == f"lead-0:{stories[0].pk}"
    assert f'data-fills="{" ".join(fills())}"' in desk.get(FRONT).text
    publishing.retract(stories[0])
    assert fills()[0] == f"lead-0:{stories[1].pk}"
    assert f":{stories[0].pk}" not in " ".join(fills())


def test_who_is_overtaken_in_a_place_reads_what_stands_there_now(desk, stories):
    page, mei = FrontPage.of(None), factories.person("Editor", first_name="Mei")
    pinned = layout.put(page, {}, stories[3].pk, "lead-0")
    seen = layout.save(page, pinned, base=0, by=mei, words="“Nets 4” put: Lead").number
    theirs = layout.say(pinned, "lead-0", headline="Nets for all", otherwise="hot")
    layout.save(page, theirs, base=seen, by=mei, words="Lead changed")
    typed = {"base": seen, "headline": "Typed and kept", "story": stories[3].pk, "otherwise": "newest"}
    trouble = desk.post(f"{FRONT}place/?place=lead-0", typed, headers=JSON).json()["message"]
    here = "“Nets 4” pinned, headline here “Nets for all”; otherwise filled by what is read most this week."
    assert trouble.endswith(f"Lead changed. Check it, then try again. Here is now: {here}")


WRONG = [
    ("story", "no such words", "No story is found by “no such words”"),
    ("picture", "999", "choose another picture"),
    ("tag", "Nothing", "No tag is called “Nothing”"),
    ("otherwise", "tag", "Name the tag"),
    ("otherwise", "section", "Choose the section"),
    ("starts_at", "soon", "Write the moment as"),
    ("ends_at", "2026-01-01T08:00", "It would end before it begins"),
    ("headline", "x" * 201, "Shorten this to at most 200 characters (it has 201)."),
]


def test_what_is_wrong_in_a_place_is_said_and_kept(desk):
    for field, value, said in WRONG:
        typed = {"otherwise": "newest", "starts_at": "2026-02-01T08:00", field: value, "base": 0}
        answer = desk.post(f"{FRONT}place/?place=tops-1", typed)
        assert answer.status_code == 422 and said in answer.text and value in answer.text, field
    assert not FrontDraft.objects.exists()


def test_what_belongs_to_a_story_is_not_thrown_away_where_none_is_put(desk, stories):
    picture = factories.picture()
    typed = {"headline": "Nets for all", "picture": picture.pk}
    typed |= {"starts_at": "2036-01-01T08:00", "ends_at": "2036-01-02T08:00"}
    answer = desk.post(f"{FRONT}place/?place=tops-1", {"base": 0, "otherwise": "newest", **typed})
    assert answer.status_code == 422 and not FrontDraft.objects.exists()
    form = answer.context["form"]
    assert set(form.errors) == set(typed)
    assert form.errors["ends_at"] == ["“Until” belongs to a story put here: choose one first, or empty this field."]
    assert all(str(value) in answer.text for value in typed.values())
    said = {"base": 0, "otherwise": "newest", **typed, "story": stories[2].pk}
    desk.post(f"{FRONT}place/?place=tops-1", said)
    assert layout.opened(FrontPage.of(None)).slots["tops-1"]["headline"] == "Nets for all"


def test_who_may_arrange_what(client, stories):
    ports = factories.category("Ports")
    money = f"/desk/articles/frontpage/section-{stories[0].category_id}/"
    client.force_login(factories.person("Reporter"))
    seen = client.get(FRONT)
    assert seen.status_code == 200 and "An editor can" in seen.text and "data-asks" not in seen.text
    for view in ("act/", "publish/", "schedule/", "cancel/", "bring-back/", "load/", "place/?place=lead-0"):
        assert client.post(f"{FRONT}{view}", {"put": "1:lead"}).status_code == 403, view
    client.force_login(factories.person("Editor", ports))
    assert client.get("/desk/articles/frontpage/").url == f"/desk/articles/frontpage/section-{ports.pk}/"
    assert act(client, "put", f"{stories[0].pk}:lead", money).status_code == 403
    theirs = client.get("/desk/articles/frontpage/").url
    assert act(client, "put", f"{stories[0].pk}:lead", theirs).status_code == 200
    client.force_login(factories.person(""))
    assert client.get(FRONT).status_code == 403


def test_a_paper_without_stories_has_places_all_the_same(desk):
    section = f"/desk/articles/frontpage/section-{factories.category().pk}/"
    for screen in (FRONT, section):
        assert "No story fits here yet" in desk.get(screen).text
        assert desk.get(f"{screen}preview-page/").status_code == 200
    assert "Nobody has arranged this page yet" in desk.get(f"{FRONT}history/").text


def test_what_the_paper_arranged_itself_says_so(desk):
    publishing.arrange(FrontPage.of(None), {"lead-0": {**layout.NOTHING, "headline": ""}}, where="demo")
    assert "Arranged by the paper itself, for" in desk.get(FRONT).text


def test_what_came_by_itself_is_dragged_and_pinned_like_any_other(desk, client, stories):
    said = desk.get(FRONT).text
    [place] = re.findall(r'<li class="front-place"[^>]*data-place="tops-0"[^>]*>.*?</li>', said, re.DOTALL)
    [story] = re.findall(r'data-stands="(\d+)"', place)
    assert 'draggable="true"' in place and f'name="put" value="{story}:tops-0"' in place
    assert "data-story" not in place
    client.force_login(factories.person("Reporter"))
    assert "draggable" not in client.get(FRONT).text


def test_a_lead_that_nobody_chose_any_more_is_said_so(desk, stories):
    by_itself = "Nobody has chosen the lead now: “Nets 1” leads by itself."
    page = FrontPage.of(None)

    def said(name, value):
        layout.save(page, chosen, base=layout.opened(page).number, by=None)
        return html.unescape(act(desk, name, value).text)

    chosen = layout.put(page, {}, stories[3].pk, "lead-0")
    assert f"“Nets 4” put: Top stories, 3 of 4. {by_itself}" in said("put", f"{stories[3].pk}:tops-2")
    assert f"Moved: Top stories, 1 of 4. {by_itself}" in said("down", "lead-0")
    assert f"Lead fills itself. {by_itself}" in said("clear", "lead-0")
    assert "Nobody has chosen" not in said("put", f"{stories[4].pk}:lead")
    layout.save(page, chosen, base=layout.opened(page).number, by=None)
    typed = {"base": layout.opened(page).number, "otherwise": "hot"}
    emptied = desk.post(f"{FRONT}place/?place=lead-0", typed, headers=JSON)
    assert emptied.json()["done"] == f"Lead is kept in the draft. {by_itself}"


def test_what_is_not_there_is_not_found(desk):
    for asked in ("section-0/", "nowhere/", "front/place/?place=tops-9"):
        assert desk.get(f"/desk/articles/frontpage/{asked}").status_code == 404, asked
    for asked in ("act/", "cancel/", "bring-back/"):
        assert desk.post(f"{FRONT}{asked}").status_code == 404, asked
    assert "not there any more" in act(desk, "put", "x:lead").text
    assert act(desk, "put", f"{factories.story().pk}:nowhere").status_code == 404


def test_stories_are_found_and_told_apart(desk, stories):
    later = factories.story(headline="Masts tomorrow")
    act(desk, "put", f"{stories[4].pk}:lead")
    assert "Masts tomorrow" not in desk.get(FRONT).text
    assert "Masts tomorrow" in desk.get(f"{FRONT}?q=tomorrow").text
    assert "Masts" in act(desk, "put", f"{later.pk}:tops-0").text
    screen = desk.get(FRONT).text
    assert "Published now, the draft would show “Nets 1” here." in screen
    assert [story.headline for story in desk.get(f"{FRONT}?show=all").context["stories"]][:2] == ["Nets 1", "Nets 2"]
    assert desk.get(f"{FRONT}?show=nonsense&q=%00").status_code == 200


def test_the_screen_asks_as_often_for_many_stories_as_for_few(desk, stories):
    picture = factories.bare_picture()
    factories.published(lead_picture=picture)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            desk.get(FRONT)
        return len(queries)

    asked()
    few = asked()
    for _ in range(12):
        factories.published(lead_picture=picture)
    assert asked() == few <= 20


def test_the_screen_says_that_a_places_own_picture_is_withheld(desk, stories):
    own, storys = factories.picture("navy"), factories.picture("teal")
    story = factories.published(lead_picture=storys)
    typed = {"story": story.pk, "picture": own.pk, "otherwise": "newest", "base": 0}
    desk.post(f"{FRONT}place/?place=lead-0&back={FRONT}", typed)
    desk.post(f"{FRONT}publish/", {"base": layout.opened(FrontPage.of(None)).number})
    lead = desk.get(FRONT).context["board"].zones[0][1][0]
    assert (lead.picture, lead.why_not_own) == (own, "")
    withdrawing.withdraw(own, "Sold twice.")
    screen = desk.get(FRONT)
    assert screen.context["board"].zones[0][1][0].picture == storys
    assert f"own picture withdrawn {standing.day(timezone.localdate())}" in screen.text
    told = desk.get(f"/desk/pictures/picture/{own.pk}/change/").text
    assert "Withheld: own picture of a place." in told and "find an empty frame: own picture" not in told
    withdrawing.withdraw(storys, "Sold twice.")
    assert desk.get(FRONT).context["board"].zones[0][1][0].picture is None


def test_the_library_knows_a_picture_that_stands_on_the_front_alone(desk, client, stories):
    own = factories.picture("navy", alt="A navy mast")
    typed = {"story": stories[0].pk, "picture": own.pk, "otherwise": "newest", "base": 0}
    desk.post(f"{FRONT}place/?place=lead-0&back={FRONT}", typed)
    desk.post(f"{FRONT}publish/", {"base": layout.opened(FrontPage.of(None)).number})
    [place] = uses.of(own)
    assert (place.title, place.kind, place.is_live) == ("The front", "front", True)
    assert own.pk in uses.printed([own]) and uses.counted([own])[own.pk] == 1
    with pytest.raises(deleting.Refused, match="The front"):
        deleting.delete(own, by=None)
    assert FRONT in desk.get(f"/desk/pictures/picture/{own.pk}/change/").text


def test_what_may_be_put_says_its_language_and_whether_its_original_stands_there(desk, stories):
    factories.published(headline="Jaring 1", language="id", translation_of=stories[0])
    said = desk.get(FRONT).text
    [facts] = re.findall(r'Jaring 1</a></p>\s*<p class="front-facts">(.*?)</p>', said, re.DOTALL)
    assert "Indonesian" in facts and "its original is on the page" in facts


def changed(answer):
    """Per arrangement, the latest first, what the history says changed in it."""
    return [[f"{place}: {words}" for place, words in each.changes] for each in answer.context["arrangements"]]


def test_the_history_says_what_changed_at_each_arrangement(desk, stories, monkeypatch):
    page, at = FrontPage.of(None), datetime(2026, 11, 27, 8, tzinfo=UTC)
    pin = [{**layout.NOTHING, "story": story.pk} for story in stories]
    own = {"headline": "Nets for all", "until": "2026-11-27T10:00:00+00:00", "picture": factories.bare_picture().pk}
    tagged = {**layout.NOTHING, "otherwise": "tag", "tag": Tag.objects.create(name="Trams", slug="trams").pk}
    laid_out = [
        {"lead-0": pin[0], "tops-0": pin[1]},
        {"lead-0": pin[1], "tops-0": {**pin[2], **own}, "tops-3": tagged},
        {"lead-0": pin[1], "tops-0": {**pin[2], **own, "until": "2026-11-28T10:00:00+00:00", "picture": None}},
        {"lead-0": {**pin[1], **tagged, "story": stories[1].pk}, "tops-0": pin[2]},
    ]
    for hour, said in enumerate(laid_out):
        monkeypatch.setattr(timezone, "now", lambda hour=hour: at + timedelta(hours=hour))
        publishing.arrange(page, said)
    planned = publishing.arrange(page, {}, at=at + timedelta(hours=9))
    publishing.cancel_arrangement(planned)  # of which readers saw nothing, whatever comes before it later
    publishing.arrange(page, laid_out[-1], at=at + timedelta(hours=9))
    seen = desk.get(f"{FRONT}history/")
    assert changed(seen) == [
        [],
        [],
        [
            "Lead: otherwise filled by the newest with “Trams”",
            "Top stories 1: “Nets 3”: the story’s own headline again, no longer until 28 Nov 2026, 18:00",
        ],
        [
            "Top stories 1: “Nets 3”: the story’s own picture again, until 28 Nov 2026, 18:00 (was 18:00)",
            "Top stories 4: filled by the newest that fits",
        ],
        [
            "Lead: “Nets 1” taken off",
            "Lead: “Nets 2” moved here from Top stories 1",
            "Top stories 1: “Nets 3” pinned, headline here “Nets for all”, another picture here, until 18:00",
            "Top stories 4: filled by the newest with “Trams”",
        ],
        ["Lead: “Nets 1” pinned", "Top stories 1: “Nets 2” pinned"],
    ]
    assert "Nothing is otherwise than before." in seen.text
    assert seen.context["arrangements"][0].says == [
        ("Lead", "“Nets 2” pinned"),
        ("Lead", "otherwise filled by the newest with “Trams”"),
        ("Top stories 1", "“Nets 3” pinned"),
    ]


def test_the_last_of_a_long_history_is_told_by_the_one_behind_it(desk, stories, monkeypatch):
    page = FrontPage.of(None)
    for number in range(3):
        publishing.arrange(page, {f"list-{number}": {**layout.NOTHING, "story": stories[0].pk}})
    with CaptureQueriesContext(connection) as all_three:
        desk.get(f"{FRONT}history/")
    monkeypatch.setattr(looking, "MOST", 1)
    with CaptureQueriesContext(connection) as one:
        assert changed(desk.get(f"{FRONT}history/")) == [["More stories 3: “Nets 1” moved here from More stories 2"]]
    assert len(one) == len(all_three)


def test_places_of_a_section_that_left_the_bar_are_no_change(desk, stories):
    page, rail = FrontPage.of(None), stories[0].category
    Category.objects.filter(pk=rail.pk).update(in_bar=True)
    act(desk, "put", f"{stories[2].pk}:rail{rail.pk}-0")
    desk.post(f"{FRONT}publish/", {"base": layout.opened(page).number})
    Category.objects.filter(pk=rail.pk).update(in_bar=False)
    desk.post(f"{FRONT}publish/", {"base": layout.opened(page).number})
    assert "Readers see the page as it stands here." in desk.get(FRONT).text
