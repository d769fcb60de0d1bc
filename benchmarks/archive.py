"""A paper of fifteen years, made up: sections, people, pictures, and as many stories as are asked for.

Every choice comes from one seed, so that two archives of a size differ in nothing but the day they were made on. What
the paper itself would write as it publishes is written here by the thousand instead.
"""

import json
import random
from collections import defaultdict, deque
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import batched
from types import SimpleNamespace

from django.db import connection
from django.utils import timezone

from articles import publishing, reading, suggestions
from articles.models import (
    Act,
    Assignment,
    Correction,
    Edition,
    EditionByline,
    EditionLink,
    EditionPicture,
    EditionTag,
    EditionText,
    Heat,
    Revision,
    Story,
    StoryByline,
    StoryPicture,
    StoryTag,
)
from articles.models.revision import SnapshotField
from articles.revisions.snapshots import FIELDS
from newsroom.clock import FAR_FUTURE
from newsroom.text import address_part

from . import standing, words
from .bare import FROZEN, bare
from .pouring import Heap, Table, settle
from .texts import Texts

SEED = 20261126
YEARS = 15
PRODUCTIVE = 20  # authors that write half of the paper
LARGE = 20  # subjects, one of which every other story has
AT_ONCE = 5_000
SHORT = 90  # words of a story: enough for rows of a real size
HOUR, MINUTE, LATELY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=30)
COPIED = ("category_id", "kicker", "headline", "standfirst", "body", "lead_picture_id")  # from a story to its edition
POURED = (
    Story,
    Revision,
    Edition,
    StoryByline,
    EditionByline,
    StoryTag,
    EditionTag,
    StoryPicture,
    EditionPicture,
    EditionLink,
    EditionText,
    Heat,
    Act,
    Correction,
    Assignment,
)


SOUGHT = "articles_sought"  # the index of search, which is no model


class Archive:
    """Makes the stories in order, oldest first. `words_each` bounds their length from below."""

    def __init__(self, stories, words_each=SHORT):
        self.total, self.words_each = stories, words_each
        self.dice, self.now = random.Random(SEED), timezone.now()
        self.people, self.sections, self.pictures = standing.people(), standing.sections(), standing.pictures()
        self.authors, self.subjects = standing.authors(), standing.tags()
        numbers = list(self.subjects)
        self.large, self.tags = numbers[:LARGE], numbers[LARGE:]
        self.known = words.paragraphs()
        self.texts = Texts(self.known)
        self.newest = defaultdict(lambda: deque(maxlen=suggestions.KEPT))  # stories by tag, for related links
        self.tables = {model: Table(model) for model in POURED}
        self.sought = Heap(SOUGHT, ["place" if connection.vendor == "postgresql" else "rowid", "tokens"])

    def fill(self, say=print):
        """Fills empty tables; broken off, it leaves them empty. A million stories take some minutes."""
        heaps = [*self.tables.values(), self.sought]
        with bare([heap.table for heap in heaps]), ThreadPoolExecutor(1) as other:
            poured = []
            for batch in batched(range(1, self.total + 1), AT_ONCE, strict=False):
                for number in batch:
                    self.story(number)
                for before in poured:
                    before.result()
                poured = [other.submit(heap.pourer(FROZEN)) for heap in heaps]
                say(f"  {batch[-1]:,} of {self.total:,} stories", end="\r", flush=True)
            for last in poured:
                last.result()
        settle(POURED)
        publishing.mend()  # the calendar

    def add(self, model, **values):
        return self.tables[model].add(**values)

    def story(self, number):
        """One story with all that belongs to it: four in a hundred were never published, one was withdrawn."""
        story = self.written(number)
        is_draft = self.dice.random() < (0.3 if number > self.total - 2_000 else 0.01)
        if is_draft:
            story.row["stage"] = self.dice.choice(Story.Stage.values)
        self.history(story)
        if is_draft:
            self.assign(story)
        else:
            self.publish(story)
        self.add(Story, revision_number=story.revision, **story.row)
        for pair in story.places:
            self.add(StoryPicture, story_id=number, picture_id=pair[0], place=pair[1])

    def written(self, number):
        """The desk's copy: `row` for its table, and beside it what stands in others."""
        dice = self.dice
        begun = self.now - timedelta(days=365 * YEARS) * (1 - (number - 1) / self.total) - HOUR
        story = SimpleNamespace(number=number, by=dice.choice(self.people), begun=begun, revision=0)
        story.edited = begun + MINUTE * dice.randrange(50)
        story.told = words.chosen(dice, self.known, self.words_each)
        story.places, told = self.placed(story.told)
        story.row = {
            "headline": words.headline(dice, number, self.total),
            "kicker": dice.choice(words.WHAT)[:40] if dice.random() < 0.3 else "",
            "standfirst": "Four islands share one mast, and one bill.",
            "body": "\n".join(told),
            "category_id": self.section(),
            "lead_picture_id": next((pk for pk, place in story.places if place == "lead"), None),
            "words": self.texts.count(story.told),
            "started_by_id": story.by,
            "created_at": begun,
            "edited_at": story.edited,
        }
        self.names_and_tags(story)
        heading = f"{story.row['headline']} {story.row['standfirst']}"
        story.folded = self.texts.words(heading, story.told)
        story.slug = address_part(story.row["headline"], "story")
        return story

    def section(self):
        """One in five thousand stands in the last, the others anywhere else."""
        return self.sections[-1] if self.dice.random() < 0.0002 else self.dice.choice(self.sections[:-1])

    def placed(self, told):
        """Four in five have a lead picture, one in five another among its paragraphs: pairs (picture, place), in their
        order, and the paragraphs with it."""
        lead, other = self.dice.choice(self.pictures), self.dice.choice(self.pictures)
        places = [(lead, "lead")] if self.dice.random() < 0.8 else []
        if self.dice.random() < 0.2:
            told = [told[0], f'<figure data-picture="{other}"></figure>', *told[1:]]
            places.append((other, "text"))
        return sorted(places), told

    def names_and_tags(self, story):
        few = self.authors[:PRODUCTIVE] if self.dice.random() < 0.5 else self.authors
        story.names = self.dice.sample(few, self.dice.choice((1, 1, 1, 2)))
        story.tags = self.dice.sample(self.tags, 2)
        if self.dice.random() < 0.5:
            story.tags.append(self.dice.choice(self.large))
        for place, author in enumerate(story.names):
            self.add(StoryByline, story_id=story.number, author_id=author, position=place)
        for tag in story.tags:
            self.add(StoryTag, content_object_id=story.number, tag_id=tag)

    def history(self, story):
        """One revision of most stories, three of every fifth, the last with what is published. Keeps their numbers."""
        said = {name: story.row.get(name, SnapshotField.LEARNT_SINCE.get(name, "")) for name in FIELDS} | {
            "tags": sorted(self.subjects[tag] for tag in story.tags),
            "bylines": [{"author_id": author, "role": StoryByline.Role.REPORTING} for author in story.names],
            "links": [],
        }
        snapshot = json.dumps(said)
        story.revisions = []
        for number in range(1, 2 + 2 * (story.number % 5 == 0)):
            revision = self.add(
                Revision,
                story_id=story.number,
                number=number,
                base_number=number - 1,
                snapshot=snapshot,
                made_by_id=story.by,
                made_at=story.edited,
            )
            story.revisions.append(revision)
        story.revision = number

    def publish(self, story):
        starts_at = story.edited if story.number < self.total - 20 else self.now + HOUR * (story.number % 20 + 1)
        fate, ends_at = self.dice.random(), starts_at + 4 * HOUR
        ending = {"ends_at": FAR_FUTURE, "ending": "", "notice": ""}
        if fate < 0.01 and ends_at < self.now:
            ending = {"ends_at": ends_at, "ending": Edition.Ending.RETRACTED, "notice": "It was not so."}
            story.row["retracted_at"] = ends_at
        elif fate < 0.04:
            ending |= {"ends_at": ends_at, "ending": Edition.Ending.ENDED}
        self.date(story, self.editions(story, starts_at, ending), ending["ends_at"])
        if fate > 0.998:  # edits that readers do not see yet
            story.revision += 1
        self.tell(story, starts_at, fate)
        self.read(story, starts_at)

    def date(self, story, starts, ends_at):
        """What the desk's lists ask for: when that began which readers see, or else the newest, and when that does."""
        seen = [each for each in starts if each <= self.now] if ends_at > self.now else []
        shown = (seen or starts)[-1]
        story.row |= {"published_at": starts[0], "live_from": shown, "live_until": ends_at}
        story.row["update_at"] = None if shown == starts[-1] else starts[-1]
        story.row["published_revision"] = len(starts)

    def editions(self, story, published_at, ending):
        """One of each revision, two hours apart. Returns when they start."""
        starts = [published_at + 2 * HOUR * place for place in range(len(story.revisions))]
        starts = [each for each in starts if each < ending["ends_at"]]
        for place, starts_at in enumerate(starts):
            is_last = place == len(starts) - 1
            replaced = None if is_last else {"ends_at": starts[place + 1], "ending": Edition.Ending.REPLACED}
            self.edition(story, story.revisions[place], starts_at, published_at, replaced or ending)
        return starts

    def edition(self, story, revision, starts_at, published_at, ending):
        edition = self.add(
            Edition,
            story_id=story.number,
            revision_id=revision,
            starts_at=starts_at,
            published_at=published_at,
            slug=story.slug,
            words=story.row["words"],
            reading_minutes=self.texts.minutes(story.told),
            **ending,
            **{name: story.row[name] for name in COPIED},
        )
        self.add(EditionText, edition_id=edition, words=story.folded)
        if ending["ends_at"] > self.now:
            self.seek(story, edition, published_at)
        for place, author in enumerate(story.names):
            self.add(EditionByline, edition_id=edition, author_id=author, position=place, listed_at=published_at)
        for tag in story.tags:
            self.add(EditionTag, content_object_id=edition, tag_id=tag, published_at=published_at)
        for picture, place in story.places:
            self.add(EditionPicture, edition_id=edition, picture_id=picture, place=place)
        if "notice" in ending:  # the last: nobody reads what an older one leads to
            self.link(story, edition)

    def seek(self, story, edition, published_at):
        """What it is found by."""
        headline, section = story.row["headline"], story.row["category_id"]
        about = {"headline": headline, "section": section, "authors": story.names, "language": ""}
        self.sought.rows.append(self.texts.sought(edition, published_at, story.folded, story.told, **about))

    def link(self, story, edition):
        """What shares its tags, the newest first."""
        found = dict.fromkeys(number for tag in reversed(story.tags) for number in reversed(self.newest[tag]))
        for place, number in enumerate(list(found)[: suggestions.KEPT]):
            self.add(EditionLink, edition_id=edition, target_id=number, position=place, is_automatic=True)
        for tag in story.tags:
            self.newest[tag].append(story.number)

    def tell(self, story, starts_at, fate):
        """The log's entry, and a correction of every hundredth story."""
        said = {"story_id": story.number, "story_number": story.number, "headline": story.row["headline"]}
        self.add(
            Act, verb=Act.Verb.PUBLISH, by_id=story.by, done_at=starts_at, takes_effect_at=starts_at, where="", **said
        )
        if 0.5 < fate < 0.51:
            told = {"text": "It has two masts, not one.", "made_by_id": story.by, "made_at": starts_at + HOUR}
            self.add(Correction, story_id=story.number, **told)

    def read(self, story, starts_at):
        """Every story of the last weeks is read, and one in ten of the others was once."""
        if starts_at < self.now and (starts_at > self.now - LATELY or story.number % 10 == 0):
            reads = self.dice.randrange(1, 5_000)
            heat = reading.weight(starts_at) + reads.bit_length()
            self.add(Heat, story_id=story.number, heat=heat, reads=reads)

    def assign(self, story):
        due = story.edited + HOUR * self.dice.randrange(24 * 14)
        self.add(
            Assignment,
            story_id=story.number,
            to_id=self.dice.choice(self.people),
            brief="Say what it costs, and whom.",
            due_at=due,
            planned_for=due + HOUR * 6,
            given_at=story.begun,
        )
