"""A paper of fifteen years, made up: sections, people, and as many stories as are asked for.

Every choice comes from one seed, so that two archives of a size differ in nothing but the day they were made on.
"""

import random
from datetime import timedelta
from itertools import batched, count

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from articles import publishing
from articles.models import (
    Act,
    Assignment,
    Author,
    Category,
    Correction,
    Edition,
    EditionByline,
    EditionTag,
    Revision,
    Story,
    StoryByline,
    StoryTag,
    Tag,
)
from newsroom.clock import FAR_FUTURE
from newsroom.models import User
from newsroom.text import address_part

from . import words
from .pouring import pour, settle

CHIEF, PASSWORD = "benchmark-chief", "a-long-pass-9"  # may do everything; by its name an archive is known
SEED = 20261126
YEARS = 15
SECTIONS = ("Machines", "Money", "Science", "Travel", "Courts", "Sport", "Arts", "Opinion")
BELOW = ("North", "South", "Islands")
AUTHORS, TAGS, PEOPLE = 400, 5_000, 25
PRODUCTIVE = 20  # authors that write half of the paper
AT_ONCE = 5_000
SHORT = 90  # words of a story: enough for rows of a real size
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
COPIED = ("category_id", "kicker", "headline", "standfirst")  # from a story into its edition
POURED = (Story, Revision, Edition, StoryByline, EditionByline, StoryTag, EditionTag, Act, Correction, Assignment)


class Archive:
    """Makes the stories in order, oldest first. `numbers` gives each table's next number."""

    def __init__(self, stories):
        self.total, self.dice, self.now = stories, random.Random(SEED), timezone.now()
        self.people, self.sections = people(), sections()
        self.authors, self.tags = authors(), tags()
        self.known = words.paragraphs()
        self.numbers = {model: count(1) for model in POURED}
        self.rows = {}

    def fill(self, say=print):
        """Fills empty tables. Half a million stories take some minutes."""
        for batch in batched(range(self.total), AT_ONCE, strict=False):
            self.rows = {model: [] for model in POURED}
            for number in batch:
                self.story(number)
            for model, rows in self.rows.items():
                pour(model, rows)
            say(f"  {batch[-1] + 1:,} of {self.total:,} stories", end="\r", flush=True)
        settle(POURED)

    def add(self, model, **fields):
        row = model(pk=next(self.numbers[model]), **fields)
        self.rows[model].append(row)
        return row

    def story(self, number):
        """One story with all that belongs to it: four in a hundred were never published, one was withdrawn."""
        begun = self.now - timedelta(days=365 * YEARS) * (1 - number / self.total) - HOUR
        is_draft = self.dice.random() < (0.3 if number > self.total - 2_000 else 0.01)
        story = self.add(
            Story,
            headline=words.headline(self.dice, number, self.total),
            kicker=self.dice.choice(words.WHAT)[:40] if self.dice.random() < 0.3 else "",
            standfirst="Four islands share one mast, and one bill.",
            body=words.text(self.dice, self.known, SHORT),
            category_id=self.dice.choice(self.sections),
            slug="",
            stage=self.dice.choice(Story.Stage.values) if is_draft else Story.Stage.DRAFT,
            started_by_id=self.dice.choice(self.people),
            created_at=begun,
            edited_at=begun + MINUTE * self.dice.randrange(50),
        )
        self.names_and_tags(story)
        revision = self.history(story)
        if is_draft:
            self.assign(story)
        else:
            self.publish(story, revision)

    def names_and_tags(self, story):
        few = self.authors[:PRODUCTIVE] if self.dice.random() < 0.5 else self.authors
        self.names = self.dice.sample(few, self.dice.choice((1, 1, 1, 2)))
        self.subjects = self.dice.sample(self.tags, 3)
        for place, author in enumerate(self.names):
            self.add(StoryByline, story=story, author_id=author, position=place)
        for tag in self.subjects:
            self.add(StoryTag, content_object=story, tag_id=tag)

    def history(self, story):
        """One revision of most stories, three of every fifth. Returns the last."""
        snapshot = {"headline": story.headline, "body": story.body, "tags": [], "bylines": [], "links": []}
        for number in range(1, 2 + 2 * (story.pk % 5 == 0)):
            revision = self.add(
                Revision,
                story=story,
                number=number,
                base_number=number - 1,
                snapshot=snapshot,
                made_by_id=story.started_by_id,
                made_at=story.edited_at,
            )
        story.revision_number = revision.number
        return revision

    def publish(self, story, revision):
        starts_at = story.edited_at if story.pk < self.total - 20 else self.now + HOUR * (story.pk % 20 + 1)
        fate = self.dice.random()
        ending, notice, ends_at = "", "", FAR_FUTURE
        if fate < 0.01:
            ending, notice, ends_at = Edition.Ending.RETRACTED, "It was not so.", starts_at + HOUR
            story.retracted_at = ends_at
        elif fate < 0.04:
            ending, ends_at = Edition.Ending.ENDED, starts_at + HOUR
        story.published_at = story.live_from = starts_at
        story.live_until, story.published_revision = ends_at, revision.number
        if fate > 0.998:  # edits that readers do not see yet
            story.revision_number += 1
        self.edition(story, revision, starts_at, ends_at, ending, notice)
        self.tell(story, starts_at, fate)

    def edition(self, story, revision, starts_at, ends_at, ending, notice):
        edition = self.add(
            Edition,
            story=story,
            revision=revision,
            starts_at=starts_at,
            published_at=starts_at,
            ends_at=ends_at,
            ending=ending,
            notice=notice,
            slug=address_part(story.headline, "story"),
            words=SHORT,
            **{name: getattr(story, name) for name in COPIED},
            body=story.body,
        )
        for place, author in enumerate(self.names):
            self.add(EditionByline, edition=edition, author_id=author, position=place)
        for tag in self.subjects:
            self.add(EditionTag, content_object=edition, tag_id=tag, published_at=starts_at)

    def tell(self, story, starts_at, fate):
        """The log's entry, and a correction of every hundredth story."""
        by = story.started_by_id
        self.add(
            Act,
            story=story,
            story_number=story.pk,
            headline=story.headline,
            verb=Act.Verb.PUBLISH,
            by_id=by,
            done_at=starts_at,
            takes_effect_at=starts_at,
        )
        if 0.5 < fate < 0.51:
            self.add(
                Correction, story=story, text="It has two masts, not one.", made_by_id=by, made_at=starts_at + HOUR
            )

    def assign(self, story):
        due = story.edited_at + HOUR * self.dice.randrange(24 * 14)
        self.add(
            Assignment,
            story=story,
            to_id=self.dice.choice(self.people),
            brief="Say what it costs, and whom.",
            due_at=due,
            planned_for=due + HOUR * 6,
            given_at=story.created_at,
        )


def people():
    """Numbers of those who sign in; the first may do everything."""
    password = make_password(PASSWORD)
    chief = User.objects.create(username=CHIEF, password=password, is_staff=True, is_superuser=True)
    others = [User(username=f"reporter{n}", password=password, is_staff=True) for n in range(1, PEOPLE)]
    return [chief.pk, *(user.pk for user in User.objects.bulk_create(others))]


def sections():
    """Numbers of all sections, those below others among them."""
    for position, name in enumerate(SECTIONS):
        top = Category(name=name, slug=address_part(name, "section"), position=position)
        publishing.file_category(top)
        for below in BELOW:
            publishing.file_category(Category(name=f"{name} {below}", slug=address_part(below, "section"), parent=top))
    return list(Category.objects.order_by("pk").values_list("pk", flat=True))


def authors():
    rows = [Author(name=f"{words.NAMES[n % len(words.NAMES)]} {n}", slug=f"author-{n}") for n in range(AUTHORS)]
    return [author.pk for author in Author.objects.bulk_create(rows)]


def tags():
    rows = [Tag(name=f"{words.WHO[n % len(words.WHO)]} {n}", slug=f"tag-{n}") for n in range(TAGS)]
    return [tag.pk for tag in Tag.objects.bulk_create(rows)]
