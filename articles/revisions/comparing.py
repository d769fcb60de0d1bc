"""Two snapshots of a story beside each other, for people: fields by their labels, rows by their names."""

import re
from dataclasses import dataclass, field

from django.db.models import CharField, Value

from articles import differences
from articles.models import Author, Category, Story, StoryByline
from newsroom import languages
from pictures.models import Picture

LABELS = {
    "kicker": "Kicker",
    "headline": "Headline",
    "standfirst": "Standfirst",
    "body": "Text",
    "category_id": "Section",
    "tags": "Tags",
    "bylines": "Authors",
    "slug": "Words in the address",
    "search_title": "Title in search results",
    "share_headline": "Headline where it is shared",
    "share_text": "Text in search results and where it is shared",
    "lead_picture_id": "Lead picture",
    "lead_caption": "Caption of the lead picture",
    "lead_alt": "Description of the lead picture",
    "links": "Related stories and links",
    "language": "Language",
    "translation_of_id": "Translation of",
}
NAMED_BY = {
    "author": (Author, "name"),
    "section": (Category, "name"),
    "picture": (Picture, "alt"),
    "story": (Story, "headline"),
}
ONE_OF = {"category_id": "section", "lead_picture_id": "picture", "translation_of_id": "story"}
TAG, WORD = re.compile(r"<[^>]*>"), re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")


@dataclass(frozen=True)
class Change:
    """A field that two versions have differently. `parts`: pairs of a change and words (of lists: one for each thing).
    For a body `rows` instead: runs of rows, the unchanged ones in the middle of a text folded."""

    name: str
    label: str
    parts: list = field(default_factory=list)
    runs: list = field(default_factory=list)
    is_list: bool = False


@dataclass(frozen=True)
class Run:
    """Rows of a body that stand together. `is_folded`: nothing changed in or near them."""

    rows: list
    is_folded: bool


class Names:
    """What the numbers in some snapshots of a story (by its number) stand for, asked of the database at once."""

    def __init__(self, *snapshots, blocks=(), story=None):
        self.story = story
        numbers = {thing: set() for thing in NAMED_BY}
        for taken in snapshots:
            numbers["author"] |= {row["author_id"] for row in taken["bylines"]}
            numbers["story"] |= {row["target_id"] for row in taken["links"] if row["target_id"]}
            for name, thing in ONE_OF.items():
                numbers[thing] |= {taken[name]} - {None}
        for thing, number in (name for block in blocks for name in block.names):
            numbers.get(thing, set()).add(number)
        first, *others = [_named(thing, numbers[thing]) for thing in NAMED_BY]
        self.known = {(thing, number): name for thing, number, name in first.union(*others, all=True)}

    def of(self, thing, number):
        """Its name; where there is none, what it is and its number."""
        if thing == "address":
            return number
        name = self.known.get((thing, number))
        return name or (f"{thing} {number}" if name == "" else f"{thing} {number}, which is no longer there")

    def of_language(self, code):
        """That of a story which names none is the one that the paper had then."""
        return str(languages.of(languages.named(code, self.story)))

    def of_block(self, block):
        """What a block is and shows, in words: “picture: A mast over a market”; "" for a paragraph."""
        shown = ", ".join(self.of(*name) for name in block.names)
        return f"{block.kind}: {shown}" if shown else block.kind


def _named(thing, numbers):
    model, column = NAMED_BY[thing]
    return model.objects.filter(pk__in=numbers).order_by().values_list(Value(thing, CharField()), "pk", column)


def compare(old, new, story=None):
    """What two snapshots of a story (by its number) have differently: a list of `Change`, in the order of the form."""
    bodies = [differences.blocks(each["body"]) for each in (old, new)] if old["body"] != new["body"] else [[], []]
    names = Names(old, new, blocks=[*bodies[0], *bodies[1]], story=story)
    return [
        change_of_body(*bodies, names) if name == "body" else change_of(name, old[name], new[name], names)
        for name in LABELS
        if old[name] != new[name]
    ]


def change_of_body(old, new, names):
    """Two lists of blocks as a `Change`."""
    rows = [(row, names.of_block(row.block)) for row in differences.compare_blocks(old, new)]
    return Change("body", LABELS["body"], runs=folded(rows))


def folded(rows):
    """Rows in runs; unchanged ones are folded where none beside them changed."""
    near = {
        place + step for place, (row, _) in enumerate(rows) if row.change != differences.SAME for step in (-1, 0, 1)
    }
    runs = []
    for place, row in enumerate(rows):
        is_folded = place not in near
        if not runs or runs[-1].is_folded != is_folded:
            runs.append(Run([], is_folded))
        runs[-1].rows.append(row)
    return runs


def change_of(name, old, new, names):
    """One field of two snapshots, not the body, as a `Change`."""
    if name in ("tags", "bylines", "links"):
        things = [[_words(name, each, names) for each in value] for value in (old, new)]
        return Change(name, LABELS[name], _compare_things(*things), is_list=True)
    if name in ONE_OF:
        shown = [names.of(ONE_OF[name], value) if value else "" for value in (old, new)]
        return Change(name, LABELS[name], _one_for_another(*shown))
    if name == "language":
        return Change(name, LABELS[name], _one_for_another(*map(names.of_language, (old, new))))
    return Change(name, LABELS[name], differences.compare_words(old, new))


def _words(name, thing, names):
    if name == "bylines":
        return f"{names.of('author', thing['author_id'])} ({StoryByline.Role(thing['role']).label})"
    if name == "links":
        return names.of("story", thing["target_id"]) if thing["target_id"] else f"{thing['title']} ({thing['url']})"
    return thing


def _one_for_another(old, new):
    return [(change, words) for change, words in ((differences.REMOVED, old), (differences.ADDED, new)) if words]


def _compare_things(old, new):
    """Lists thing by thing. What only moved stands twice: taken away from one place, added in another."""
    return [
        (change, thing)
        for changes, i, i_end, j, j_end in differences.opcodes(old, new)
        for change, things in (
            [(differences.SAME, new[j:j_end])]
            if changes == "equal"
            else [(differences.REMOVED, old[i:i_end]), (differences.ADDED, new[j:j_end])]
        )
        for thing in things
    ]


def summary(old, new):
    """What changed from one snapshot to the next, in words: “Headline, Text (+120 words)”; "" where nothing did."""
    if old is None:
        return f"First version ({_count(new['body']):,} words)"
    return ", ".join(label + _growth(old, new, name) for name, label in LABELS.items() if old[name] != new[name])


def _growth(old, new, name):
    more = _count(new["body"]) - _count(old["body"]) if name == "body" else 0
    return f" ({'+' if more > 0 else '−'}{abs(more):,} words)" if more else ""


def _count(source):
    """Words of a body, nearly: fast enough for a page of revisions."""
    return len(WORD.findall(TAG.sub(" ", source)))
