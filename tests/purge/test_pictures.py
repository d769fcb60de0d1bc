"""The page of a story's pictures goes out of date with just what it prints. It is asked for alone, before and after."""

from contextlib import contextmanager

import pytest

from articles import publishing
from tests import factories
from tests.purge.crawling import Press, changed, clock_count, marked_since, spoilt
from tests.purge.printing import picture
from tests.purge.test_exact import edited

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(site):
    shown = picture()
    body = f'<p>a</p><figure data-gallery="{shown.pk}"><p data-of="{shown.pk}">At six</p></figure>'
    return factories.published(body=body, authors=[factories.author("Ana Cruz")], tags=["Ferries"])


@pytest.fixture
def acting(site, story, subtests):
    """Does what stands in its block to the story, updates that, and tells whether its page of pictures is `spoilt`."""
    press, address = Press(), f"{story.get_absolute_url()}pictures/"

    @contextmanager
    def act(name, is_spoilt):
        before, count = press.again([address]), clock_count()
        site.forward(minutes=1)
        yield
        publishing.update(story)
        found = changed(before, press.again([address])), spoilt(before, marked_since(count))
        with subtests.test(name):
            assert found == (({address}, {address}) if is_spoilt else (set(), set()))

    return act


def test_the_page_of_pictures_goes_out_of_date_with_just_what_it_prints(story, acting):
    with acting("sign it otherwise", is_spoilt=False):
        story.bylines.update(author=factories.author("Ben Tan"))
    with acting("file it under something else", is_spoilt=False):
        story.tags.set(["Harbours"])
    with acting("write on", is_spoilt=False):
        edited(story, body=f"{story.body}<p>b</p>", kicker="Islands")
    with acting("tell others what is in it", is_spoilt=True):
        edited(story, share_text="They share one mast.")
    with acting("say something else under the headline, which others are not told", is_spoilt=False):
        edited(story, standfirst="Four islands, one mast.")
    with acting("caption a picture otherwise", is_spoilt=True):
        edited(story, body=story.body.replace("At six", "At seven"))
    with acting("show another", is_spoilt=True):
        edited(story, body=f'{story.body}<figure data-gallery="{picture().pk}"></figure>')
    with acting("say what language it is in", is_spoilt=True):
        edited(story, language="ms")
    with acting("give it a lead picture that other sites can show", is_spoilt=True):
        edited(story, lead_picture=factories.picture(size=(1600, 900)))
    with acting("retitle it, which moves it", is_spoilt=True):
        edited(story, headline="Ferry towns wait")
    with acting("say once more in what language it is", is_spoilt=False):
        edited(story, language="id")


def test_where_a_story_has_no_gallery_any_more_that_is_told(site, story, acting):
    with acting("take it out", is_spoilt=True):
        edited(story, body="<p>a</p>")
