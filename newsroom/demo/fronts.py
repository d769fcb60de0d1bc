"""How the demo paper's desk has laid out its front and a section's: a few stories pinned, the rest comes by itself."""

import tomllib
from pathlib import Path

from articles import layout, publishing
from articles.models import Category, FrontPage, Story, Tag

FILE = Path(__file__).parent / "fronts.toml"


def load():
    """Lays out what nobody has laid out yet. Safe to run twice."""
    for told in tomllib.loads(FILE.read_text(encoding="utf-8"))["pages"]:
        page = FrontPage.of(Category.objects.filter(path=told["section"]).first() if "section" in told else None)
        if not page.arrangements.exists():
            publishing.arrange(page, dict(map(_place, told["places"])), where="demo")


def _place(told):
    """The name of a place, and what the draft of a page says of it."""
    rail = Category.objects.get(path=told["rail"]).pk if "rail" in told else ""
    said = {name: told[name] for name in ("headline", "otherwise") if name in told}
    if "story" in told:
        said["story"] = Story.objects.filter(old_addresses__path=told["story"]).values_list("pk", flat=True).first()
    if "tag" in told:
        said["tag"] = Tag.objects.filter(name=told["tag"]).values_list("pk", flat=True).first()
    return f"{told['zone']}{rail}-{told['position']}", {**layout.NOTHING, **said}
