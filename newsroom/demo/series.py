"""The demo paper's series: stories in order, with a page of their own."""

import tomllib
from pathlib import Path

from articles import publishing
from articles.models import OldAddress, Series

FILE = Path(__file__).parent / "series.toml"


def load():
    """Loads what is missing. Safe to run twice."""
    for told in tomllib.loads(FILE.read_text(encoding="utf-8"))["series"]:
        parts = told.pop("parts")
        if not Series.objects.filter(slug=told["slug"]).exists():
            stories = dict(OldAddress.objects.filter(path__in=parts).values_list("path", "story"))
            publishing.save_series(Series(**told), [stories[part] for part in parts], where="demo")
