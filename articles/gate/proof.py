"""What the checks read: a story as it would be printed, with all that has to be looked up for it looked up once."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from articles import body, links, translations
from articles.body.embeds import canonical
from articles.models import Edition, EditionPicture, Embed, Story
from newsroom.clock import local_day
from pictures.models import Picture


@dataclass
class Proof:
    """`signed`: by how many authors; `addresses`: the outside links beside the text; `open_notes`: how many;
    `at`: when readers are to see it (aware), and `day`: on which, in the paper's zone. Asks at most six queries of its
    own."""

    story: Story
    signed: int = 0
    addresses: list = field(default_factory=list)
    open_notes: int = 0
    day: date | None = None
    at: datetime | None = None

    @classmethod
    def of(cls, story, at=None, **said):
        """Of a story, saved or not, at an instant (aware; now unless given). What is `said` is not looked up."""
        at = at or timezone.now()
        is_saved = story.pk is not None
        if "signed" not in said:
            said["signed"] = story.bylines.count() if is_saved else 0
        if "addresses" not in said:
            said["addresses"] = [link.url for link in story.links.all() if link.url] if is_saved else []
        return cls(story, open_notes=story.notes.open().count() if is_saved else 0, day=local_day(at), at=at, **said)

    @cached_property
    def text(self):
        return body.plain_text(self.story.body)

    @cached_property
    def lead(self):
        """The lead Picture, or None. One that was deleted meanwhile is none."""
        return self._pictures.get(self.story.lead_picture_id)

    @cached_property
    def pictures(self):
        """The pictures in the text, in order."""
        return [self._pictures[number] for number in self._numbers if number in self._pictures]

    def is_known(self, picture):
        """Whether the edition that readers see now has the picture."""
        return picture.pk in self._known

    @cached_property
    def _known(self):
        live = self.story.editions.live() if self.story.pk else Edition.objects.none()
        return set(EditionPicture.objects.filter(edition__in=live).values_list("picture", flat=True))

    @cached_property
    def lost_pictures(self):
        """The numbers of pictures in the text that are in no library."""
        return [number for number in self._numbers if number not in self._pictures]

    @cached_property
    def _numbers(self):
        return body.picture_ids(self.story.body)

    @cached_property
    def _pictures(self):
        wanted = {*self._numbers, self.story.lead_picture_id} - {None}
        return Picture.objects.in_bulk(wanted) if wanted else {}

    @cached_property
    def broken_links(self):
        """Those that do not answer. An address that is told of as an embed already is told of once."""
        told = {embed.address for embed in self.embeds}
        broken = links.broken(links.outside(self.story.body, *self.addresses))
        return [link for link in broken if canonical(link.address) not in told]

    @cached_property
    def unseen(self):
        """Links to stories of ours that readers cannot see then: pairs of the address and the Story (None: lost)."""
        linked = links.to_stories(self.story.body)
        linked.pop(self.story.pk, None)
        stories = Story.objects.defer("body").in_bulk(linked) if linked else {}
        pairs = [(address, stories.get(number)) for number, address in linked.items()]
        return [
            (address, story) for address, story in pairs if not (story and story.state(self.at) == Story.State.LIVE)
        ]

    @cached_property
    def same_in_language(self):
        """The Stories that are this one, the original or other translations, in the language that this one is in."""
        story = self.story
        if not story.translation_of_id:
            return []
        found = Story.objects.filter(translations.are_in_set(story)).exclude(pk=story.pk).only("headline", "language")
        return [each for each in found if each.spoken == story.spoken]

    @cached_property
    def embeds(self):
        """Those Embeds of the text that cannot be shown whole: not fetched yet, or not to be had."""
        wanted = {canonical(address) for address in body.embed_addresses(self.story.body)} - {""}
        unfetched = Embed.objects.exclude(state=Embed.State.FETCHED)
        return list(unfetched.filter(address__in=wanted)) if wanted else []
