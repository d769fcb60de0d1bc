"""What an act spoils is just what it changes: no page too few, none too many.

Asked for a paper of `PURGE_STORIES` stories (26 unless set: two pages of a list), of which every address is asked
for before and after each act. A thousand take their time.
"""

import os
from contextlib import contextmanager
from datetime import timedelta

import pytest

from articles import publishing
from articles.models import OldAddress, Tag
from newsroom.pagecache.models import Moment
from pictures import library, withdrawing
from pictures.models import Rendition
from pictures.spoiling import spoiling
from tests import factories
from tests.purge.crawling import Press, changed, clock_count, lasting, marked_since, spoilt
from tests.purge.printing import Paper

pytestmark = pytest.mark.django_db
STORIES = int(os.environ.get("PURGE_STORIES", "26"))


class Watched:
    """A paper of which each act is watched: after it, the pages that are spoilt have to be those that changed."""

    def __init__(self, clock, subtests):
        self.clock, self.subtests = clock, subtests
        self.paper, self.press = Paper(STORIES, clock()), Press()
        publishing.correct(self.paper.stories[5], "correction", "The mast is older.")
        self.before = self.press.crawl()

    @contextmanager
    def act(self, name):
        count = clock_count()
        yield
        self.compare(name, marked_since(count))

    def pass_moment(self, name, at):
        """Lets the clock go past a moment, at which nobody does anything."""
        self.clock.at = at + timedelta(seconds=1)
        self.compare(name, set(Moment.objects.filter(at=at).values_list("key", flat=True)))

    def compare(self, name, keys):
        after = self.press.crawl(*self.before)
        before = lasting(self.before, self.clock.at)
        is_changed, is_spoilt = changed(before, after), spoilt(before, keys)
        with self.subtests.test(name):
            assert is_changed, "nothing is compared"
            assert sorted(is_changed - is_spoilt) == [], "stay as they were, and should not"
            why = {each: before[each].keys & keys for each in is_spoilt - is_changed}
            assert why == {}, "are made anew for nothing"
        self.before = after


def edited(story, **fields):
    for name, value in fields.items():
        setattr(story, name, value)
    story.save()
    return story


def test_an_act_spoils_just_what_it_changes(site, subtests):
    watched = Watched(site, subtests)
    paper, stories, clock = watched.paper, watched.paper.stories, site
    middle, late = stories[STORIES // 2], stories[-3]

    with watched.act("publish"):
        clock.forward(minutes=1)
        new = factories.published(category=paper.sections[2], tags=["Subject 1", "Solar"], authors=paper.authors[:1])
    with watched.act("publish what two have signed"):
        clock.forward(minutes=1)
        factories.published(category=paper.sections[2], authors=paper.authors[1:3])
    with watched.act("update the text"):
        clock.forward(minutes=1)
        publishing.update(edited(middle, body="<p>Another text.</p>"))
    with watched.act("update the headline"):
        clock.forward(minutes=1)
        publishing.update(edited(late, headline="Ferry towns wait"))
    with watched.act("update the standfirst"):
        clock.forward(minutes=1)
        publishing.update(edited(stories[-12], standfirst="Nobody waits."))
    with watched.act("update what other sites show"):
        clock.forward(minutes=1)
        told = {"search_title": "Ferry towns, the list", "share_headline": "Is yours next?", "share_text": "All forty."}
        publishing.update(edited(stories[-4], **told))
    with watched.act("retag"):
        clock.forward(minutes=1)
        middle.tags.set(["Subject 5", "Subject 0"])
        publishing.update(middle)
    with watched.act("recategorise"):
        clock.forward(minutes=1)
        publishing.update(edited(stories[-9], category=paper.sections[4]))
    with watched.act("sign otherwise"):
        clock.forward(minutes=1)
        stories[-6].bylines.update(author=paper.authors[3])
        publishing.update(stories[-6])
    with watched.act("retitle a section in the bar"):
        publishing.file_category(renamed(paper.sections[3], "Arts"))
    with watched.act("retitle a section beside the bar"):
        publishing.file_category(renamed(paper.sections[5], "Small notices"))
    with watched.act("rename an author"), publishing.renaming(paper.authors[2]):
        renamed(paper.authors[2], "Writer Two").save()
    with watched.act("tell of an author"), publishing.renaming(paper.authors[1]):
        paper.authors[1].job = "Correspondent"
        paper.authors[1].save()
    with watched.act("keep an old address"):
        old = OldAddress(path="old/ferries", story=new)
        with publishing.renaming(old):
            old.save()
    with watched.act("make two tags one"):
        publishing.merge_tags(Tag.objects.filter(name="Subject 1"), Tag.objects.get(name="Subject 2"))
    with watched.act("describe a picture"):
        paper.pictures[0].alt = "Another mast"
        library.write(paper.pictures[0], ["alt"])
    with watched.act("replace a picture"), spoiling(paper.pictures[1]):
        Rendition.objects.filter(picture=paper.pictures[1], crop="3x2").update(file="pictures/another.jpg")
    with watched.act("withdraw a picture"):
        withdrawing.withdraw(paper.pictures[2], "A court forbids it.")


def renamed(row, name):
    row.name = name
    return row


def test_taking_a_story_from_readers_spoils_just_what_has_it(site, subtests):
    watched = Watched(site, subtests)
    stories, clock = watched.paper.stories, site

    with watched.act("correct"):
        clock.forward(minutes=1)
        publishing.correct(stories[-2], "correction", "There are two masts.")
    with watched.act("end"):
        clock.forward(minutes=1)
        publishing.end(stories[-2], notice="It is over.")
    with watched.act("retract"):
        clock.forward(minutes=1)
        publishing.retract(stories[0], notice="It is not true.")
    with watched.act("restore"):
        clock.forward(minutes=1)
        publishing.restore(stories[0])
    with watched.act("retract what stands in the middle"):
        clock.forward(minutes=1)
        publishing.retract(stories[STORIES // 2 + 1])


def test_a_moment_spoils_just_what_changes_then(site, subtests):
    watched = Watched(site, subtests)
    stories, clock = watched.paper.stories, site
    new = factories.story(category=watched.paper.sections[1], tags=["Subject 2", "Solar"])
    at = clock.ahead(hours=1)
    publishing.schedule(new, at)
    watched.before |= watched.press.again([new.get_absolute_url()])
    assert watched.before[new.get_absolute_url()].status.startswith("404")
    watched.pass_moment("a story starts", at)

    at = clock.ahead(hours=1)
    publishing.schedule(edited(stories[-5], headline="Ferry towns wait"), at)
    watched.pass_moment("an update starts", at)

    at = clock.ahead(hours=1)
    publishing.end(stories[-8], at=at)
    watched.pass_moment("a story ends", at)
