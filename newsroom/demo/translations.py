"""The demo paper's stories in other languages: drafts of their own, published as translations of others."""

import tomllib
from datetime import timedelta
from pathlib import Path

from articles import body, publishing
from articles.models import OldAddress, Story, StoryByline

FILE = Path(__file__).parent / "translations.toml"
FROM_ORIGINAL = ("category_id", "lead_picture_id")


def load(now):
    """Loads what is missing, dated back from `now` (aware). Safe to run twice."""
    for told in tomllib.loads(FILE.read_text(encoding="utf-8"))["translations"]:
        known_at, hours_ago = told.pop("known_at"), told.pop("published_hours_ago")
        correction = told.pop("correction", "")
        if OldAddress.objects.filter(path=known_at).exists():
            continue
        story = _write(OldAddress.objects.get(path=told.pop("original")).story, **told)
        OldAddress.objects.create(path=known_at, story=story)
        publishing.publish(story, at=now - timedelta(hours=hours_ago), why="Demo paper")
        if correction:
            publishing.correct(story, "correction", correction, where="demo")


def _write(original, **told):
    shared = {name: getattr(original, name) for name in FROM_ORIGINAL}
    told["body"] = body.clean(told["body"])
    story = Story.objects.create(translation_of=original, **shared, **told)
    story.tags.set(original.tags.names())
    for byline in original.bylines.all():
        StoryByline.objects.create(story=story, author=byline.author, role=byline.role, position=byline.position)
    return story
