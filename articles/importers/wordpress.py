"""Brings a WordPress export into the paper: sections, tags, authors, and each post as a published story.

A post is written whole or not at all, and known again by `Provenance`: a second run of the same file writes nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from articles import body, gate, months, publishing, revisions, search
from articles.models import Category, Provenance, Story, StoryByline
from newsroom.clock import LAST_YEAR, local_day, paper_zone
from newsroom.text import address_part, line

from .album import Album
from .filing import People, Sections, Subjects, fill_bar, list_of
from .permalinks import Permalinks
from .wxr import Term

WHY = "Imported from WordPress"
AS_IT_WAS = "Its readers knew it so."
NEEDED = {"headline", "section", "text"}  # of the gate: without these there is nothing to show
YEARS = range(months.YEARS.start, LAST_YEAR + 1)
PUBLIC = ("publish", "future")  # every other status, those of plug-ins too, is for the desk's eyes only
LEFT_OUT = ("trash", "auto-draft", "inherit")
UNSORTED = Term("imported", "Imported")
SCHEME = re.compile(r"^https?://", re.IGNORECASE)
# Tags in titles that WordPress shows as such; others are what the title speaks of (“<video> at ten”).
MARKUP = re.compile(r"<(em|i|strong|b|span|sup|sub|s|small|code|u|mark|cite|q|a)\b[^<>]*>(.*?)</\1>", re.IGNORECASE)


class Unfit(Exception):
    """A post that cannot be brought in. The message says why and what would do."""


@dataclass
class Report:
    """What an import did: counts by what was written or left out; a sentence for each item that was refused
    (`problems`), and for each that is not quite what it was (`notes`)."""

    counts: Counter = field(default_factory=Counter)
    problems: list = field(default_factory=list)
    notes: list = field(default_factory=list)


class Import:
    """One run over one export. `add_missing_authors`: make an author of a creator the export does not list."""

    def __init__(self, export, add_missing_authors=False):
        self.export, self.add_missing_authors = export, add_missing_authors
        self.report, self.now = Report(), timezone.now()
        self.posts = [item for item in export.items if item.type == "post" and item.status not in LEFT_OUT]
        self.album, self.seen = Album(export.items), {}

    def run(self):
        """Writes what is new, and learns its words for search. Returns the Report."""
        for item in self.export.items:
            if item.type != "post" or item.status in LEFT_OUT:
                self.report.counts[f"{item.type or 'untyped'} items left out"] += 1
        had_bar = Category.objects.in_bar().exists()
        with transaction.atomic():
            self._open()
        known = set(Provenance.objects.values_list("source", flat=True))
        for item in sorted(self.posts, key=lambda each: _date(each) or self.now):
            self._bring(item, known)
        if self.report.counts["stories"] and not had_bar:
            fill_bar()
        search.learn()
        return self.report

    def _open(self):
        """What posts refer to: known, and written down where it is new."""
        counts = self.report.counts
        self.permalinks = Permalinks(self.export.site, self.posts, counts)
        self.sections = Sections(self.export.categories, self.permalinks.of_posts, counts)
        self.sections.bring()
        self.people, self.subjects = People(counts), Subjects(counts)
        for person in self.export.people:
            self._bring_person(person.login, person.name)
        self._file_under(self.export.categories, self.export.tags)

    def _bring_person(self, login, name):
        author = self.people.bring(login, name)
        if address := list_of(login):
            self.permalinks.lead(address, author)
        return author

    def _file_under(self, categories, tags):
        """The tags, and lists of WordPress's that lead to them and to sections."""
        for term in filter(lambda each: each.slug, categories):
            for address in self.sections.lists_of(term):
                self.permalinks.lead(address, self.sections.of(term))
        for term in tags:
            for tag in self.subjects.of([term.name]):
                if term.slug:
                    self.permalinks.lead(f"tag/{term.slug}", tag)

    def _bring(self, item, known):
        before, notes = self.report.counts.copy(), len(self.report.notes)
        try:
            self._refuse(item)
            if self._source(item) in known:
                self.report.counts["stories known already"] += 1
                return
            with transaction.atomic():
                self._write(item)
        except Unfit as problem:
            self.report.problems.append(f"{item}: {problem}")
        except (publishing.Refused, ValidationError, DataError, IntegrityError) as problem:
            self.report.problems.append(f"{item}: could not be written. {problem}")
            self.report.counts, self.report.notes[notes:] = before, []
            self._open()  # what it had brought is not there any more

    def _source(self, item):
        return " ".join([_bare(self.export.site), item.id, _bare(item.guid or item.link)])[:600]

    def _refuse(self, item):
        if not (item.id or item.guid or item.link):
            raise Unfit("has neither an id nor a GUID nor a link, so it would not be known again: give it one.")
        for kind, value in (("id", item.id), ("GUID", item.guid)):
            first = self.seen.setdefault((kind, value), item) if value else item
            if first is not item:
                raise Unfit(f"has the {kind} of the post on line {first.line}. Give it another, or take it out.")
        if _is_public(item) and _date(item) is None:
            raise Unfit(f"has no date from {YEARS.start} to {LAST_YEAR}. Give it a wp:post_date.")
        if self.people.of(item.creator) is None and not (self.add_missing_authors and line(item.creator)):
            raise Unfit(
                f"its author “{item.creator}” is not in the file’s list of authors. "
                "Import again with --add-missing-authors to make one of the name."
            )

    def _write(self, item):
        section, *others = [term for term in item.categories if term.slug] or [UNSORTED]
        text = body.from_wordpress(item.body, item.link, **self.album.of(item))
        story = Story.objects.create(
            category=self.sections.of(section),
            headline=self._headline(item, text),
            standfirst=self._cut(item, "excerpt", body.plain_text(body.from_wordpress(item.excerpt)), 400),
            body=text,
            slug=address_part(item.slug, ""),
        )
        story.tags.set(self.subjects.of(term.name for term in (*item.tags, *others)))
        self._file_under([section], item.tags)  # an export of posts alone does not list them
        author = self.people.of(item.creator) or self._bring_person(item.creator, item.creator)
        StoryByline.objects.create(story=story, author=author)
        Provenance.objects.create(story=story, source=self._source(item))
        if problem := self.permalinks.keep(item, story, self.sections):
            self._note(item, problem)
        self._publish(story, item)

    def _headline(self, item, text):
        """The title without tags; the beginning of the text where it has none."""
        return self._cut(item, "title", _without_markup(item.title), 200) or body.excerpt(text, 80) or "Untitled"

    def _cut(self, item, what, text, most):
        whole = line(text)
        if len(whole) > most:
            self._note(item, f"its {what} of {len(whole)} characters was cut to {most}")
        return body.shortened(whole, most)

    def _publish(self, story, item):
        """As its readers knew it: of what the gate wants mended, only what leaves nothing to show makes it a draft."""
        problems = gate.musts(gate.problems(story, _date(item))) if _is_public(item) else []
        missing = [problem for problem in problems if problem.check in NEEDED]
        for problem in missing or problems:
            self._note(item, f"is {'kept as a draft' if missing else 'published as it was'}. {problem}")
        if missing or not _is_public(item):
            revisions.keep(story, why=WHY)
            self.report.counts["drafts"] += 1
            return
        publishing.publish(story, at=_date(item), why=WHY, override=AS_IT_WAS)
        self.report.counts["scheduled stories" if _date(item) > self.now else "stories"] += 1

    def _note(self, item, sentence):
        self.report.notes.append(f"{item}: {sentence}")


def _is_public(item):
    return item.status in PUBLIC and not item.has_password


def _date(item):
    """The post's instant; where only the blog's own time is told, the blog is taken to be in the paper's zone.

    None where there is none, or none that the archive has a page for.
    """
    date = item.date or (item.local_date and item.local_date.replace(tzinfo=paper_zone()))
    is_ours = date and date.year in YEARS and local_day(date).year in YEARS
    return date.astimezone(UTC) if is_ours else None


def _bare(address):
    """The same for http and https, so that a blog that changed in between is known again."""
    return SCHEME.sub("", address).rstrip("/")


def _without_markup(title):
    while (bare := MARKUP.sub(r"\2", title)) != title:
        title = bare
    return title
