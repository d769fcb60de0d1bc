"""Previews: the paper's own pages, of what is saved and of moments to come, without a row being written for them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import preview, publishing, reading
from articles.models import Edition, EditionLink, StoryLink
from newsroom.clock import paper_zone
from tests import factories


def page(client, story, **asked):
    return client.get(reverse("admin:story_preview_page", args=[story.pk]), asked)


def frame(client, story, **asked):
    return client.get(reverse("admin:story_preview", args=[story.pk]), asked)


def text(answer):
    return answer.content.decode()


def without_hot(seen):
    """The page but for the list of what is read most, which the story joins once it is published."""
    return re.sub(r'<aside class="beside".*?</aside>', "", seen, flags=re.DOTALL)


def clock(at):
    return at.astimezone(paper_zone()).strftime("%Y-%m-%dT%H:%M")


def in_(**span):
    return (timezone.now() + timedelta(**span)).replace(second=0, microsecond=0)


@pytest.fixture
def story(db):
    return factories.story(
        headline="Ferries go electric",
        kicker="Harbours",
        authors=[factories.author("Mei Lin Tan"), factories.author("Arief Santoso")],
        tags=["Ferries", "Batteries"],
        lead_picture=factories.picture(),
        body=f'<p>A mast.</p><figure data-picture="{factories.picture("navy").pk}"></figure>',
    )


def test_a_draft_looks_as_its_edition_will(desk, story):
    StoryLink.objects.create(story=story, url="https://example.org/", title="A map")
    factories.published(tags=["Ferries"], headline="An older ferry")
    at = in_(minutes=5)
    seen = text(page(desk, story, at=clock(at)))
    publishing.publish(story, at=at)
    assert without_hot(seen) == without_hot(text(page(desk, story, show="readers", at=clock(at))))
    for words in ("Ferries go electric", "Harbours", "Mei Lin Tan", "Batteries", "A map", "An older ferry", "A mast"):
        assert words in seen


def test_a_preview_writes_nothing(desk, story):
    factories.published()
    for show in ("saved", "readers", "front", "section"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert page(desk, story, show=show).status_code == 200
        asked = [query["sql"].lstrip("(").split()[0].upper() for query in queries]
        assert set(asked) <= {"SELECT", "SAVEPOINT", "RELEASE"}, asked
    assert not Edition.objects.filter(story=story).exists()
    assert not EditionLink.objects.filter(edition__story=story).exists()


def test_an_edition_of_a_preview_is_known_by_no_number_of_another(story):
    edition = preview.edition_of(story, timezone.now())
    assert (edition.pk, edition._state.adding) == (preview.UNSAVED, True)


def test_edits_of_a_live_story_are_seen_in_its_preview_only(desk, client, story):
    publishing.publish(story)
    story.headline = "Ferries go nuclear"
    story.save()
    assert "Ferries go nuclear" in text(page(desk, story))
    assert "Ferries go electric" in text(page(desk, story, show="readers"))


@pytest.mark.parametrize("missing", [["headline"], ["standfirst"], ["body"], ["headline", "standfirst", "body"]])
def test_half_a_story_is_previewed_as_it_is(desk, missing):
    half = factories.story(**dict.fromkeys(missing, ""))
    assert (page(desk, half).status_code, frame(desk, half).status_code) == (200, 200)


def test_a_picture_without_renditions_is_left_out(desk, story):
    story.lead_picture.renditions.all().delete()
    assert page(desk, story).status_code == 200


def test_it_counts_no_read_and_tells_machines_nothing(desk, story):
    publishing.publish(story)
    for show in ("saved", "readers"):
        answer = page(desk, story, show=show)
        assert "data-read" not in text(answer)
        assert '<meta name="robots" content="noindex">' in text(answer)
    assert reading.roll_up() == 0


@pytest.mark.parametrize("show", ["saved", "readers", "front", "section", "nonsense"])
def test_it_is_never_kept_nor_listed(desk, story, show):
    for answer in (page(desk, story, show=show), frame(desk, story, show=show)):
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Editor", "Photo desk", "Chief"])
def test_who_sees_a_story_at_the_desk_may_look_ahead(client, story, role):
    client.force_login(factories.person(role))
    assert (page(client, story).status_code, frame(client, story).status_code) == (200, 200)


def test_nobody_else_may(client, story):
    for ask in (page, frame):
        assert "/desk/login/" in ask(client, story).url
    client.force_login(factories.person(""))
    for ask in (page, frame):
        assert ask(client, story).status_code == 403


def test_a_story_that_is_not_there_is_not_found(desk, story):
    story.pk = 10**15
    assert (page(desk, story).status_code, frame(desk, story).status_code) == (404, 404)


def test_before_its_moment_readers_get_no_page(desk, story):
    at = in_(hours=2)
    publishing.schedule(story, at)
    assert "readers find no such page until" in text(frame(desk, story, show="readers"))
    assert "There is no page at this address" in text(page(desk, story, show="readers"))


def test_at_its_moment_readers_get_the_edition(desk, story):
    at = in_(hours=2)
    publishing.schedule(story, at)
    assert "readers see the edition of" in text(frame(desk, story, show="readers", at=clock(at)))
    assert "Ferries go electric" in text(page(desk, story, show="readers", at=clock(at)))


def test_after_its_end_readers_are_told_so(desk, story):
    publishing.publish(story)
    publishing.end(story, at=in_(hours=3), notice="It sailed.")
    later = clock(in_(hours=4))
    assert "no longer published" in text(frame(desk, story, show="readers", at=later))
    assert "It sailed." in text(page(desk, story, show="readers", at=later))


def test_nothing_scheduled_is_said_so(desk, story):
    assert "readers find no such page: nothing is scheduled" in text(frame(desk, story, show="readers"))


def test_the_moments_ahead_are_offered(story):
    publishing.publish(story)
    at, end = in_(hours=2), in_(hours=5)
    publishing.end(story, at=end)
    publishing.update(story, at=at)
    assert [when for _, when in preview.moments(story)] == [at, end]


@pytest.mark.parametrize("show", ["front", "section"])
def test_a_scheduled_story_is_on_the_front_and_its_section_from_its_moment(desk, story, show):
    at = in_(hours=2)
    publishing.schedule(story, at)
    before, after = clock(at - timedelta(minutes=1)), clock(at)
    assert "Ferries go electric" not in text(page(desk, story, show=show, at=before))
    assert "Ferries go electric" in text(page(desk, story, show=show, at=after))


def test_the_paper_around_it_is_of_that_moment(desk, story):
    assert "1 January 2036" in text(page(desk, story, at="2036-01-01T08:00"))


def test_the_section_bar_is_as_at_the_storys_own_address(desk, story):
    assert 'aria-current="true">Money' in text(page(desk, story))


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("tomorrow", "Write the moment as 2026-11-23T18:00."),
        ("0001-01-01T00:00", "Choose a year from 1970 to 9997."),
        ("0001-01-01T00:00+08:00", "without a zone"),
    ],
)
def test_a_moment_that_is_none_is_said_so_and_now_is_shown(desk, story, at, words):
    assert words in text(frame(desk, story, at=at))
    assert page(desk, story, at=at).status_code == 200


def test_a_preview_asks_as_much_for_many_links_as_for_one(desk, story, django_assert_max_num_queries):
    for _ in range(6):
        StoryLink.objects.create(story=story, target=factories.published())
    with django_assert_max_num_queries(45):
        page(desk, story)
