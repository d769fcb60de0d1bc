"""What a desk asks for all day: pairs (what it is called, a function that asks for it once), in three parts."""

from collections import Counter
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from articles.models import Category, Story, StoryByline

from . import words

LIST = "/desk/articles/story/"
FOUND = {"stories": "ferry", "tags": "bank", "authors": "tan", "sections": "mon", "people": "rep"}


def lists(desk):
    """The list of stories: its first page, each filter, searches."""
    authors = Counter(StoryByline.objects.order_by("-pk").values_list("author_id", flat=True)[:20_000])
    busiest, idlest = authors.most_common()[0][0], authors.most_common()[-1][0]
    section = Category.objects.top().first().path
    below = Category.objects.within(Category(path=section)).exclude(path=section).last().path
    yield "List, first page", seen(desk, LIST)
    yield "List, page 20", seen(desk, LIST, p=20)
    for state in ("draft", "submitted", "approved", "scheduled", "live", "edited", "ended", "retracted"):
        yield f"List, state: {state}", seen(desk, LIST, state=state)
    for name, value in (("section", section), ("section", below), ("author", busiest), ("author", idlest)):
        yield f"List, {name}: {value}", seen(desk, LIST, **{name: value})
    for edited in ("today", "week", "month", "year"):
        yield f"List, edited: {edited}", seen(desk, LIST, edited=edited)
    for whose in ("mine", "late"):
        yield f"List, whose: {whose}", seen(desk, LIST, whose=whose)
    yield "List, live, by section and author", seen(desk, LIST, state="live", section=below, author=idlest)
    searches = {"common": words.COMMON, "rare": words.RARE, "in none": words.ABSENT, "two words": "penang ferry"}
    for kind, asked in {**searches, "three letters": "fer", "a number": 4_000}.items():
        yield f"Search, {kind}: {asked}", seen(desk, LIST, q=asked)
    yield "Search, a pasted address", seen(desk, LIST, q=Story.objects.get(pk=4_000).get_absolute_url())
    yield f"Search among drafts: {words.COMMON}", seen(desk, LIST, q=words.COMMON, state="draft")
    yield f"Search in a section: {words.RARE}", seen(desk, LIST, q=words.RARE, section=below)


def rooms(desk):
    """What is looked up while somebody types, and the desk's other pages."""
    for kind, asked in FOUND.items():
        yield f"Look up {kind}: {asked}", seen(desk, reverse(f"admin:find_{kind}"), q=asked)
    yield f"Look up stories: {words.ABSENT}", seen(desk, reverse("admin:find_stories"), q=words.ABSENT)
    yield "Look up pictures", seen(desk, reverse("admin:find_pictures"), q="mast")
    yield "My desk", seen(desk, reverse("admin:index"))
    yield "Board", seen(desk, reverse("admin:articles_story_board"))
    yield "Calendar", seen(desk, reverse("admin:articles_story_calendar"))
    yield "Log of acts", seen(desk, reverse("admin:articles_act_changelist"))
    yield "Readers’ page of corrections", seen(desk, reverse("corrections"))


def writing(desk, story):
    """One story of 3,000 words: opened, saved by itself, checked, its versions compared."""
    page = reverse("admin:articles_story_change", args=[story.pk])
    yield "Open the long story", seen(desk, page)
    yield "Autosave", Writer(desk, story).save
    yield "Presence", partial(desk.post, reverse("admin:story_presence", args=[story.pk]), {"typed": 1})
    yield "Checklist of what is saved", seen(desk, reverse("admin:story_checklist", args=[story.pk]))
    yield "Its versions", seen(desk, reverse("admin:articles_story_history", args=[story.pk]))
    first, second = 1, 2
    yield "Compare two of 3,600 words", seen(desk, reverse("admin:story_compare", args=[story.pk]), a=first, b=second)


def seen(desk, address, **query):
    return partial(desk.get, f"{address}?{urlencode(query)}" if query else address)


class Writer:
    """Somebody who types a word more each time, on the version saved last."""

    def __init__(self, desk, story):
        self.desk, self.story, self.base = desk, story, story.revision_number

    def save(self):
        self.story.body = f"{self.story.body}\n<p>And a word more, after {self.base}.</p>"
        typed = {name: getattr(self.story, name) for name in ("kicker", "headline", "standfirst", "body", "slug")}
        rows = {"tags": "", "bylines": "[]", "links": "[]", "lead_picture": "", "lead_caption": ""}
        typed |= {**rows, "category": self.story.category_id, "base": self.base}
        answer = self.desk.post(reverse("admin:story_autosave", args=[self.story.pk]), typed)
        if answer.status_code == 200:
            self.base = answer.json()["revision"]
        return answer
