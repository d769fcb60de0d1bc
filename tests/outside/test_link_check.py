from datetime import timedelta

import pytest
from django.utils import timezone

from articles import link_check, links
from articles.models import CheckedLink, Story
from articles.tasks import check_links, check_links_of_the_desk
from tests import factories
from tests.weather.office import says

pytestmark = pytest.mark.django_db


def linking(*addresses, **fields):
    return factories.story(body="".join(f'<p><a href="{each}">a link</a></p>' for each in addresses), **fields)


def checked(elsewhere, **answers):
    """The link to the server after it was asked once."""
    link = CheckedLink.objects.create(address=elsewhere.address)
    link_check.check(CheckedLink.objects.all())
    link.refresh_from_db()
    return link


def test_the_outside_links_of_a_story_are_told_once_and_without_their_part(settings):
    settings.SITE_ADDRESS = "https://review.example"
    story = linking(
        "https://a.example/x#top", "https://a.example/x", "/money/", "mailto:a@b.example", "https://review.example/x"
    )
    story.links.create(url="https://b.example/", title="Elsewhere")
    assert links.outside_of(story) == ["https://a.example/x", "https://b.example/"]


@pytest.mark.parametrize("status", [200, 204, 401, 403, 405, 406, 418, 429, 451, 503, 999])
def test_an_answer_is_an_answer_and_robots_turned_away_are_no_trouble(elsewhere, status):
    elsewhere.reply = says(b"", status=status)
    link = checked(elsewhere)
    assert (link.answers, link.trouble) == (True, "")


@pytest.mark.parametrize(("status", "words"), [(404, "no such page"), (410, "is gone"), (500, "fails"), (502, "fails")])
def test_a_page_that_readers_would_miss_is_told(elsewhere, status, words):
    elsewhere.reply = says(b"", status=status)
    link = checked(elsewhere)
    assert link.answers is False and words in link.trouble


def test_a_page_is_asked_for_by_head_first_and_then_as_a_browser_would(elsewhere):
    elsewhere.replies = [says(b"", status=501), says(b"Here.")]
    assert checked(elsewhere).answers
    assert [call.command for call in elsewhere.asked] == ["HEAD", "GET"]


def test_a_page_that_answers_to_head_is_not_asked_again(elsewhere):
    checked(elsewhere)
    assert [call.command for call in elsewhere.asked] == ["HEAD"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://no-such-host.invalid/", "no host"),
        ("http://192.168.1.1/", "private network"),
        ("http://localhost/", "private network"),
    ],
)
def test_what_readers_cannot_reach_is_told(address, words):
    link = CheckedLink.objects.create(address=address)
    link_check.check(CheckedLink.objects.all())
    link.refresh_from_db()
    assert link.answers is False and words in link.trouble


@pytest.mark.parametrize("address", ["http://example.org:8080/", "http://me:secret@example.org/", "http://[bad/"])
def test_what_is_none_of_ours_to_ask_is_left_open(address):
    link = CheckedLink.objects.create(address=address)
    assert link_check.check(CheckedLink.objects.all()) == 1
    link.refresh_from_db()
    assert link.answers is None and link.checked_at


def test_an_answer_is_kept_for_a_day_and_a_trouble_for_an_hour(elsewhere):
    now = timezone.now()
    for address, answers in [("https://fine.example/", True), ("https://broken.example/", False)]:
        CheckedLink.objects.create(address=address, answers=answers, checked_at=now)

    def due(**later):
        return {link.address.split("/")[2] for link in CheckedLink.objects.due(now + timedelta(**later))}

    assert due(minutes=59) == set()
    assert due(minutes=61) == {"broken.example"}
    assert due(hours=25) == {"fine.example", "broken.example"}


def test_of_two_runs_at_once_one_asks(elsewhere):
    link = CheckedLink.objects.create(address=elsewhere.address)
    now = timezone.now()
    assert link_check._claim(CheckedLink.objects.get(pk=link.pk), now)
    assert not link_check._claim(link, now)


def test_a_run_asks_little_of_each_host(elsewhere):
    for number in range(9):
        CheckedLink.objects.create(address=f"{elsewhere.root}/{number}")
    assert check_links.call([link.pk for link in CheckedLink.objects.all()]) == 3
    assert check_links_of_the_desk.call() == 0, "no story links to them"
    assert len(elsewhere.asked) == 3


def test_the_desks_links_are_asked_after_by_the_clock(elsewhere):
    story = linking(elsewhere.address)
    assert check_links_of_the_desk.call() == 1
    assert check_links_of_the_desk.call() == 0
    assert links.broken(links.outside_of(story)) == []


def test_stories_that_nobody_works_on_are_left_alone(elsewhere):
    Story.objects.filter(pk=linking(elsewhere.address).pk).update(edited_at=timezone.now() - timedelta(days=8))
    assert check_links_of_the_desk.call() == 0


def test_the_broken_links_of_a_story_are_told_with_their_trouble(elsewhere):
    elsewhere.reply = says(b"", status=404)
    story = linking(elsewhere.address)
    check_links.call(links.noted(story))
    [link] = links.broken(links.outside_of(story))
    assert (link.address, link.trouble) == (elsewhere.address, "There is no such page (404).")


def test_an_address_longer_than_the_table_holds_is_left_out():
    story = linking(f"https://example.org/{'x' * 1000}", "https://example.org/")
    assert len(links.noted(story)) == 1 == len(links.noted(story))
