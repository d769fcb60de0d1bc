"""The page of a story's pictures goes out of date with just what it prints. It is asked for alone, before and after."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from articles import keys, publishing
from newsroom.pagecache.models import Moment
from pictures import library
from tests import factories
from tests.purge.crawling import Press, changed, clock_count, marked_since, spoilt
from tests.purge.printing import picture
from tests.purge.test_exact import edited

pytestmark = pytest.mark.django_db


def with_gallery():
    shown = picture()
    return f'<p>a</p><figure data-gallery="{shown.pk}"><p data-of="{shown.pk}">At six</p></figure>'


@pytest.fixture
def story(site):
    return factories.published(body=with_gallery(), authors=[factories.author("Ana Cruz")], tags=["Ferries"])


def pictures_of(story):
    return f"{story.get_absolute_url()}pictures/"


@pytest.fixture
def acting(site, story, subtests):
    """Does what stands in its block to the story, updates that, and tells whether its page of pictures is `spoilt`."""
    press, address = Press(), pictures_of(story)

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
    with acting("be found by another title", is_spoilt=True):
        edited(story, search_title="Ferries with masts")
    with acting("be shared by another headline", is_spoilt=True):
        edited(story, share_headline="One mast for four islands")
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
    with acting("describe that anew in the library", is_spoilt=True):
        story.lead_picture.alt = "Six men"
        library.write(story.lead_picture, ["alt"])
    with acting("retitle it, which moves it", is_spoilt=True):
        edited(story, headline="Ferry towns wait")
    with acting("say once more in what language it is", is_spoilt=False):
        edited(story, language="id")


def test_where_a_story_has_no_gallery_any_more_that_is_told(site, story, acting):
    with acting("take it out", is_spoilt=True):
        edited(story, body="<p>a</p>")


def test_an_old_address_of_the_page_of_pictures_leads_on_after_each_move(site, story):
    press, old = Press(), pictures_of(story)
    for headline in ("Ferry towns wait", "Ferry towns go on"):
        edited(story, headline=headline)
        before, count = press.again([old]), clock_count()
        site.forward(minutes=1)
        publishing.update(story)
        assert spoilt(before, marked_since(count)) == {old}
        assert press.ask(old).place == pictures_of(story)


class TestBesideTheReleaseBefore:
    """That knows no key of the page of pictures: what it does, or has scheduled, takes the page from readers, too."""

    @pytest.fixture
    def before(self, monkeypatch):
        known = {guise: columns for guise, columns in keys.GUISES.items() if guise != "pictures"}

        @contextmanager
        def acts():
            with monkeypatch.context() as patch:
                patch.setattr(keys, "GUISES", known)
                yield

        return acts

    def test_it_has_scheduled_an_end(self, site, before):
        story = factories.story(body=with_gallery())
        with before():
            publishing.publish(story, ends_at=site() + timedelta(hours=2))
        page = Press().again([pictures_of(story)])
        assert spoilt(page, set(Moment.objects.values_list("key", flat=True))) == {pictures_of(story)}

    def test_it_retracts(self, site, story, before):
        page, count = Press().again([pictures_of(story)]), clock_count()
        site.forward(minutes=1)
        with before():
            publishing.retract(story, notice="It was wrong.")
        assert spoilt(page, marked_since(count)) == {pictures_of(story)}
