"""Loads the demo paper: sections, authors, cities, pictures, stories, reads and its newsroom, from the files beside it.

What is there already stays as it is, so loading it twice changes nothing: a story is known by an old address of its
own (`demo/01-some-story`), everything else by its slug or name.
"""

import multiprocessing
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles import body, front, publishing, reading, search
from articles.models import Author, Category, OldAddress, Story, StoryByline, StoryLink
from pictures.renditions import make_renditions

from . import desk, fronts, pages, plates, players, series, translations, weather
from .drawing import draw

FOLDER = Path(__file__).parent
TALL = (1067, 1600)  # pixels


@dataclass(frozen=True)
class Manuscript:
    """One file of `stories/`: `name` is 01-some-story, `told` what the file says."""

    name: str
    told: dict

    @property
    def slug(self):
        return self.name.partition("-")[2]

    @property
    def number(self):
        return int(self.name.partition("-")[0])

    @property
    def known_at(self):
        return f"demo/{self.name}"


def manuscripts():
    files = sorted((FOLDER / "stories").glob("*.toml"))
    return [Manuscript(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]


@transaction.atomic
def load(now=None):
    """Loads what is missing, dated back from `now` (aware). Returns how many stories were new."""
    now = now or timezone.now()
    paper = tomllib.loads((FOLDER / "paper.toml").read_text(encoding="utf-8"))
    _load_sections(paper["sections"])
    plates.load_authors(paper["authors"])
    weather.load(paper["cities"], now)
    known = set(OldAddress.objects.filter(path__startswith="demo/").values_list("path", flat=True))
    new = [manuscript for manuscript in manuscripts() if manuscript.known_at not in known]
    drawings = _draw(new)
    stories = {manuscript.slug: _write(manuscript, drawings.get(manuscript.slug)) for manuscript in new}
    _relate(new, stories)
    for manuscript in sorted(new, key=lambda each: -each.told["published_hours_ago"]):
        story, at = stories[manuscript.slug], now - timedelta(hours=manuscript.told["published_hours_ago"])
        publishing.publish(story, at=at, why="Demo paper")
        _read(story, manuscript.told["reads"], at, now)
        for entry in manuscript.told.get("corrections", []):
            publishing.correct(story, entry["kind"], entry["text"], where="demo")
    translations.load(now)
    pages.load()
    desk.load(now)
    fronts.load()
    series.load()
    search.learn()
    search.learn_names()
    _make_renditions_of_the_front()
    return len(new)


def _load_sections(sections):
    for told in sorted(sections, key=lambda each: each["path"]):
        if Category.objects.filter(path=told["path"]).exists():
            continue
        above, _, slug = told["path"].rpartition("/")
        parent = Category.objects.get(path=above) if above else None
        description, position = told["description"], told["position"]
        publishing.file_category(
            Category(name=told["name"], slug=slug, parent=parent, description=description, position=position)
        )


def _draw(new):
    """JPEG bytes by slug, of those that have a picture; drawn on every core at once, the tall ones after that."""
    drawn = [manuscript for manuscript in new if "picture" in manuscript.told]
    tall = [manuscript for manuscript in drawn if manuscript.told["picture"].get("shape") == "tall"]
    wide = [manuscript for manuscript in drawn if manuscript not in tall]
    scenes, seeds = [each.told["picture"]["scene"] for each in wide], [each.number for each in wide]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as cores:
        found = dict(zip([each.slug for each in wide], cores.map(draw, scenes, seeds), strict=True))
    return found | {each.slug: draw(each.told["picture"]["scene"], each.number, size=TALL) for each in tall}


def _write(manuscript, drawing):
    """The story as a draft, with everything but its related stories."""
    told = manuscript.told
    picture = plates.file(told["picture"], drawing) if drawing else None
    story = Story.objects.create(
        category=Category.objects.get(path=told["section"]),
        kicker=told["kicker"],
        headline=told["headline"],
        standfirst=told["standfirst"],
        body=body.clean(_illustrated(told, manuscript.number)),
        slug=manuscript.slug,
        lead_picture=picture,
    )
    story.tags.set(told["tags"])
    authors = Author.objects.in_bulk(told["authors"], field_name="slug")
    StoryByline.objects.bulk_create(
        StoryByline(story=story, author=authors[slug], position=place) for place, slug in enumerate(told["authors"])
    )
    OldAddress.objects.create(path=manuscript.known_at, story=story)
    return story


def _illustrated(told, number):
    """The body with its plates and players in it."""
    text = plates.into(told["body"], told.get("plates", []), number)
    return players.into(text, told.get("players", []), number)


def _relate(new, stories):
    for manuscript in new:
        picked = [slug for slug in manuscript.told["related"] if slug in stories and slug != manuscript.slug]
        StoryLink.objects.bulk_create(
            StoryLink(story=stories[manuscript.slug], target=stories[slug], position=place)
            for place, slug in enumerate(picked)
        )


def _read(story, reads, published_at, now):
    """Reads since publication, dense at first and thinner later, as a story's reads are."""
    age = now - published_at
    times = (published_at + age * ((number + 0.5) / reads) ** 2 for number in range(reads))
    reading.add([(story.pk, at) for at in times])


def _make_renditions_of_the_front():
    """So that the first look at the paper shows pictures; the worker makes all the others soon after."""
    for card in front.arrange(timezone.now()).stories:
        if card.lead_picture:
            make_renditions(card.lead_picture, formats=["jpeg"])
