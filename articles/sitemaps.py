"""The sitemap for search engines (https://www.sitemaps.org/protocol.html): an index, a file of pages, a file of stories
per month, and one of the newest for Google News.

A month of a daily paper has thousands of stories: its file is put together of plain values, since models, `reverse` and
templates took ten times as long.
"""

from datetime import timedelta
from functools import partial
from urllib.parse import quote, urljoin
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom import languages
from newsroom.clock import paper_zone
from newsroom.pagecache.naming import good_until, kept
from newsroom.paper import words
from newsroom.text import for_xml
from pictures.models import Picture

from . import keys, months, printed, translations
from .models import Author, Category, Edition, FlatPage, Series, Tag

MOST = 50_000  # addresses in one file, by the protocol
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
NEWS, MOST_NEWS = timedelta(hours=48), 1_000
STORY = ("category_id", "category__path", "slug", "story_id", "lead_picture_id")  # what is read of each, and first
LIFE = timedelta(minutes=10)  # of the file of news: what an import puts behind the last story is told of by then
START = '<?xml version="1.0" encoding="UTF-8"?>\n'
PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
WITH_LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
WITH_IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
WITH_NEWS = f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" {WITH_IMAGES}'
as_reversed = partial(quote, safe="/~:@!$&'()*+,;=")  # what `reverse` leaves as it is


@kept()
@require_safe
def index(request):
    printed.made_of_many(keys.ARCHIVE)
    firsts = [first for _, days in months.with_stories(timezone.now()) for first in days]
    files = [reverse("sitemap_pages"), *(reverse("sitemap_month", args=[day.year, day.month]) for day in firsts)]
    listed = "".join(f"<sitemap><loc>{whole(each)}</loc></sitemap>\n" for each in files)
    return xml(f'<sitemapindex xmlns="{PROTOCOL}">\n{listed}</sitemapindex>\n')


@kept()
@require_safe
def month(request, year, month):
    """The stories of a month, each with its last change and its picture."""
    first, last = months.bounds(year, month)
    editions = Edition.objects.live().published_between(first, last).newest_first()
    told = editions.with_last_correction().with_translated()
    stories = list(told.values_list(*STORY, "translation_of_id", "is_translated", "starts_at", "corrected_at")[:MOST])
    printed.sitemap(first, {story[:2] for story in stories})
    if not stories:
        raise Http404("Nothing was published that month.")
    images, versions = images_of(stories), alternates(stories)
    listed = (story_url(story, images.get(story[4], "") + versions.get(story[3], "")) for story in stories)
    return urls(listed, f"{WITH_IMAGES} {WITH_LINKS}" if any(versions.values()) else WITH_IMAGES)


@kept()
@require_safe
def news(request):
    """The stories of the last two days. It is out of date by itself as the oldest turns two days old, or sooner."""
    at = timezone.now()
    newest = Edition.objects.live(at).newest_first().published_within(at - NEWS, at + NEWS)
    stories = list(newest.values_list(*STORY, "language", "headline", "published_at")[:MOST_NEWS])
    printed.news(stories)
    good_until(min([at + LIFE, *(published_at + NEWS for *_, published_at in stories[-1:])]))
    images = images_of(stories)
    name = text(words().name)
    return urls((news_url(story, name, images.get(story[4], "")) for story in stories), WITH_NEWS)


@kept()
@require_safe
def pages(request):
    """All that is no story: the front, the archive, sections, and the authors, tags and series that have stories."""
    printed.made_of_many(keys.SECTIONS, keys.NAMES, keys.YEARS)
    listed = [reverse(name) for name in ("front", "archive", "corrections", "weather")]
    listed += [reverse("year", args=[year]) for year, _ in months.with_stories(timezone.now())]
    listed += [row.get_absolute_url() for row in [*sections(), *names()]]
    return urls(f"<url><loc>{whole(each)}</loc></url>\n" for each in listed[:MOST])


def sections():
    return [*Category.objects.only("path"), *FlatPage.objects.published()]


def names():
    """The authors, tags and series that have stories."""
    live = Edition.objects.live()
    yield from Author.objects.filter(Exists(live.by_author(OuterRef("pk")))).only("slug").order_by("pk")
    yield from Tag.objects.filter(Exists(live.tagged_with(OuterRef("pk")))).only("slug").order_by("pk")
    yield from (
        Series.objects.filter(Exists(live.filter(story__part__series=OuterRef("pk")))).only("slug").order_by("pk")
    )


def address(story):
    """As `Edition.get_absolute_url` has it, whole."""
    _, path, slug, number, *_ = story
    return whole(f"/{as_reversed(f'{path}/{slug}')}-{number}/")


def whole(address):
    return escape(f"{settings.SITE_ADDRESS}{address}")


def images_of(stories):
    """The element for the picture of each story that has one which readers may see, by the picture's number."""
    numbers = {story[4] for story in stories if story[4]}
    found = Picture.objects.usable(timezone.localdate()).with_largest(numbers)
    printed.largest_of(numbers)
    return {number: image(url) for number, url in found}


def image(url):
    return f"<image:image><image:loc>{escape(urljoin(settings.SITE_ADDRESS, url))}</image:loc></image:image>"


def alternates(stories):
    """By number of each of the stories that is there in several languages, the elements that lead to all of these, its
    own among them (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).

    `stories`: tuples, `STORY` first, then the number of the original, and whether it is one itself. A query, where any
    is in such a set.
    """
    originals = {story[3]: story[5] or story[3] for story in stories if story[5] or story[6]}
    if not originals:
        return {}
    sets = translations.live_sets(set(originals.values()), timezone.now())
    printed.versions_of_many(sets)
    return {number: links_to(sets.get(original, ())) for number, original in originals.items()}


def links_to(versions):
    """Of the editions of one story in several languages; "" where there is only one."""
    if len(versions) < 2:
        return ""
    told = [(each.spoken.bcp47, each) for each in versions]
    told += [("x-default", each) for each in versions if not each.translation_of_id]
    links = (f'hreflang="{code}" href="{whole(each.get_absolute_url())}"' for code, each in told)
    return "".join(f'<xhtml:link rel="alternate" {link}/>' for link in links)


def story_url(story, beside):
    """`beside`: elements that follow."""
    changed = max(filter(None, story[7:]))
    return f"<url><loc>{address(story)}</loc><lastmod>{moment(changed)}</lastmod>{beside}</url>\n"


def news_url(story, name, image):
    code, headline, published_at = story[5:]
    language = f"<news:language>{languages.of(languages.named(code, story[3])).in_news}</news:language>"
    publication = f"<news:name>{name}</news:name>{language}"
    return (
        f"<url><loc>{address(story)}</loc><news:news><news:publication>{publication}</news:publication>"
        f"<news:publication_date>{moment(published_at)}</news:publication_date><news:title>{text(headline)}</news:title></news:news>"
        f"{image}</url>\n"
    )


def moment(at):
    """As https://www.w3.org/TR/NOTE-datetime wants it."""
    return at.astimezone(paper_zone()).isoformat(timespec="seconds")


def text(words):
    return escape(for_xml(words))


def urls(listed, modules=""):
    return xml(f'<urlset xmlns="{PROTOCOL}" {modules}>\n{"".join(listed)}</urlset>\n')


def xml(written):
    return HttpResponse(START + written, content_type="application/xml")
