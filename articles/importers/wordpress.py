"""Brings a WordPress export into the paper: sections, tags, authors, and each post as a published story.

A post is written whole or not at all, and known again by `Provenance`: a second run of the same file writes nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from articles import addresses, body, publishing, revisions
from articles.models import Author, Category, OldAddress, Provenance, Story, StoryByline, Tag
from articles.models.taxonomy import RESERVED_SLUGS
from newsroom.text import address_part, line

WHY = "Imported from WordPress"
UNFINISHED = ("draft", "pending", "private")
LEFT_OUT = ("trash", "auto-draft", "inherit")
DIGITS_AT_END = re.compile(r"-(?=\d+\Z)")


class Unfit(Exception):
    """A post that cannot be brought in. The message says why and what would do."""


@dataclass
class Report:
    """What an import did: counts by what was written or left out, and a sentence for each refused item."""

    counts: Counter = field(default_factory=Counter)
    problems: list = field(default_factory=list)


class Import:
    """One run over one export. `add_missing_authors`: make an author of a creator the export does not list."""

    def __init__(self, export, add_missing_authors=False):
        self.export, self.add_missing_authors = export, add_missing_authors
        self.report, self.now = Report(), timezone.now()
        self.sections, self.authors, self.tags = {}, {}, {}
        self.seen = {}

    def run(self):
        """Writes what is new. Returns the Report."""
        with transaction.atomic():
            self._bring_sections()
            self._bring_people()
            for term in self.export.tags:
                self._tag(term.name)
        known = set(Provenance.objects.values_list("source", flat=True))
        for item in sorted(self.export.items, key=lambda each: (each.date is None, each.date or self.now)):
            self._bring(item, known)
        return self.report

    def _bring(self, item, known):
        if item.type != "post" or item.status in LEFT_OUT:
            self.report.counts[f"{item.type or 'untyped'} items left out"] += 1
            return
        try:
            self._refuse_twins(item)
            if self._source(item) in known:
                self.report.counts["stories known already"] += 1
                return
            with transaction.atomic():
                self._write(item)
        except (Unfit, publishing.Refused) as problem:
            self.report.problems.append(f"{item}: {problem}")

    def _source(self, item):
        return f"{self.export.site} {item.id or item.guid or item.link}"[:600]

    def _refuse_twins(self, item):
        for kind, value in (("id", item.id), ("GUID", item.guid)):
            first = self.seen.setdefault((kind, value), item) if value else item
            if first is not item:
                raise Unfit(
                    f"has the {kind} of the post on line {first.line}. Give one of them another, or take it out."
                )

    def _write(self, item):
        if item.date is None:
            raise Unfit("has no date. Give it a wp:post_date.")
        author = self._author(item)
        story = Story.objects.create(
            category=self._section(item),
            headline=_headline(item),
            standfirst=body.excerpt(item.excerpt, 400),
            body=body.from_wordpress(item.body),
            slug=address_part(item.slug, "")[:120],
        )
        story.tags.set([self._tag(term.name) for term in (*item.tags, *item.categories[1:]) if line(term.name)])
        StoryByline.objects.create(story=story, author=author)
        Provenance.objects.create(story=story, source=self._source(item))
        self._keep_addresses(story, item)
        self._publish(story, item)

    def _publish(self, story, item):
        if item.status in UNFINISHED or item.has_password:
            revisions.keep(story, why=WHY)
            self.report.counts["drafts"] += 1
            return
        publishing.publish(story, at=item.date, why=WHY)
        self.report.counts["stories"] += 1

    def _keep_addresses(self, story, item):
        """The post's permalink, its GUID where that is an address, and WordPress's short link."""
        old = {addresses.of(urlsplit(address)) for address in (item.link, item.guid) if address.startswith("http")}
        for path in sorted(old | ({f"?p={item.id}"} if item.id else set())):
            if path and not OldAddress.objects.filter(path=path).exists():
                OldAddress.objects.create(path=path, story=story)
                self.report.counts["old addresses"] += 1

    def _author(self, item):
        if item.creator in self.authors:
            return self.authors[item.creator]
        if not (self.add_missing_authors and line(item.creator)):
            raise Unfit(
                f"its author “{item.creator}” is not in the file’s list of authors. "
                "Import again with --add-missing-authors to make one of the name."
            )
        return self._person(item.creator, item.creator)

    def _bring_people(self):
        for person in self.export.people.values():
            self._person(person.login, person.name)

    def _person(self, login, name):
        defaults = {"name": line(name)[:120] or login}
        author, is_new = Author.objects.get_or_create(slug=address_part(login, "author"), defaults=defaults)
        self.report.counts["authors"] += is_new
        self.authors[login] = author
        return author

    def _bring_sections(self):
        waiting = {term.slug: term for term in self.export.categories}
        for term in list(waiting.values()):
            self._file(term, waiting, above=())

    def _file(self, term, waiting, above):
        """The section for a term, the ones above it first; a circle of parents is cut where it closes."""
        if term.slug in self.sections:
            return self.sections[term.slug]
        over = waiting.get(term.parent) if term.parent not in (*above, term.slug) else None
        parent = self._file(over, waiting, (*above, term.slug)) if over else None
        self.sections[term.slug] = self._make_section(term, parent)
        return self.sections[term.slug]

    def _make_section(self, term, parent):
        slug = section_slug(term.slug or term.name, is_top=parent is None)
        category = Category(name=line(term.name)[:80] or slug, slug=slug, parent=parent)
        found = Category.objects.filter(path=category.address()).first()
        if found is None:
            publishing.file_category(category)
            self.report.counts["sections"] += 1
        return found or category

    def _section(self, item):
        """Its first category; the others become tags, since a story stands in one section."""
        if not item.categories:
            return self._file_once("imported", "Imported")
        first = item.categories[0]
        return self._file_once(first.slug, first.name)

    def _file_once(self, slug, name):
        if slug not in self.sections:
            self.sections[slug] = self._make_section(_Named(slug, name), None)
        return self.sections[slug]

    def _tag(self, name):
        name = line(name)[:100]
        if name.casefold() not in self.tags:
            tag = Tag.objects.filter(name__iexact=name).first()
            self.report.counts["tags"] += tag is None
            self.tags[name.casefold()] = tag or Tag.objects.create(name=name)
        return self.tags[name.casefold()]


@dataclass(frozen=True)
class _Named:
    slug: str
    name: str


def section_slug(slug, is_top):
    """A category's slug as the paper's addresses allow it: no “-7” at the end, no reserved word."""
    slug = address_part(slug, "section")[:70]
    while DIGITS_AT_END.search(slug):
        slug = DIGITS_AT_END.sub("", slug)
    return f"{slug}-section" if is_top and slug in RESERVED_SLUGS else slug


def _headline(item):
    """The title without tags; the beginning of the text where it has none."""
    return body.excerpt(item.title, 200) or body.excerpt(item.body, 80) or "Untitled"
