"""Bills, as newsagents hang them out: a headline in large letters, which other sites show beside a link to a story that
has no picture, or one that is too small for them, or to the paper.

A bill is known by all that stands on it, so its address is another as soon as one of those is. It is drawn by a task,
soon after its story comes out or once somebody asks for it, and kept with the pictures. Those of older stories follow
little by little, the newest first: once the paper has another name or accent, none of them has the one it needs.
"""

import base64
import io
import logging
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from newsroom import languages
from newsroom.paper import words
from pictures import hatch

from .models import Edition

RECIPE = 3  # raised by whoever changes how a bill looks (pictures/darkroom/bills.py)
WIDTH, HEIGHT = 1200, 630  # pixels
OF_PAPER = 0  # in the place of a story's number
ABOUT = timedelta(minutes=10)  # before and after it comes out a story is looked after every minute
BACK = timedelta(days=365)  # how old stories are that get theirs before anybody asks
LOOKED_AT = 200  # older stories of a run, with a picture or not, so that it has an end however many there are
MOST_DRAWN = 10  # of a run: each is a process of its own
AGAIN = timedelta(days=1)  # after the last was looked at, as headlines change and files are deleted
ASKED_FOR = 60  # seconds in which one that many ask for is ordered once
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bill:
    """`language`: the headline's code, "" where it is the paper's."""

    name: str
    section: str
    headline: str
    accent: str
    language: str = ""

    @classmethod
    def of(cls, paper, edition):
        """That of an edition; of the paper where it is None."""
        if edition is None:
            return cls(paper.strapline, "", paper.name, paper.accent)
        language = edition.named_language if edition.is_foreign else ""
        return cls(paper.name, edition.category.name, edition.headline_when_shared, paper.accent, language)

    @property
    def digest(self):
        """Made with the site's secret, too: nobody learns by it what an address that they guess would say."""
        said = asdict(self)
        if not self.language:
            del said["language"]  # it was not known always: bills in the paper's own keep their addresses
        return salted_hmac("articles.bills", f"{RECIPE} {said}", algorithm="sha256").hexdigest()[:16]

    @property
    def file(self):
        return f"bills/{self.digest}.png"

    def draw(self):
        """Whether it had to be drawn."""
        if default_storage.exists(self.file):
            return False
        language = languages.of(self.language)
        told = {**asdict(self), "language": language.code, "fonts": settings.FONT_FOLDERS}
        if self.language:
            told["direction"] = language.direction
        drawn = hatch.ask("bill", io.BytesIO(), **told)
        if drawn["lacking"]:
            log.warning("No font has %s: %s is drawn without “%s”", drawn["lacking"], self.file, self.headline)
        default_storage.save(self.file, ContentFile(base64.b64decode(drawn["png"])))
        return True


def address(paper, edition):
    return reverse("bill", args=[edition.story_id if edition else OF_PAPER, Bill.of(paper, edition).digest])


def find(story_id, digest):
    """The Bill of what readers see now of the story, and the edition; None where its address is another."""
    edition = Edition.objects.live().for_bills().filter(story=story_id).first()
    if edition is None and story_id != OF_PAPER:
        return None
    bill = Bill.of(words(), edition)
    return (bill, edition) if bill.digest == digest else None


def order(bill, edition):
    """Has it drawn, once for all who ask within a minute."""
    if cache.add(f"bill:{bill.digest}", True, ASKED_FOR):
        draw.enqueue(edition and edition.pk)


@task()
def draw(edition_id):
    """Draws the bill of an edition, or of the paper (None), unless that is done. An edition that was taken back needs
    none."""
    edition = Edition.objects.for_bills().filter(pk=edition_id).first() if edition_id else None
    return bool((edition or not edition_id) and Bill.of(words(), edition).draw())


def draw_newest():
    """Draws those of stories that need one and have just come out or soon will, and the paper's. Returns how many."""
    now = timezone.now()
    new = Edition.objects.published_within(now - ABOUT, now + ABOUT).for_bills()
    return sum(Bill.of(words(), edition).draw() for edition in (None, *filter(_needs_one, new)))


def draw_older():
    """Draws some of those of older stories that need one, and goes on the next time where it stopped. Returns how many.

    The place is in the cache, by all that bills have of the paper: another name or accent, and a worker that was
    started anew, begin with the newest.
    """
    now, paper = timezone.now(), words()
    walk = f"bills:{Bill.of(paper, None).digest}"
    count = 0
    for edition in _older(cache.get(walk, (now, 0)), now):
        cache.set(walk, (edition.published_at, edition.story_id), AGAIN.total_seconds())
        count += _needs_one(edition) and _is_drawn(Bill.of(paper, edition))
        if count == MOST_DRAWN:
            break
    return count


def _needs_one(edition):
    lead = edition.lead_picture
    return lead is None or lead.is_withheld or not lead.is_large_outside


def _older(place, now):
    """The next behind a place in `newest_first`. Those that need no bill are passed over here: where few need one, a
    query for those would walk through the paper."""
    live = Edition.objects.live(now).published_within(now - BACK, now)
    return live.older_than(*place).newest_first().for_bills()[:LOOKED_AT]


def _is_drawn(bill):
    """Whether it was now. One that cannot be drawn keeps no other from it."""
    try:
        return bill.draw()
    except hatch.PictureRefused:
        log.exception("%s could not be drawn: “%s”", bill.file, bill.headline)
        return False
