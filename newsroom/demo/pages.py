"""What the demo paper says of itself in its footer, and its pages: about, contact, privacy."""

import tomllib
from pathlib import Path

from articles import body, publishing, signs
from articles.models import FlatPage
from newsroom.models import Paper

FILE = Path(__file__).parent / "pages.toml"


def load():
    """Loads what is missing. What the desk has saved stays. Safe to run twice."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    if not Paper.objects.exists():
        publishing.set_paper(_paper(**told["paper"]), where="demo")
    signs.draw()
    known = set(FlatPage.objects.values_list("slug", flat=True))
    for page in told["pages"]:
        if page["slug"] not in known:
            _publish(page)


def _paper(**said):
    paper = Paper.begun()
    for name, value in said.items():
        setattr(paper, name, value)
    return paper


def _publish(told):
    page = FlatPage(**{**told, "body": body.clean(told["body"])})
    publishing.save_page(page)
    publishing.publish_page(page, where="demo")
