import json
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.models import Act, Author, Edition, Story, StoryLink

ADD = "/desk/articles/story/add/"


def change(story):
    return f"/desk/articles/story/{story.pk}/change/"


def errors(answer):
    """All that the form complains of, as one text."""
    return str(answer.context["adminform"].form.errors)


@pytest.fixture
def live(desk, file_story):
    file_story(desk, _publish="")
    return Story.objects.get()


def test_saving_a_new_story_shows_readers_nothing(desk, file_story):
    answer = file_story(desk, _continue="")
    story = Story.objects.get()
    assert answer.status_code == 302
    assert answer.url.endswith(change(story))
    assert story.state() == Story.State.DRAFT
    assert desk.get(story.get_absolute_url()).status_code == 404


def test_publish_now_shows_it_and_logs_who(desk, file_story, editor):
    file_story(desk, _publish="")
    story, act = Story.objects.get(), Act.objects.get()
    assert "Ferries go electric" in desk.get(story.get_absolute_url()).text
    assert (act.verb, act.by) == (Act.Verb.PUBLISH, editor)


def test_editing_a_live_story_waits_for_the_update_button(desk, form, live):
    desk.post(change(live), form(headline="Ferries go solar", _continue=""))
    assert "Ferries go electric" in desk.get(live.get_absolute_url(), follow=True).text
    assert "Edits that readers do not see yet" in desk.get(change(live)).text
    desk.post(change(live), form(headline="Ferries go solar", _update=""))
    assert "Ferries go solar" in desk.get(live.get_absolute_url(), follow=True).text


def test_a_story_is_scheduled_in_the_papers_own_time(desk, file_story):
    file_story(desk, _schedule={"at": "2036-01-02T08:00"})
    story = Story.objects.get()
    assert story.state() == Story.State.SCHEDULED
    assert story.live_from == datetime(2036, 1, 2, 0, 0, tzinfo=UTC)  # Singapore is eight hours ahead


def test_scheduling_without_a_moment_saves_the_story_and_says_what_is_missing(desk, file_story):
    answer = file_story(desk, _schedule="", _continue="", follow=True)
    assert Story.objects.get().state() == Story.State.DRAFT
    assert "Say for which moment" in answer.text


def test_scheduling_for_the_past_is_refused_and_the_story_saved(desk, file_story):
    answer = file_story(desk, _schedule={"at": "2020-01-02T08:00"}, follow=True)
    assert Story.objects.get().state() == Story.State.DRAFT
    assert "2 January 2020, 08:00 is past" in answer.text


def test_a_time_that_clocks_skip_is_refused_with_a_proposal_and_the_story_saved(desk, file_story, settings):
    settings.TIME_ZONE = "Europe/Madrid"
    answer = file_story(desk, headline="Night train", _schedule={"at": "2036-03-30T02:30"}, follow=True)
    assert Story.objects.get().state() == Story.State.DRAFT
    assert "does not exist in Europe/Madrid" in answer.text
    assert "03:30" in answer.text
    assert "Night train" in answer.text


def test_a_scheduled_story_can_be_cancelled(desk, form, file_story):
    file_story(desk, _schedule={"at": "2036-01-02T08:00"})
    story = Story.objects.get()
    desk.post(change(story), form(_cancel=""))
    assert Story.objects.get().state() == Story.State.APPROVED
    assert not Edition.objects.exists()


def test_an_update_can_be_scheduled_and_cancelled(desk, form, live):
    at = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    desk.post(change(live), form(headline="Tomorrow’s words", _schedule={"at": at}))
    assert live.editions.count() == 2
    assert "Cancel what is scheduled" in desk.get(change(live)).text
    desk.post(change(live), form(headline="Tomorrow’s words", _cancel=""))
    assert live.editions.count() == 1
    assert "Cancel what is scheduled" not in desk.get(change(live)).text


def test_ending_answers_410_with_the_notice(desk, form, live):
    desk.post(change(live), form(_end={"notice": "The sale is over."}))
    answer = desk.get(live.get_absolute_url())
    assert answer.status_code == 410
    assert "The sale is over." in answer.text


def test_retracting_and_restoring(desk, form, live):
    desk.post(change(live), form(_retract={"notice": "This was wrong."}))
    assert desk.get(live.get_absolute_url()).status_code == 410
    desk.post(change(live), form(_restore={"version": "saved", "why": "It was right after all."}))
    assert desk.get(live.get_absolute_url()).status_code == 200


def test_a_reporter_without_the_permission_sees_no_publish_button_and_cannot_press_it(
    client, file_story, django_user_model, money
):
    reporter = django_user_model.objects.create_user("reporter", is_staff=True)
    reporter.user_permissions.set(Permission.objects.filter(codename__in=["add_story", "change_story", "view_story"]))
    client.force_login(reporter)
    assert "Publish now" not in client.get(ADD).text
    file_story(client, _publish="", _continue="")
    assert Story.objects.get().state() == Story.State.DRAFT


def test_a_story_that_readers_have_seen_cannot_be_deleted(desk, live):
    assert desk.post(f"/desk/articles/story/{live.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Story.objects.exists()


@pytest.mark.parametrize("headline", ["\u200b\u200d\ufeff", "\u202e\u202c", "\x0b", "   "])
def test_a_headline_that_nobody_could_see_is_refused_in_words(desk, file_story, headline):
    answer = file_story(desk, headline=headline)
    assert answer.status_code == 200
    assert not Story.objects.exists()
    assert "headline" in answer.context["adminform"].form.errors


def test_a_headline_of_10_000_characters_is_refused_and_kept_in_the_form(desk, file_story):
    answer = file_story(desk, headline="x" * 10_000)
    assert "at most 200 characters" in answer.text
    assert "x" * 10_000 in answer.text


@pytest.mark.parametrize("headline", ["🚢 Ferries", "عبّارات كهربائية", "เรือไฟฟ้า", "Ferries\x0bgo"])
def test_any_other_headline_is_published_under_an_address_of_its_own(desk, file_story, headline):
    file_story(desk, headline=headline, _publish="")
    story = Story.objects.get()
    assert desk.get(story.get_absolute_url()).status_code == 200
    assert desk.get("/feed/").status_code == 200


@pytest.mark.parametrize(("typed", "kept"), [("Ferries & Co!", "ferries-co"), ("เรือไฟฟ้า แล่น", "เรือไฟฟ้า-แล่น"), ("", "")])
def test_what_is_typed_for_an_address_becomes_one(desk, file_story, typed, kept):
    file_story(desk, slug=typed, _publish="")
    story = Story.objects.get()
    assert story.slug == kept
    assert desk.get(story.get_absolute_url()).status_code == 200


def test_an_address_of_signs_alone_is_refused_in_words(desk, file_story):
    assert "An address needs a letter or a digit." in file_story(desk, slug="!?").text
    slashed = file_story(desk, slug="money/last-ferry").text
    assert "The words of an address have no slash between them." in slashed and "money/last-ferry" in slashed


def test_tags_with_commas_and_slashes_are_kept(desk, file_story):
    file_story(desk, tags='"Batam, Riau", AC/DC, !!!', _publish="")
    story = Story.objects.get()
    assert sorted(story.tags.names()) == ["!!!", "AC/DC", "Batam, Riau"]
    for tag in story.tags.all():
        assert desk.get(tag.get_absolute_url()).status_code == 200


def test_a_tag_that_is_too_long_is_refused_in_words(desk, file_story):
    answer = file_story(desk, tags="x" * 101)
    assert "a tag has at most 100" in answer.text
    assert not Story.objects.get().tags.exists()


def test_a_story_related_to_itself_is_refused(desk, form, live):
    answer = desk.post(change(live), form(links=json.dumps([{"target": live.pk}]), _continue=""))
    assert "A story cannot be related to itself." in errors(answer)
    assert not StoryLink.objects.exists()


def test_a_related_link_is_a_story_or_an_address(desk, form, live):
    answer = desk.post(change(live), form(links=json.dumps([{"title": "Neither"}]), _continue=""))
    assert "Choose a story of ours or give an outside address" in errors(answer)


def test_authors_are_printed_in_their_order(desk, file_story, mei):
    arief = Author.objects.create(name="Arief Rahman", slug="arief-rahman")
    file_story(
        desk, bylines=json.dumps([{"author": each.pk, "role": "reporting"} for each in (mei, arief)]), _publish=""
    )
    page = desk.get(Story.objects.get().get_absolute_url()).text
    assert page.index("Mei Lin Tan") < page.index("Arief Rahman")


def test_foreign_html_in_the_body_is_cleaned(desk, file_story):
    file_story(desk, body='<h1>Port</h1><p onclick="x()">Calm<script>alert(1)</script></p>', _publish="")
    assert Story.objects.get().body == "<h2>Port</h2>\n<p>Calm</p>"
