"""Several people with several tabs at one story, in many orders: nothing that was ever taken in is lost."""

import random
from dataclasses import dataclass, field

import pytest
from django.db import connection

from articles import publishing, revisions
from articles.models import Revision, Story
from tests import factories, length
from tests.undoing import taken_back

pytestmark = pytest.mark.django_db
ORDERS, STEPS = length.of(300, 1_000), 8
FIELDS = ("kicker", "headline", "standfirst", "body")


@dataclass
class Tab:
    """What somebody has open: the text, and the number of the revision it came from."""

    user: object
    text: dict
    base: int
    sides: list = field(default_factory=list)  # numbers of what was kept aside for it


class Newsroom:
    """One story, its writers, and a memory of all that the desk said it had taken in."""

    def __init__(self, chance, story, people, clock, write=revisions.write):
        self.chance, self.people, self.clock, self.write = chance, people, clock, write
        self.story = Story.objects.get(pk=story.pk)
        self.taken_in = {}  # text → the revision that keeps it
        self.numbers = set()
        self.tabs = []
        self.words = 0
        self.open()

    def fresh(self):
        """The story as another request would read it."""
        return Story.objects.get(pk=self.story.pk)

    def open(self):
        story = self.fresh()
        text = {name: getattr(story, name) for name in FIELDS}
        self.tabs.append(Tab(self.chance.choice(self.people), text, story.revision_number))

    def type(self, tab):
        self.words += 1
        name = self.chance.choice(FIELDS)
        if name == "body":
            blocks = tab.text["body"].split("\n")
            blocks[self.chance.randrange(len(blocks))] = f"<p>word {self.words}</p>"
            tab.text = {**tab.text, "body": "\n".join(blocks)}
        else:
            tab.text = {**tab.text, name: f"Word {self.words}"}

    def save(self, tab, is_autosave=False):
        before = revisions.newest(self.story)
        kept = self.write(self.fresh(), tab.text, base=tab.base, by=tab.user, is_autosave=is_autosave)
        if is_autosave and not kept.is_side and gives_way(before, kept):
            self.taken_in = {text: number for text, number in self.taken_in.items() if number != before.number}
        self.take_in(tab.text, kept)
        if kept.is_side:
            tab.sides.append(kept.number)
        else:
            tab.base = kept.number

    def autosave(self, tab):
        self.save(tab, is_autosave=True)

    def settle(self, tab, said, theirs):
        """What every button of the conflict page ends in."""
        kept = self.write(self.fresh(), said, base=theirs.number, by=tab.user)
        self.take_in({name: said[name] for name in FIELDS}, kept)
        tab.sides.append(kept.number) if kept.is_side else self.go_on(tab)

    def go_on(self, tab):
        story = self.fresh()
        tab.text, tab.base, tab.sides = {n: getattr(story, n) for n in FIELDS}, story.revision_number, []

    def merge(self, tab):
        if tab.sides:
            mine, theirs = self.story.revisions.get(number=tab.sides[-1]), self.shown()
            base = revisions.written_on(self.story, mine.base_number)
            answers = {f"body-{n}": self.chance.choice(["theirs", "mine", "both"]) for n in range(9)}
            answers |= {name: self.chance.choice(["theirs", "mine"]) for name in FIELDS}
            self.settle(tab, revisions.merge(base, theirs.snapshot, mine.snapshot, answers), theirs)

    def take_over(self, tab):
        if tab.sides:
            self.settle(tab, self.story.revisions.get(number=tab.sides[-1]).snapshot, self.shown())

    def shown(self):
        """Their version as the conflict page showed it: the newest, or by now an older one."""
        mains = list(self.story.revisions.filter(is_side=False)[:2])
        return self.chance.choice(mains)

    def keep_aside(self, tab):
        if tab.sides:
            self.go_on(tab)

    def restore(self, tab):
        earlier = self.chance.choice(list(self.story.revisions.all()))
        kept, _ = revisions.restore(self.fresh(), earlier, base=tab.base, by=tab.user)
        self.take_in({name: earlier.snapshot[name] for name in FIELDS}, kept)

    def publish(self, tab):
        story = self.fresh()
        verb = publishing.update if story.live_from else publishing.publish
        verb(story)
        self.clock.forward(seconds=1)  # an edition is live for at least a moment

    def take_in(self, text, kept):
        self.numbers.add(kept.number)
        self.taken_in[key(text)] = kept.number

    def look(self):
        """What holds at any time."""
        found = list(Revision.objects.filter(story=self.story))
        assert len({each.number for each in found}) == len(found)
        texts = {key(each.snapshot) for each in found}
        lost = [text for text in self.taken_in if text not in texts]
        assert lost == []
        assert revisions.newest(self.story).snapshot == revisions.snapshot(self.fresh())
        assert self.fresh().revision_number == revisions.newest(self.story).number


def key(text):
    return tuple(text[name] for name in FIELDS)


def gives_way(before, kept):
    """The rule in the test's own words: the writer's own autosave right before it, less than a minute long."""
    was_own = before.is_autosave and before.made_by_id == kept.made_by_id and before.number == kept.number - 1
    return was_own and not Revision.objects.filter(pk=before.pk).exists()


DEED = ["open", "type", "type", "type", "autosave", "autosave", "autosave", "save", "save"]
DEED += ["merge", "take_over", "keep_aside", "restore", "publish"]


def run(chance, story, people, clock, write=revisions.write):
    """One order of deeds at that story, undone afterwards."""
    with taken_back():
        newsroom = Newsroom(chance, story, people, clock, write)
        for step in range(STEPS):
            clock.forward(seconds=chance.choice([1, 10, 10, 40]))
            tab, deed = chance.choice(newsroom.tabs), chance.choice(DEED)
            newsroom.open() if deed == "open" else getattr(newsroom, deed)(tab)
            if step % 4 == 3:
                newsroom.look()


@pytest.fixture
def people(db):
    return [factories.person("Sub-editor") for _ in range(3)]


@pytest.fixture
def story(clock):
    new = factories.story(body="<p>a</p>\n<p>b</p>\n<p>c</p>")
    revisions.keep(new)
    return new


def test_no_order_of_writing_and_saving_loses_anything(story, people, clock):
    for seed in range(ORDERS) if connection.vendor == "sqlite" else range(ORDERS, 2 * ORDERS):
        try:
            run(random.Random(seed), story, people, clock)
        except AssertionError as error:
            raise AssertionError(f"order {seed}: {error}") from error


def careless(story, said, *, base=None, **given):
    """A saver that does not look at the base: whoever comes last wins, and their own versions make room for it."""
    last = revisions.newest(story)
    kept = revisions.write(story, said, **given)
    if kept != last and not last.is_side:
        story.revisions.filter(pk=last.pk).exclude(pk__in=story.editions.values("revision")).delete()
    return kept


def blind(story, said, *, base=None, **given):
    """A saver that forgets what it could not put into the story."""
    kept = revisions.write(story, said, base=base, **given)
    if kept.is_side:
        kept.delete()
    return kept


@pytest.mark.parametrize("saver", [careless, blind])
def test_a_careless_saver_would_be_found_out(story, people, clock, saver):
    with pytest.raises(AssertionError):
        for seed in range(50):
            run(random.Random(seed), story, people, clock, saver)
