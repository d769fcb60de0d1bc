"""What is done to a translation spoils the pages of its set, the sitemaps that tell of them, and what prints it itself;
of a story without translations, nothing else than before."""

import pytest

from articles import publishing
from articles.models import Edition
from tests import factories
from tests.purge.test_exact import Watched

pytestmark = pytest.mark.django_db


def written(watched, original, **fields):
    """Beside the original, with its tags and its author: a draft."""
    told = {"category": watched.paper.sections[1], "translation_of": original, "tags": ["Subject 1"]}
    return factories.story(**{**told, "authors": [watched.paper.authors[2]], **fields})


def test_what_is_done_to_a_translation_spoils_just_the_pages_that_tell_of_it(site, subtests):
    watched = Watched(site, subtests)
    clock, stories = site, watched.paper.stories
    original, another = stories[20], stories[3]
    arabic = written(watched, original, headline="آخر عبّارة", slug="ferry-ar", language="ar")
    malay = written(watched, original, headline="Feri terakhir", language="ms")
    vietnamese = factories.published(headline="Phà", language="vi", authors=[factories.author("Lan")])
    watched.before = watched.press.crawl(*(story.get_absolute_url() for story in (arabic, malay)))

    with watched.act("publish two translations"):
        publishing.publish(arabic)
        publishing.publish(malay)
    with watched.act("retitle one, which moves it"):
        clock.forward(minutes=1)
        change(malay, headline="Feri diesel terakhir", language="id")
        publishing.update(malay)
    with watched.act("say of a story on the front that it is one"):
        clock.forward(minutes=1)
        change(stories[24], translation_of=original, language="th")
        publishing.update(stories[24])
    with watched.act("move the original"):
        clock.forward(minutes=1)
        change(original, slug="the-last-ferry")
        publishing.update(original)
    with watched.act("make it a translation of another"):
        clock.forward(minutes=1)
        change(malay, translation_of=another)
        publishing.update(malay)
    with watched.act("publish an original in another language"):
        clock.forward(minutes=1)
        thai = written(watched, None, headline="เรือข้ามฟาก", slug="ferry-th", language="th")
        publishing.publish(thai)
    for number, original in ((19, vietnamese), (19, None), (1, vietnamese)):  # of those that open a section, or below
        with watched.act(f"make {number} a translation, in the language that it is in, or an original"):
            clock.forward(minutes=1)
            change(stories[number], translation_of=original)
            publishing.update(stories[number])
    with watched.act("publish it in the paper's language, by the same author"):
        clock.forward(minutes=1)
        english = written(watched, thai, headline="The ferry to Batam")
        publishing.publish(english)
    with watched.act("retract that"):
        clock.forward(minutes=1)
        publishing.retract(english)
    with watched.act("restore it"):
        clock.forward(minutes=1)
        publishing.restore(english)
    with watched.act("retract a translation"):
        clock.forward(minutes=1)
        publishing.retract(arabic)


def change(story, **said):
    for name, value in said.items():
        setattr(story, name, value)
    story.save()


def test_a_translation_comes_and_goes_at_its_moment(site, subtests):
    """Another comes in between, of which nobody knew when it was scheduled."""
    watched = Watched(site, subtests)
    original = watched.paper.stories[20]
    arabic = written(watched, original, slug="ferry-ar", language="ar")
    malay = written(watched, original, slug="feri", language="ms")
    publishing.schedule(arabic, site.ahead(hours=3))
    publishing.end(arabic, at=site.ahead(hours=4))
    publishing.schedule(malay, site.ahead(hours=2))
    watched.before = watched.press.crawl(*(story.get_absolute_url() for story in (arabic, malay)))
    for name, story in (("a translation starts", malay), ("another", arabic)):
        watched.pass_moment(name, Edition.objects.get(story=story).starts_at)
    assert "العربية".encode() in watched.before[malay.get_absolute_url()].body
    watched.pass_moment("it ends", Edition.objects.get(story=arabic).ends_at)
    assert "العربية".encode() not in watched.before[malay.get_absolute_url()].body
