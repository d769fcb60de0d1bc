"""What pages tell machines in schema.org's words, as JSON-LD (https://schema.org, https://www.w3.org/TR/json-ld11/).

Each function takes the `Paper` and what the page is of, and gives a list of things (dicts), of which every value is one
that the page shows. What Google wants of them:
https://developers.google.com/search/docs/appearance/structured-data/article, …/breadcrumb, …/profile-page.
"""

import json
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from newsroom.pagecache.naming import name
from pictures import keys as picture_keys

from .models import Correction

# Of a story's picture, the ratios that Google asks for beside the whole.
CROPS = ("16x9", "4x3", "1x1")
WRONG = (Correction.Kind.CORRECTION, Correction.Kind.CLARIFICATION)
# A value may hold the end of the element: as in Django's json_script.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script(things):
    """The things as an element of a page's head: safe HTML. It is data, which no Content-Security-Policy forbids."""
    written = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{written.translate(ESCAPED)}</script>')


def story(paper, edition, corrections, place=None, versions=None):
    """A story on its own page, with what is told of its mistakes (a list, newest first), its place in a series, and
    what it is in other languages."""
    address, bylines = whole(edition.get_absolute_url()), edition.bylines.all()
    article = {
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": edition.headline,
        "description": edition.standfirst,
        "datePublished": moment(edition.published_at),
        "dateModified": moment(edition.modified_at),
        "author": [person(byline.author) for byline in bylines if byline.leads],
        "contributor": [person(byline.author) for byline in bylines if not byline.leads],
        "image": images(edition.lead_picture),
        "articleSection": edition.category.name,
        "isPartOf": place and part_of(place.series),
        "position": place and place.number,
        "keywords": [tagged.tag.name for tagged in edition.tagged.all()],
        "inLanguage": edition.spoken.bcp47,
        **translations(edition, versions),
        "isAccessibleForFree": True,
        "publisher": publisher(paper),
        "correction": [correction(entry, address) for entry in corrections if entry.kind in WRONG],
    }
    return [told(article), breadcrumb(paper, [edition.category], edition.headline)]


def translations(edition, versions):
    """The original that a story's page leads to, or the translations that it leads to from an original."""
    if not versions:
        return {}
    if versions.original is edition:
        return {"workTranslation": [version(each) for each in versions.others]}
    return {"translationOfWork": versions.original and version(versions.original)}


def version(edition):
    return {"@type": "NewsArticle", "@id": whole(edition.get_absolute_url()), "inLanguage": edition.spoken.bcp47}


def front(paper):
    """The paper itself, which one can search."""
    found = whole(f"{reverse('search')}?q={{words}}")
    search = {"@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": found}}
    site = {
        "@type": "WebSite",
        "@id": f"{whole('/')}#website",
        "url": whole("/"),
        "name": paper.name,
        "description": paper.strapline,
        "inLanguage": paper.language.bcp47,
        "publisher": {"@id": id_of_paper()},
        "potentialAction": {**search, "query-input": "required name=words"},
    }
    return [told(site), {**publisher(paper), "correctionsPolicy": whole(reverse("corrections"))}]


def section(paper, category):
    """A section's own page; the sections above it are those that its page names."""
    over = [category.parent] if category.parent else []
    return [collection(category, category.description), breadcrumb(paper, over, category.name)]


def tag(paper, tag):
    return [collection(tag), breadcrumb(paper, [], tag.name)]


def archive(paper, span, way):
    """A year, a month or a day of the archive, and what it is part of."""
    return [collection(span), breadcrumb(paper, way, span.name)]


def series(paper, series, parts):
    """A series on its own page, with the editions of its parts."""
    told_of_parts = [
        {"@type": "NewsArticle", "@id": (address := whole(part.get_absolute_url())), "url": address}
        | {"headline": part.headline, "position": number}
        for number, part in enumerate(parts, 1)
    ]
    work = {
        **part_of(series),
        "description": series.standfirst,
        "image": images(series.picture),
        "inLanguage": paper.language.bcp47,
        "publisher": publisher(paper),
        "hasPart": told_of_parts,
    }
    return [told(work), breadcrumb(paper, [], series.title)]


def part_of(series):
    address = whole(series.get_absolute_url())
    return {"@type": "CreativeWorkSeries", "@id": f"{address}#series", "name": series.title, "url": address}


def author(paper, author):
    """Somebody's own page."""
    address = whole(author.get_absolute_url())
    profile = {"@type": "ProfilePage", "url": address, "inLanguage": paper.language.bcp47}
    them = {
        **person(author),
        "jobTitle": author.job,
        "description": author.biography,
        "image": images(author.portrait, ["1x1"]),
        "worksFor": {"@id": id_of_paper()},
    }
    return [{**profile, "mainEntity": told(them)}, publisher(paper), breadcrumb(paper, [], author.name)]


def collection(row, description=""):
    address = whole(row.get_absolute_url())
    return told({"@type": "CollectionPage", "url": address, "name": row.name, "description": description})


def person(author):
    address = whole(author.get_absolute_url())
    return {"@type": "Person", "@id": address, "name": author.name, "url": address}


def publisher(paper):
    them = {"@type": "NewsMediaOrganization", "@id": id_of_paper(), "name": paper.name, "url": whole("/")}
    return told({**them, "logo": logo(paper), "sameAs": paper.social})


def logo(paper):
    """Of a paper without one, what it wears as an icon: 112 pixels across are the least for Google
    (https://developers.google.com/search/docs/appearance/structured-data/logo)."""
    address, size = paper.icons["512"], {"width": 512, "height": 512}
    if paper.logos:
        address, size = paper.logos[0].address, size_of(paper.logos[0])
    return {"@type": "ImageObject", "url": whole(address), **size}


def id_of_paper():
    return f"{whole('/')}#paper"


def size_of(picture):
    """In pixels."""
    return {"width": picture.width, "height": picture.height}


def correction(entry, address):
    """Of `Correction`, as it stands under its story."""
    place = f"{address}#correction-{entry.pk}"
    return {"@type": "CorrectionComment", "text": entry.text, "datePublished": moment(entry.made_at), "url": place}


def breadcrumb(paper, categories, title):
    """The way from the front to the page called `title`, whose own address is left out, as Google would have it."""
    way = [(paper.name, whole("/")), *((each.name, whole(each.get_absolute_url())) for each in categories)]
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": to} for place, (name, to) in enumerate(way, 1)
    ]
    steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": title})
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def images(picture, crops=("", *CROPS)):
    """The largest print of each crop that readers may see; none of a picture that is withheld."""
    if not picture:
        return []
    name(picture_keys.picture(picture.pk), *(key for crop in crops for key in picture_keys.crops(picture, crop)))
    if not picture.is_shown:
        return []
    prints = {each.get_absolute_url(): each for each in map(picture.widest, crops)}
    return [{"@type": "ImageObject", "url": whole(address), **size_of(each)} for address, each in prints.items()]


def told(thing):
    """Without what there is not."""
    return {key: value for key, value in thing.items() if value not in ("", [], None)}


def whole(address):
    """Of a page of ours, or of a file, which may lie elsewhere."""
    is_ours = address.startswith("/")
    return settings.SITE_ADDRESS + address if is_ours else urljoin(settings.SITE_ADDRESS, address)


def moment(at):
    return timezone.localtime(at).isoformat(timespec="seconds")
