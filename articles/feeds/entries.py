"""What a feed tells, in whatever form it is written."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.template.defaultfilters import linebreaks_filter  # gives safe HTML, which that of utils.html does not
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from articles import printed
from articles.hanging import hang
from articles.models import Correction
from newsroom.dates import dated
from pictures.models import Rendition

from . import texts


@dataclass(frozen=True)
class Name:
    name: str
    address: str  # whole


@dataclass(frozen=True)
class Image:
    """`address`: whole; `width` and `height` in pixels; `bytes`: of the file; `alt`: what it shows, `credit`: whose
    it is, each "" where it tells nothing."""

    address: str
    width: int
    height: int
    bytes: int
    alt: str
    credit: str
    type = "image/jpeg"


@dataclass(frozen=True)
class Entry:
    """`id` and `address` are whole addresses, of which the first never changes; moments are aware; `html` is safe and
    has only whole addresses. `language`: a code, or "" where it is the paper's. `authors` stand in the main line,
    `contributors` beside it."""

    id: str
    address: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str = ""
    authors: tuple[Name, ...] = ()
    contributors: tuple[Name, ...] = ()
    subjects: tuple[str, ...] = ()
    image: Image | None = None


@dataclass(frozen=True)
class Channel:
    """A feed: `page` is the whole address of what it follows, `named` and `args` are what `reverse` needs for its own.
    `paper`: the paper's name, `language` its code."""

    id: str
    paper: str
    language: str
    title: str
    description: str
    page: str
    named: str
    args: tuple
    entries: tuple[Entry, ...]

    def address(self, form):
        return settings.SITE_ADDRESS + reverse(self.named, args=[*self.args, *filter(None, [form])])

    @property
    def updated(self):
        """When anything in it last changed. Where nothing is in it, Atom has to say a moment all the same: this
        morning, which is one and the same all day."""
        morning = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return max((entry.updated for entry in self.entries), default=morning)


def whole(address):
    return urljoin(settings.SITE_ADDRESS, address)


def of_stories(editions, facts):
    """An Entry for each edition of a list (`EditionQuerySet.for_feed`). `facts`: what is printed of people."""
    hung = hang(editions, texts.pictures_in(editions))
    found = texts.whole(editions, hung)
    for edition in editions:
        printed.in_feed(edition, facts)
    images = images_of(editions)
    return tuple(of_story(edition, html, images) for edition, html in zip(editions, found, strict=True))


def of_story(edition, html, images):
    """`images`: as `images_of` has them."""
    return Entry(
        id=f"{settings.SITE_ADDRESS}/story/{edition.story_id}",
        address=whole(edition.get_absolute_url()),
        title=edition.headline,
        summary=edition.standfirst,
        html=in_its_language(edition, html),
        published=edition.published_at,
        updated=edition.modified_at,
        language=foreign_code(edition),
        authors=names(byline for byline in edition.bylines.all() if byline.leads),
        contributors=names(byline for byline in edition.bylines.all() if not byline.leads),
        subjects=(edition.category.name, *(tagged.tag.name for tagged in edition.tagged.all())),
        image=images.get(edition.pk),
    )


def foreign_code(edition):
    return edition.spoken.bcp47 if edition.is_foreign else ""


def in_its_language(edition, html):
    """Safe HTML as one element that says in which language it is and which way it runs, where that is not the paper's:
    no form of a feed has a word for the second. Of a plain str, which nobody vouches for, every sign is escaped."""
    if not edition.is_foreign:
        return html
    spoken = edition.spoken
    return format_html('<div lang="{}" dir="{}">{}</div>', spoken.bcp47, spoken.direction, html)


def names(bylines):
    """Each once, in the order in which they are printed."""
    return tuple(dict.fromkeys(Name(each.author.name, whole(each.author.get_absolute_url())) for each in bylines))


def images_of(editions):
    """An Image for each edition that shows one, by its number."""
    shown = [each for each in editions if each.lead_picture and each.lead_picture.is_shown]
    prints = {each.pk: each.lead_picture.widest() for each in shown}
    bytes_of = dict(
        Rendition.objects.filter(file__in={str(each.file) for each in prints.values()}).values_list("file", "bytes")
    )
    return {each.pk: image(each, prints[each.pk], bytes_of) for each in shown}


def image(edition, print_, bytes_of):
    """Its `bytes` are 0, which RSS has for what is not known, where the file was made anew in this moment."""
    place, size, lead = whole(print_.get_absolute_url()), (print_.width, print_.height), edition.lead_picture
    return Image(place, *size, bytes_of.get(str(print_.file), 0), edition.lead_alt or lead.alt, lead.credit)


def of_corrections(told):
    """An Entry for each pair (correction, what readers last saw of its story)."""
    for _, edition in told:
        printed.section(edition.category, "name")
    return tuple(of_correction(*pair) for pair in told)


def of_correction(correction, edition):
    """A retraction stands on the page of all alone, also once the story is back."""
    is_there = edition.is_live() and correction.kind != Correction.RETRACTION
    page = edition.get_absolute_url() if is_there else reverse("corrections")
    words = "\n\n".join(filter(None, [correction.text, restored(correction)]))
    return Entry(
        id=f"{settings.SITE_ADDRESS}/corrections/{correction.pk}",
        address=whole(f"{page}#correction-{correction.pk}"),
        title=correction.get_kind_display() + gettext(": ") + headline_told(correction, edition),
        summary=words,
        html=in_its_language(edition, linebreaks_filter(words)),
        published=correction.made_at,
        updated=correction.restored_at or correction.made_at,
        language=foreign_code(edition),
        subjects=(edition.category.name,),
    )


def headline_told(correction, edition):
    return gettext("A story that we no longer name") if correction.has_no_name else edition.headline


def restored(correction):
    """When readers got a retracted story back, in a sentence; "" where they have not."""
    if correction.restored_at is None:
        return ""
    at = dated(timezone.localtime(correction.restored_at), gettext("j F Y, H:i"))
    return gettext("The story was restored on %(at)s.") % {"at": at}
