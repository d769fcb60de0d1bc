"""A paper of any size, printed in bulk: each kind of page has what it can have."""

from datetime import timedelta

from articles import publishing
from articles.models import Edition, EditionByline, EditionLink, EditionTag, Revision, Story, StoryByline, StoryTag, Tag
from pictures.models import Rendition
from tests import factories

APART = timedelta(hours=2)
NEXT = 4  # stories under each


class Paper:
    """`stories`, the oldest first; in turn on them `sections`, `authors`, `tags` and `pictures`.

    All is the same at every making.
    """

    def __init__(self, size, now):
        self.now = now
        money = factories.category("Money")
        names = ["Politics", "Culture", "Sport"]
        self.sections = [money, factories.category("Payments", parent=money), *map(factories.category, names)]
        self.sections.append(factories.category("Notices", in_bar=False))
        self.authors = [factories.author(f"Writer {number}") for number in range(5)]
        self.tags = [Tag.objects.create(name=f"Subject {number}") for number in range(6)]
        self.pictures = [picture() for _ in range(6)]
        self.stories = Story.objects.bulk_create(self.story(number) for number in range(size))
        self.editions = [self.edition(*each, size) for each in enumerate(self.stories)]
        self.write()

    def story(self, number):
        has_picture, lead = number % 7, self.pictures[number % 6]
        return Story(
            category=self.sections[number % 6],
            headline=f"Ferry towns get network {number}",
            slug=f"ferry-towns-{number}",
            standfirst="Four islands share one mast.",
            kicker="Islands" if number % 3 == 0 else "",
            lead_picture=lead if has_picture else None,
            lead_alt="A mast" if number % 4 == 0 else "",
            lead_caption="The mast, last year." if number % 5 == 0 else "",
            body=factories.BODY + self.blocks(number),
            revision_number=1,
        )

    def blocks(self, number):
        if number % 10:
            return ""
        shown = self.pictures[number % 5].pk
        figure = f'<figure data-picture="{shown}" data-size="wide"></figure>'
        gallery = f'<figure data-gallery="{shown},{self.pictures[5].pk}"></figure>'
        return f'{figure}{gallery}<aside data-related="{number + 3}"></aside>'

    def edition(self, number, story, size):
        at = self.now - timedelta(hours=1) - APART * (size - 1 - number)
        revision = Revision(story=story, number=1, base_number=0, snapshot={})
        return Edition.copy_of(story, revision=revision, starts_at=at, published_at=at)

    def write(self):
        Revision.objects.bulk_create([edition.revision for edition in self.editions])
        Edition.objects.bulk_create(self.editions)
        self.signed(), self.tagged(), self.linked()
        for story, edition in zip(self.stories, self.editions, strict=True):
            story.published_at = story.live_from = edition.starts_at
            story.live_until, story.published_revision = edition.ends_at, 1
        Story.objects.bulk_update(self.stories, ["published_at", "live_from", "live_until", "published_revision"])
        publishing.mend()

    def signed(self):
        said = [(number, self.authors[number % 5], "reporting") for number in range(len(self.stories))]
        said += [(number, self.authors[(number + 1) % 5], "photography") for number in range(0, len(said), 4)]
        said += [(number, self.authors[(number + 2) % 5], "writing") for number in range(0, len(self.stories), 3)]
        copies, printed = [], []
        for place, (number, author, role) in enumerate(said):
            told = {"author": author, "role": role, "position": place}
            copies.append(StoryByline(story=self.stories[number], **told))
            printed.append(EditionByline(edition=self.editions[number], **told))
        StoryByline.objects.bulk_create(copies)
        EditionByline.objects.bulk_create(printed)

    def tagged(self):
        borne = [(number, self.tags[number % 6]) for number in range(len(self.stories))]
        borne += [(number, self.tags[(number + 2) % 6]) for number in range(1, len(self.stories), 2)]
        StoryTag.objects.bulk_create(StoryTag(content_object=self.stories[number], tag=tag) for number, tag in borne)
        EditionTag.objects.bulk_create(
            EditionTag(content_object=self.editions[number], tag=tag, published_at=self.editions[number].published_at)
            for number, tag in borne
        )

    def linked(self):
        EditionLink.objects.bulk_create(
            EditionLink(edition=edition, target=self.stories[number - place], position=place, is_automatic=True)
            for number, edition in enumerate(self.editions)
            for place in range(1, NEXT + 2)
            if number >= place
        )


def picture():
    """One that is developed, as far as the database knows."""
    return developed(factories.bare_picture(caption="A mast over a market", recipe=99))


def developed(bare):
    shapes = [("", 640, 427), ("3x2", 480, 320), ("16x9", 640, 360)]
    for crop, width, height in shapes:
        file = {"file": f"pictures/{bare.pk}{crop}.jpg", "bytes": 1, "format": "jpeg"}
        Rendition.objects.create(picture=bare, crop=crop, width=width, height=height, **file)
    return bare
