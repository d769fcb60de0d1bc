"""RSS of the paper and of each section: the newest stories, whole."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import linebreaks
from django.utils.translation import gettext
from django.views.decorators.http import conditional_page, require_safe

from newsroom.pagecache.naming import kept
from newsroom.text import for_xml

from . import blocks, body, keys, printed
from .corrections import newest as newest_corrections
from .models import Category, Edition

NEWEST = 30
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"


def newest(editions, listing):
    """The newest of a list, whose key `listing` is, each with the links to which the stories in its boxes become."""
    found = list(editions.newest_first().for_page()[:NEWEST])
    printed.newest(listing, [edition.story_id for edition in found], NEWEST)
    links = blocks.links([edition.body for edition in found])
    for edition in found:
        printed.in_feed(edition)
        edition.box_links = links
    return found


def sound(words):
    """What an element of a feed says, one text or several, without what no XML may hold."""
    if isinstance(words, str):
        return for_xml(words)
    return [sound(each) for each in words] if isinstance(words, (list, tuple)) else words


class WholeStories(Rss201rev2Feed):
    """RSS 2.0 with the full text as content:encoded and each name as dc:creator."""

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:content": CONTENT, "xmlns:dc": DC}

    def add_root_elements(self, handler):
        self.feed = {name: sound(words) for name, words in self.feed.items()}
        super().add_root_elements(handler)

    def add_item_elements(self, handler, item):
        item = {name: sound(words) for name, words in item.items()}
        super().add_item_elements(handler, item)
        for name in item["names"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])


class PaperFeed(Feed):
    feed_type = WholeStories
    language = settings.LANGUAGE_CODE

    def __call__(self, request, *args, **kwargs):
        """Without Last-Modified, which would go back when a story is retracted. Answers by ETag instead."""
        response = super().__call__(request, *args, **kwargs)
        del response["Last-Modified"]
        return response

    def link(self):
        return settings.SITE_ADDRESS + reverse("front")

    def feed_url(self):
        return settings.SITE_ADDRESS + reverse("feed")

    def title(self):
        return settings.PAPER_NAME

    def description(self):
        return settings.PAPER_STRAPLINE

    def items(self):
        return newest(Edition.objects.live(), keys.ALL)

    def item_title(self, item):
        return item.headline

    def item_description(self, item):
        return item.standfirst

    def item_link(self, item):
        return settings.SITE_ADDRESS + item.get_absolute_url()

    def item_guid(self, item):
        return f"{settings.SITE_ADDRESS}/story/{item.story_id}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.modified_at

    def item_categories(self, item):
        return [item.category.name, *(tagged.tag.name for tagged in item.tagged.all())]

    def item_extra_kwargs(self, item):
        names = [byline.author.name for byline in item.bylines.all() if byline.leads]
        return {"names": names, "content": body.for_feed(item.body, settings.SITE_ADDRESS, item.box_links)}


class SectionFeed(PaperFeed):
    def get_object(self, request, path):
        category = get_object_or_404(Category, path=path)
        printed.section(category, "name", "address", "description")
        return category

    def link(self, category):
        return settings.SITE_ADDRESS + category.get_absolute_url()

    def feed_url(self, category):
        return settings.SITE_ADDRESS + reverse("section_feed", args=[category.path])

    def title(self, category):
        return f"{settings.PAPER_NAME}: {category.name}"

    def description(self, category):
        return category.description or settings.PAPER_STRAPLINE

    def items(self, category):
        editions = Edition.objects.live().newest_first().newest_in(category, NEWEST)
        return newest(editions, keys.of(category))


class CorrectionsFeed(PaperFeed):
    """What readers are told of mistakes. An item is a pair: the correction, and what they last saw of its story."""

    def link(self):
        return settings.SITE_ADDRESS + reverse("corrections")

    def feed_url(self):
        return settings.SITE_ADDRESS + reverse("corrections_feed")

    def title(self):
        return f"{settings.PAPER_NAME}: {gettext('Corrections')}"

    def description(self):
        return gettext("What we got wrong, and what is right.")

    def items(self):
        return newest_corrections(timezone.now(), NEWEST)

    def item_title(self, item):
        correction, edition = item
        return f"{correction.get_kind_display()}: {edition.headline}"

    def item_description(self, item):
        return item[0].text

    def item_link(self, item):
        correction, edition = item
        page = edition.get_absolute_url() if edition.is_live() else reverse("corrections")
        return f"{settings.SITE_ADDRESS}{page}#correction-{correction.pk}"

    def item_guid(self, item):
        return f"{settings.SITE_ADDRESS}/corrections/{item[0].pk}"

    def item_pubdate(self, item):
        return item[0].made_at

    def item_updateddate(self, item):
        return item[0].made_at

    def item_categories(self, item):
        printed.section(item[1].category, "name")
        return [item[1].category.name]

    def item_extra_kwargs(self, item):
        return {"names": [], "content": linebreaks(item[0].text, autoescape=True)}


paper = kept()(require_safe(conditional_page(PaperFeed())))
section = kept()(require_safe(conditional_page(SectionFeed())))
corrections = kept()(require_safe(conditional_page(CorrectionsFeed())))
