"""Which posts readers see after an import, and since when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Act, Story

from .exports import export, post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["draft", "pending", "private", "pitch", "in-progress", "", None])
def test_what_the_public_did_not_see_is_a_draft(story, status):
    assert story(status=status).state() == Story.State.DRAFT


def test_a_post_with_a_password_is_a_draft(story):
    assert story(post_password="kampong").state() == Story.State.DRAFT


@pytest.mark.parametrize("status", ["trash", "auto-draft", "inherit"])
def test_what_was_thrown_away_is_left_out(bring, status):
    said, complaint = bring(export(post(status=status)))

    assert complaint == ""
    assert "1 post items left out" in said
    assert not Story.objects.exists()


def test_a_scheduled_post_is_scheduled(story):
    ahead = timezone.now() + timedelta(days=3)

    scheduled = story(status="future", post_date_gmt=f"{ahead:%Y-%m-%d %H:%M:%S}")

    assert scheduled.state() == Story.State.SCHEDULED
    assert scheduled.live_from == ahead.replace(microsecond=0)


def test_a_post_whose_hour_came_since_the_export_is_live(story):
    assert story(status="future").state() == Story.State.LIVE


def test_a_time_of_the_blog_alone_is_taken_in_the_papers_zone(story, settings):
    settings.TIME_ZONE = "Asia/Singapore"

    assert story(post_date_gmt="0000-00-00 00:00:00").published_at == datetime(2009, 5, 4, 7, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
@pytest.mark.parametrize("year", [1900, 9997])
def test_a_post_of_the_first_or_last_year_stands_in_the_archive(story, client, settings, zone, year):
    settings.TIME_ZONE = zone
    published = story(post_date_gmt=f"{year}-07-01 12:00:00").published_at
    assert client.get(f"/archive/{published.year}/{published.month}/").status_code == 200


def test_a_post_that_the_papers_clocks_put_before_the_archive_is_refused(bring, settings):
    settings.TIME_ZONE = "America/New_York"
    _, complaint = bring(export(post(post_date_gmt="1900-01-01 00:00:00"), post(2)))

    assert "post 1 “Ferry town 1”: has no date from 1900" in complaint
    assert Story.objects.count() == 1


def test_a_draft_needs_no_date(story):
    assert story(status="draft", post_date="0000-00-00 00:00:00", post_date_gmt="0000-00-00 00:00:00").headline


def test_posts_are_numbered_in_the_order_they_were_published(bring):
    bring(export(post(1), post(2, post_date_gmt="2008-01-01 00:00:00"), post(3, post_date_gmt="2009-01-01 00:00:00")))

    assert [story.headline[-1] for story in Story.objects.order_by("pk")] == ["2", "3", "1"]


def test_a_title_without_a_text_is_kept_as_a_draft_and_said(bring):
    said, complaint = bring(export(post(content="")))

    assert complaint == ""
    assert "line 11, post 1 “Ferry town 1”: is kept as a draft. The story has no text" in said
    assert Story.objects.get().state() == Story.State.DRAFT


def test_a_post_with_words_to_come_is_shown_as_its_readers_knew_it_and_told(bring):
    said, _ = bring(export(post(1, title="Ferry town 1", content="The mast is TK metres high.")))
    story = Story.objects.get()
    assert story.state() == Story.State.LIVE
    assert "post 1 “Ferry town 1”: is published as it was. “TK” in the text" in said
    assert story.acts.filter(verb=Act.Verb.OVERRIDE, why__contains="placeholder").exists()
