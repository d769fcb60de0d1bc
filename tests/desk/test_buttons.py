"""The buttons under a story: each does one thing, says that it did, and a refusal loses nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles import publishing
from articles.admin.stories import StoryAdmin
from articles.models import Act, Story
from tests import factories

ADD = "/desk/articles/story/add/"


def change(story):
    return f"/desk/articles/story/{story.pk}/change/"


def tomorrow():
    return timezone.localtime() + timedelta(days=1)


@pytest.fixture
def press(desk, form):
    """Presses a button of the story's form, after changes to it. Gives the page that follows.

    What the button asks is answered by a dict: press(story, "end", {"notice": "…"}).
    """

    def pressed(story, button, asked=None, **changes):
        sent = form(headline=story.headline, **{f"_{button}": asked or ""}, **changes)
        answer = desk.post(change(story), sent, follow=True)
        story.refresh_from_db()
        return answer

    return pressed


def said(answer):
    return next(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize(
    ("button", "says"),
    [
        ("update", "Updated: readers see this version now."),
        ("end", "Ended: the address now answers with the notice."),
        ("retract", "Retracted: the address now answers with the notice."),
    ],
)
def test_a_button_says_what_it_did_and_leads_back_to_the_form(press, button, says):
    story = factories.published()
    answer = press(story, button)
    assert [str(message) for message in answer.context["messages"]] == [says]
    assert answer.redirect_chain[-1][0] == change(story)


def test_an_end_ahead_says_when_and_leaves_the_story_where_it_is(press, client):
    story = factories.published()
    answer = press(story, "end", {"at": f"{tomorrow():%Y-%m-%dT%H:%M}", "notice": "The sale is over."})
    assert said(answer) == f"Ends on {tomorrow():%-d %b %Y, %H:%M}."
    assert client.get(story.get_absolute_url(), follow=True).status_code == 200
    assert said(press(story, "cancel")) == "What was scheduled is cancelled."


@pytest.mark.parametrize("button", ["publish", "update", "cancel", "end", "restore"])
def test_a_button_of_another_state_is_refused_in_words_and_the_edit_saved(press, button):
    story = factories.published()
    if button in ("update", "end"):
        publishing.end(story)
    acts = Act.objects.count()
    answer = press(story, button, standfirst="As edited.")
    assert said(answer).startswith("Saved, but not ")
    assert Act.objects.count() == acts
    assert story.standfirst == "As edited."


@pytest.mark.parametrize("moment", ["", "2020-01-02T08:00"])
def test_a_refusal_leads_back_to_the_form(press, moment):
    story = factories.story()
    answer = press(story, "schedule", {"at": moment})
    assert answer.redirect_chain[-1][0] == change(story)
    assert said(answer).startswith("Saved, but not ")


def test_a_refusal_of_a_new_story_leads_to_the_form_of_the_saved_one(desk, file_story):
    answer = file_story(desk, standfirst="", body="", _publish="", follow=True)
    assert answer.redirect_chain[-1][0] == change(Story.objects.get())
    assert said(answer) == "Saved, but not published: The story has no text yet. Write a standfirst or a body."


def test_saving_a_retracted_story_shows_readers_nothing_of_it(press, client):
    story = factories.published(headline="As it was")
    press(story, "retract", {"notice": "This was wrong."})
    press(story, "continue", body="<p>As it should have been.</p>")
    answer = client.get(story.get_absolute_url())
    assert (answer.status_code, story.state()) == (410, Story.State.RETRACTED)
    assert "As it should have been." not in answer.text
    press(story, "restore", {"version": "saved", "why": "It is true."}, body=story.body)
    assert story.body in client.get(story.get_absolute_url()).text


def test_a_retraction_is_undone_after_a_question_and_stays_on_record(press, desk, client):
    story = factories.published(headline="As it was")
    plain = "We have retracted “As it was”, published on"
    assert plain in desk.get(change(story)).text
    press(story, "retract", {"notice": "", "why": "A judge rang"}, body="<p>Not seen yet.</p>")
    assert plain in client.get(story.get_absolute_url()).text
    page = desk.get(change(story))
    [restore] = [button for button in page.context["buttons"].all if button.verb == "restore"]
    assert (restore.is_next, restore.is_near, restore.label) == (False, True, "Restore")
    assert "As it is saved now, with edits that readers have never seen" in page.text
    assert "it stands in the log" in said(press(story, "restore", {"version": "stood"}, body=story.body))
    press(story, "restore", {"version": "stood", "why": "The judge rang again"}, body=story.body)
    seen = client.get(story.get_absolute_url()).text
    assert ("The first mast went up" in seen, "Not seen yet." in seen) == (True, False)
    assert (story.acts.first().why, story.has_unpublished_edits) == ("The judge rang again", True)
    assert "Restored" in client.get("/corrections/").text


def test_one_press_publishes_but_not_what_was_sent_back_meanwhile(press, desk, editor):
    story = factories.story()
    publishing.submit(story)
    seen = desk.get(change(story)).context["seen_act"]
    publishing.send_back(story, by=editor, why="Whose harbour?")
    words = said(press(story, "publish", seen_act=seen))
    assert words.startswith("Saved, but not published: editor sent it back to its writer on")
    assert (story.state(), "“Whose harbour?”" in words) == (Story.State.DRAFT, True)
    press(story, "publish", seen_act=desk.get(change(story)).context["seen_act"])
    assert story.state() == Story.State.LIVE
    assert "It can be updated." in desk.get(change(story)).text


def test_several_buttons_at_once_are_one(press):
    story = factories.story()
    press(story, "publish", _retract="", _end="")
    assert story.state() == Story.State.LIVE
    assert Act.objects.count() == 1


@pytest.mark.parametrize("button", ["delete", "lock", "make_edition", "file_category", "_class__", "save", ""])
def test_only_the_verbs_of_the_buttons_are_pressed(press, button):
    story = factories.story()
    press(story, button)
    assert story.state() == Story.State.DRAFT
    assert not Act.objects.exists()


def test_a_button_pressed_twice_does_it_once(press):
    story = factories.story()
    press(story, "publish")
    assert "live already" in said(press(story, "publish"))
    assert Act.objects.count() == 1


def test_a_refused_form_presses_no_button(desk, form):
    story = factories.story()
    assert desk.post(change(story), form(headline="", _publish="")).status_code == 200
    assert Story.objects.get().state() == Story.State.DRAFT


def test_an_update_that_has_come_waits_no_longer(desk):
    story = factories.published(at=timezone.now() - timedelta(hours=2))
    Story.objects.filter(pk=story.pk).update(update_at=timezone.now() - timedelta(hours=1))
    html = desk.get(change(story)).content.decode()
    assert "Update waits" not in html
    assert "_cancel" not in html


def test_an_end_that_is_to_come_is_shown(desk):
    story = factories.published(at=timezone.now() - timedelta(hours=2))
    publishing.end(story, at=timezone.now() + timedelta(hours=1))
    html = desk.get(change(story)).content.decode()
    assert "Ends on" in html
    assert "_cancel" in html


def test_saving_leaves_the_dates_that_somebody_else_has_moved(desk, form, monkeypatch):
    story = factories.published()
    read_row = StoryAdmin.get_object

    def read_and_meanwhile_ended(admin, request, *args, **kwargs):
        row = read_row(admin, request, *args, **kwargs)
        if request.method == "POST" and row.state() == Story.State.LIVE:
            publishing.end(Story.objects.get(pk=story.pk))
        return row

    monkeypatch.setattr(StoryAdmin, "get_object", read_and_meanwhile_ended)
    desk.post(change(story), form(headline="Late words", _continue=""))
    story.refresh_from_db()
    assert (story.headline, story.state()) == ("Late words", Story.State.ENDED)


def test_what_was_typed_for_a_refused_act_is_there_again(press, desk):
    story = factories.published(at=timezone.now() - timedelta(hours=2))
    typed = {"at": "2020-01-01T08:00", "why": "A lawyer rang", "notice": "A careful notice"}
    html = press(story, "end", typed).content.decode()
    assert all(words in html for words in typed.values())
    assert "A careful notice" not in desk.get(change(story)).content.decode()


def test_who_may_only_look_is_offered_nothing_to_press(client, django_user_model):
    reader = django_user_model.objects.create_user("reader", password="a-long-pass-9", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_story"))
    client.force_login(reader)
    html = client.get(change(factories.published())).content.decode()
    assert "_save" not in html
    assert "_continue" not in html


@pytest.mark.parametrize(
    "moment",
    [
        *("tomorrow", "2036-13-45T00:00", "2036-02-30T10:00", "18:00", "2036-01-02T25:00", "٢٠٣٦-01-02T08:00", "\x00"),
        *("0001-01-01T00:00", "9999-12-31T23:59", "10000-01-01T00:00", "2036-01-02T08:00Z", "2036-01-02T08:00+08:00"),
        "9" * 5000,
    ],
    ids=lambda moment: ascii(moment)[:20],
)
def test_a_moment_that_is_none_is_refused_in_words_and_the_edit_saved(press, moment):
    story = factories.story()
    words = said(press(story, "schedule", {"at": moment}, standfirst="As edited."))
    assert words.startswith(("Saved, but not scheduled: Write the moment", "Saved, but not scheduled: Choose a year"))
    assert (story.standfirst, story.state()) == ("As edited.", Story.State.DRAFT)


@pytest.mark.parametrize("at", ["2036-03-30T02:30", "2036-10-26T02:30"])
def test_a_moment_that_clocks_skip_or_show_twice_is_refused_with_a_way_out(press, settings, at):
    settings.TIME_ZONE = "Europe/Madrid"
    answer = press(factories.story(), "schedule", {"at": at})
    assert "Europe/Madrid" in said(answer)
    assert f'value="{at}"' in answer.text


@pytest.mark.parametrize("moment", ["2036-01-02T08:00", "2036-01-02 08:00", "2036-01-02T08:00:00"])
def test_a_moment_may_be_written_as_browsers_do(press, moment):
    story = factories.story()
    press(story, "schedule", {"at": moment})
    assert story.live_from.isoformat() == "2036-01-02T00:00:00+00:00"


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("why", "x" * 401, "at most 400 characters"),
        ("why", "\u0958" * 201, "at most 400 characters (it has 402)"),
        ("notice", "x" * 1001, "at most 1000 characters"),
    ],
)
def test_an_answer_that_is_too_long_is_refused_in_words(press, field, value, says):
    story = factories.published()
    assert says in said(press(story, "end", {field: value}))
    assert story.state() == Story.State.LIVE


class TestASubmittedStory:
    @pytest.fixture
    def writer(self, client, db):
        writer = factories.person("Reporter")
        client.force_login(writer)
        return writer

    @pytest.fixture
    def story(self, writer):
        story = factories.story(started_by=writer)
        publishing.submit(story, by=writer)
        return story

    def test_is_shut_to_its_writer_who_is_told_why_and_can_take_it_back(self, client, story):
        page = client.get(change(story))
        assert "Take it back to go on writing." in page.text
        assert 'name="_take_back"' in page.text
        assert 'name="_continue"' not in page.text
        client.post(change(story), {"_take_back": ""})
        story.refresh_from_db()
        assert story.state() == Story.State.DRAFT

    def test_that_is_sent_back_shows_its_writer_the_reason(self, client, form, story):
        publishing.send_back(story, by=factories.person("Sub-editor", first_name="Sam"), why="Whose harbour is it?")
        page = client.get(change(story)).text
        assert "Whose harbour is it?" in page
        assert "Sam sent this back on" in page
        client.post(change(story), form(headline=story.headline, _submit=""))
        assert "Sam sent this back on" not in client.get(change(story)).text

    def test_is_not_saved_any_more_and_the_page_says_so(self, client, form, story):
        answer = client.post(change(story), form(headline="Too late", _continue=""), follow=True)
        story.refresh_from_db()
        assert story.headline != "Too late"
        assert "Take it back to go on writing." in answer.text


class TestAScheduledStory:
    @pytest.fixture
    def story(self, desk):
        story = factories.story(headline="As scheduled")
        publishing.schedule(story, tomorrow())
        return story

    def test_that_is_saved_is_remade(self, press, story):
        press(story, "continue", standfirst="As mended.")
        assert story.editions.get().standfirst == "As mended."
        assert story.state() == Story.State.SCHEDULED
        assert story.acts.first().verb == Act.Verb.REMAKE

    def test_that_the_gate_refuses_is_saved_and_stays_as_it_was(self, press, story):
        answer = press(story, "continue", standfirst="TK")
        assert said(answer).startswith("Saved. What is scheduled is still the earlier version: ")
        assert (story.standfirst, story.editions.get().standfirst == "TK") == ("TK", False)
        assert "Edits that are not in what is scheduled" in answer.text

    def test_starts_its_rescheduling_from_the_moment_it_has(self, desk, story):
        page = desk.get(change(story)).text
        assert f'value="{tomorrow():%Y-%m-%dT%H:%M}"' in page
        assert "Reschedule" in page


def test_an_act_of_the_form_says_from_which_machine(press):
    story = factories.story()
    press(story, "approve")
    assert story.acts.get().where == "form, 127.0.0.1"


def test_behind_a_proxy_it_is_the_machine_that_the_proxy_saw(desk, form, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    story = factories.story()
    sent = form(headline=story.headline, _approve="")
    desk.post(change(story), sent, headers={"X-Forwarded-For": "198.51.100.1, 192.0.2.7"})
    assert story.acts.get().where == "form, 192.0.2.7"


def test_a_correction_is_told_and_shown_with_the_edits_where_that_is_ticked(press, client):
    story = factories.published()
    asked = {"kind": "correction", "text": "It is the other harbour.", "with_edits": "on"}
    press(story, "correct", asked, standfirst="The other harbour.")
    assert story.corrections.get().text == "It is the other harbour."
    assert "The other harbour." in client.get(story.get_absolute_url()).text


def test_a_must_is_passed_over_with_a_reason_where_somebody_may(press, desk):
    story = factories.story(standfirst="TK")
    assert 'name="_override"' in desk.get(change(story)).text
    assert "Say why the story cannot wait" in said(press(story, "override", {"override": ""}, standfirst="TK"))
    press(story, "override", {"override": "The port is on fire"}, standfirst="TK")
    assert story.state() == Story.State.LIVE
    assert story.acts.get(verb=Act.Verb.OVERRIDE).why.startswith("The port is on fire")


@pytest.mark.parametrize(
    ("verbs", "near"),
    [
        ([], ["publish", "schedule"]),
        (["submit"], ["approve", "send_back", "publish", "schedule"]),
        (["approve"], ["publish", "send_back", "schedule"]),
    ],
)
def test_the_next_step_stands_first_and_out(client, db, verbs, near):
    client.force_login(factories.person("Editor"))
    story = factories.story()
    for verb in verbs:
        getattr(publishing, verb)(story)
    offered = client.get(f"/desk/articles/story/{story.pk}/change/").context["buttons"]
    assert [button.verb for button in offered.near] == near
    assert [button.verb for button in offered.near if button.is_next] == near[:1]


def test_who_may_only_read_sees_the_pictures_in_the_text(client, db):
    picture = factories.picture()
    story = factories.story(body=f'<figure data-picture="{picture.pk}"><figcaption>A mast.</figcaption></figure>')
    client.force_login(factories.person("Reporter"))
    page = client.get(f"/desk/articles/story/{story.pk}/change/").text
    assert f'alt="{picture.alt}"' in page
