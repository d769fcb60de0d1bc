"""What the page saves by itself: the desk's copy and nothing else, never over somebody else's newer words."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing, revisions
from articles.admin.saving import conflict_address
from articles.models import Act, Edition, Revision, Story
from tests import factories


def autosave(client, story, sent):
    return client.post(f"/desk/articles/story/{story.pk}/autosave/", sent)


@pytest.fixture
def story(db, money):
    draft = factories.story(category=money)
    revisions.keep(draft)
    return draft


@pytest.fixture
def reporter(django_user_model):
    """Signed in, and begins stories of their own."""
    user = django_user_model.objects.create_user("nok", first_name="Nok", last_name="Suwan", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_story", "change_story", "view_story"]))
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def test_what_is_typed_is_saved_and_the_next_save_goes_on_from_there(desk, form, story, editor):
    first = autosave(desk, story, form(headline="Ferries go", base=1))
    assert (first.status_code, first.json()["revision"]) == (200, 2)
    second = autosave(desk, story, form(headline="Ferries go solar", base=first.json()["revision"]))
    story.refresh_from_db()
    assert (story.headline, story.revision_number) == ("Ferries go solar", second.json()["revision"])
    newest = revisions.newest(story)
    assert (newest.made_by, newest.is_autosave) == (editor, True)


def test_readers_see_nothing_of_it_and_nothing_is_logged(desk, form, client):
    story = factories.published(headline="As published")
    acts = Act.objects.count()
    answer = autosave(desk, story, form(headline="Half a sent", base=story.revision_number, _update="", _retract=""))
    assert answer.status_code == 200
    assert Edition.objects.get().headline == "As published"
    assert Act.objects.count() == acts


def test_a_scheduled_edition_is_not_remade(desk, form):
    story = factories.story()
    edition = publishing.schedule(story, timezone.now() + timedelta(hours=1))
    autosave(desk, story, form(headline="Half a sent", base=story.revision_number))
    assert Edition.objects.get() == edition
    assert Edition.objects.get().headline != "Half a sent"


def test_a_bad_field_does_not_keep_the_others_from_being_saved(desk, form, story):
    answer = autosave(desk, story, form(slug="!?", headline="x" * 201, body="<p>Safe.</p>", base=1))
    said = answer.json()
    assert (answer.status_code, said["saved"], said["revision"]) == (422, True, 2)
    assert set(said["errors"]) == {"slug", "headline"}
    assert said["errors"]["slug"] == ["An address needs a letter or a digit."]
    before = story.headline
    story.refresh_from_db()
    assert (story.body, story.headline) == ("<p>Safe.</p>", before)
    assert autosave(desk, story, form(body="<p>Safer.</p>", base=2)).status_code == 200


@pytest.mark.parametrize("base", ["", "x", "-1", "99999999999999999999"])
def test_without_a_base_nothing_is_saved(desk, form, story, base):
    answer = autosave(desk, story, form(headline="Unseen", base=base))
    assert (answer.status_code, answer.json()["saved"]) == (422, False)
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("base", ["0", "7"])
def test_a_base_that_is_not_the_newest_keeps_the_words_aside(desk, form, story, editor, base):
    revisions.write(story, {"headline": "Nok’s headline"}, by=editor)
    answer = autosave(desk, story, form(headline="Mine", base=base))
    said = answer.json()
    assert (answer.status_code, said["by"], said["revision"]) == (409, "you", 2)
    assert said["compare"] == f"/desk/articles/story/{story.pk}/conflict/?mine=3"
    side = story.revisions.get(number=3)
    assert (side.is_side, side.snapshot["headline"]) == (True, "Mine")
    story.refresh_from_db()
    assert (story.headline, story.revision_number) == ("Nok’s headline", 2)


def test_the_same_words_again_are_kept_aside_once(desk, form, story, editor):
    revisions.write(story, {"headline": "Nok’s headline"}, by=editor)
    for _ in range(3):
        assert autosave(desk, story, form(headline="Mine", base=1)).json()["compare"].endswith("?mine=3")
    assert autosave(desk, story, form(headline="Mine, and more", base=1)).json()["compare"].endswith("?mine=4")


def test_who_may_not_write_is_told_why_and_saves_nothing(reporter, form, story):
    answer = autosave(reporter, story, form(headline="Mine", base=1))
    assert answer.status_code == 403
    assert "somebody else’s story" in answer.json()["message"]
    assert Revision.objects.count() == 1


def test_who_waited_while_it_was_approved_does_not_write_into_the_approved_copy(client, form, money, monkeypatch):
    mei = factories.person("Reporter")
    story = factories.story(category=money, started_by=mei, headline="As approved")
    base = revisions.keep(story).number
    client.force_login(mei)
    monkeypatch.setattr(revisions, "write", after(lambda: publishing.approve(Story.objects.get(pk=story.pk))))
    answer = autosave(client, story, form(headline="Too late", base=base))
    side = story.revisions.get(is_side=True)
    assert (answer.status_code, answer.json()["compare"]) == (403, conflict_address(side))
    assert "The story is approved." in answer.json()["message"]
    assert "kept beside the story, as version 2" in answer.json()["message"]
    story.refresh_from_db()
    assert (story.headline, side.snapshot["headline"]) == ("As approved", "Too late")
    page = client.get(answer.json()["compare"]).text
    assert "This version is not in the story." in page
    assert "Save merged" not in page


def after(deed):
    """A saver that has to wait for the row while something else is done."""
    write = revisions.write

    def waited(story, said, **given):
        deed()
        return write(story, said, **given)

    return waited


def test_a_reporter_writes_in_a_story_of_their_own(reporter, form, story):
    story.started_by = reporter.user
    story.save()
    assert autosave(reporter, story, form(headline="Mine", base=1)).status_code == 200


def test_the_photo_desk_saves_the_picture_and_nothing_else(reporter, form, story):
    reporter.user.user_permissions.set(Permission.objects.filter(codename__in=["view_story", "picture_story"]))
    picture = factories.picture()
    sent = form(headline="Mine", lead_picture=picture.pk, lead_caption="The mast", bylines="[]", tags="Mine", base=1)
    assert autosave(reporter, story, sent).status_code == 200
    before = story.headline
    story.refresh_from_db()
    assert (story.lead_picture, story.lead_caption, story.headline) == (picture, "The mast", before)
    assert not story.tags.exists()


def test_a_story_that_is_not_there_is_missed(desk, form):
    assert desk.post("/desk/articles/story/999/autosave/", form(base=0)).status_code == 404


def test_only_a_post_saves(desk, story):
    assert desk.get(f"/desk/articles/story/{story.pk}/autosave/").status_code == 405


def test_it_asks_the_database_little(desk, form, story, mei):
    sent = form(body="<p>word </p>" * 600, base=1)
    with CaptureQueriesContext(connection) as asked:
        assert autosave(desk, story, sent).status_code == 200
    assert len(asked) <= 25
