"""Make a copy: a story that recurs begins with the words of the last one."""

import pytest
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Note, Story
from tests import factories

pytestmark = pytest.mark.django_db
COPIED = ("kicker", "standfirst", "body", "lead_picture_id", "lead_caption", "lead_alt", "tags", "bylines")


@pytest.fixture
def tides():
    """Last week's, with all that a story can have, before readers and corrected."""
    picture, mei = factories.picture(), factories.author()
    words = {"kicker": "Tides", "headline": "Tides of the week", "standfirst": "High on Monday.", "slug": "tides-48"}
    own = {"search_title": "Tide tables, week 48", "share_headline": "Mind the quay", "share_text": "Monday is high."}
    shown = {"lead_picture": picture, "lead_caption": "The gauge", "lead_alt": "A gauge in the water"}
    body = f'<p>A table.</p><figure data-picture="{picture.pk}"></figure>'
    story = factories.story(authors=[mei], tags=["Tides", "Sea"], body=body, **words, **own, **shown)
    story.links.create(target=factories.story())
    Note.objects.create(story=story)
    revisions.keep(story)
    story.notes.update(resolved_at=timezone.now())
    publishing.publish(story)
    publishing.correct(story, "correction", "Tuesday is higher.")
    return story


def copy(client, story, **said):
    said = {"headline": "Tides of week 49", "category": story.category_id, **said}
    return client.post(f"/desk/articles/story/{story.pk}/copy/", said)


def copies(story):
    return Story.objects.exclude(pk__in=[story.pk, story.links.get().target_id])


def test_a_copy_has_the_words_and_none_of_the_past(desk, editor, tides):
    address = f"/desk/articles/story/{tides.pk}"
    assert f'href="{address}/copy/"' in desk.get(f"{address}/change/").text
    asked = desk.get(f"{address}/copy/")
    assert asked.context["form"].initial == {"headline": "Tides of the week", "category": tides.category_id}
    assert f'<a href="{address}/change/">Make no copy</a>' in asked.text
    assert f'>Stories</a></li>\n<li><a href="{address}/change/">' in asked.text
    answer = copy(desk, tides)
    made = copies(tides).get()
    assert "copy of “Tides of the week”" in desk.get(answer.url).text
    assert answer.url == f"/desk/articles/story/{made.pk}/change/"
    kept, taken = revisions.snapshot(tides), revisions.snapshot(made)
    assert {name: taken[name] for name in COPIED} == {name: kept[name] for name in COPIED}
    assert (taken["headline"], made.state(), made.started_by) == ("Tides of week 49", Story.State.DRAFT, editor)
    bare = {**dict.fromkeys(("slug", "search_title", "share_headline", "share_text"), ""), "links": []}
    assert {name: taken[name] for name in bare} == bare
    assert (made.published_at, made.corrections.count(), made.notes.count(), made.acts.count()) == (None, 0, 0, 0)
    assert made.words == tides.words and made.placed.count() == tides.placed.count() == 2
    [first] = made.revisions.all()
    assert (first.why, first.made_by) == (f"A copy of story {tides.pk}: Tides of the week", editor)
    assert first.why in desk.get(f"/desk/articles/story/{made.pk}/history/").text


def test_two_presses_make_one(desk, tides):
    assert copy(desk, tides).url == copy(desk, tides).url != copy(desk, tides, headline="Tides of week 50").url
    assert copies(tides).count() == 2


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk, tides):
    answer = copy(desk, tides, headline="x" * 201, category=0)
    assert (answer.status_code, copies(tides).count()) == (422, 0)
    assert {*answer.context["form"].errors} == {"headline", "category"}
    assert "x" * 201 in answer.text


def test_whoever_may_start_stories_copies_any_into_their_own_sections(client, tides):
    sport = factories.category("Sport")
    client.force_login(factories.person("Reporter", sport))
    assert copy(client, tides).status_code == 422, "not into a section of others"
    assert copy(client, tides, category=sport.pk).status_code == 302
    client.force_login(factories.person("Photo desk"))
    assert copy(client, tides, headline="Another").status_code == 403
    assert "/copy/" not in client.get(f"/desk/articles/story/{tides.pk}/change/").text
    assert copies(tides).count() == 1
