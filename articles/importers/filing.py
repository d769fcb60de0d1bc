"""Where an export's categories, people and tags stand in the paper. What is not there yet is written down.

What is found twice is found in the same place: the order of an export decides, so a second run makes nothing.
"""

import re
from collections import Counter

from django.db import transaction
from django.db.models import Count

from articles import publishing
from articles.models import Author, Category, Edition, Tag
from articles.models.taxonomy import RESERVED_SLUGS
from newsroom.text import address_part, line

DIGITS_AT_END = re.compile(r"-(?=\d+\Z)")
SIGNS = re.compile(r"\W+")
LOST_SIGNS = re.compile(r"[^\w-]")
BAR = 8  # sections that one line holds on a desk's screen
LONGEST_PATH = Category._meta.get_field("path").max_length


def fitting(text, most):
    """A line of at most `most` characters. Marks of direction that it opens are closed within them."""
    cut = line(text)
    while len(cut) > most:
        cut = line(cut[: most - (len(cut) - len(cut.rstrip("\u202c\u2069")))])
    return cut


class Sections:
    """A section for each category, below the sections of the categories above it.

    `permalinks`: the addresses that posts of the export had; a new section leaves them to lead to the posts.
    """

    def __init__(self, terms, permalinks, counts):
        self.terms = {term.slug: term for term in terms if term.slug}
        self.permalinks, self.counts = permalinks, counts
        # Exports before WordPress 3.1 call the parent by its name.
        self.names = {term.name: term for term in self.terms.values() if term.name}
        self.at = {category.path: category for category in Category.objects.select_related("parent")}
        self.filed, self.taken = {}, set()

    def bring(self):
        for term in self.terms.values():
            self.of(term)

    def of(self, term):
        for each in self._lineage(self.terms.get(term.slug, term)):
            if each.slug not in self.filed:
                self.filed[each.slug] = self._file(each)
        return self.filed[term.slug]

    def lists_of(self, term):
        """The addresses of WordPress's list of a category: below those above it, and short."""
        lineage = [each.slug for each in self._lineage(self.terms.get(term.slug, term))]
        return [f"category/{'/'.join(lineage)}", f"category/{term.slug}"]

    def _over(self, term):
        return self.terms.get(term.parent) or self.names.get(term.parent)

    def _lineage(self, term):
        """The term and those above it, the topmost first; a circle is cut where it closes."""
        lineage = {term.slug: term}
        while (term := self._over(term)) and term.slug not in lineage:
            lineage[term.slug] = term
        return list(lineage.values())[::-1]

    def _file(self, term):
        over = self._over(term)
        parent = self.filed.get(over.slug) if over else None
        if parent and len(parent.path) > LONGEST_PATH - 80:
            parent = None
        wanted, number = section_slug(term.slug, is_top=parent is None), 2
        category = Category(name=fitting(term.name, 80) or wanted, slug=wanted, parent=parent, in_bar=False)
        if category.address() in self.permalinks - self.at.keys():
            category.slug = wanted = f"{wanted}-section"
        while category.address() in self.taken:  # by another category of this export
            category.slug, number = f"{wanted}-x{number}", number + 1
        self.taken.add(category.address())
        return self.at.get(category.address()) or self._write(category)

    def _write(self, category):
        publishing.file_category(category)
        self.counts["sections"] += 1
        self.at[category.path] = category
        return category


def section_slug(slug, is_top):
    """A category's slug as the paper's addresses allow it: no “-7” at the end, no reserved word."""
    slug = address_part(slug, "section")[:60].rstrip("-")
    while DIGITS_AT_END.search(slug):
        slug = DIGITS_AT_END.sub("", slug)
    return f"{slug}-section" if slug == "feed" or (is_top and slug in RESERVED_SLUGS) else slug


@transaction.atomic
def fill_bar():
    """Puts the top-level sections with the most imported stories that readers see into the section bar."""
    stories = Counter()
    imported = Edition.objects.live().filter(story__provenance__isnull=False).values("category__path")
    for row in imported.annotate(stories=Count("pk")):
        stories[row["category__path"].partition("/")[0]] += row["stories"]
    fullest = sorted(Category.objects.top().filter(path__in=stories), key=lambda each: -stories[each.path])
    for category in fullest[:BAR]:
        category.in_bar = True
        publishing.file_category(category)


class People:
    """An author for each login, found again by its slug."""

    def __init__(self, counts):
        self.counts, self.authors, self.taken = counts, {}, set()

    def of(self, login):
        return self.authors.get(login.casefold())

    def bring(self, login, name):
        """The author of that login. A sign-in that is an address of e-mail stays unknown but for its first part."""
        known = login.partition("@")[0] or login
        slug = self._slug(address_part(SIGNS.sub("-", known), "author"))
        defaults = {"name": fitting(name, 120) or fitting(known, 120) or slug}
        author = Author.objects.filter(slug=slug).first()
        if author is None:
            author = Author(slug=slug, **defaults)
            with publishing.renaming(author):
                author.save()
            self.counts["authors"] += 1
        self.authors[login.casefold()] = author
        return author

    def _slug(self, wanted):
        slug, number = wanted, 2
        while slug in self.taken:  # by another login of this export
            slug, number = f"{wanted}-{number}", number + 1
        self.taken.add(slug)
        return slug


def list_of(login):
    """The address of WordPress's list of a person's posts; "" where it would tell their address of e-mail."""
    name = LOST_SIGNS.sub("", login.lower().replace(" ", "-").replace(".", "-"))  # as its sanitize_title() has it
    return f"author/{name}" if name and "@" not in login else ""


class Subjects:
    """A tag for each name, without regard to case."""

    def __init__(self, counts):
        self.counts = counts
        self.tags = {tag.name.casefold(): tag for tag in Tag.objects.all()}

    def of(self, names):
        """The tags of that name, each once; names of nothing visible are left out."""
        found = (self._tag(name) for name in (fitting(name, 100) for name in names) if name)
        return list({tag.pk: tag for tag in found}.values())

    def _tag(self, name):
        if name.casefold() not in self.tags:
            self.tags[name.casefold()] = Tag.objects.create(name=name)
            self.counts["tags"] += 1
        return self.tags[name.casefold()]
