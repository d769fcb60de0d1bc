"""Series, sections, subjects and authors that bear the words of a question: what a reader may have meant by it."""

from dataclasses import dataclass
from itertools import batched, groupby, islice

from django.db import connection
from django.db.models import BigIntegerField, CharField, DateTimeField, Exists, OuterRef, Q, Value
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from articles.models import Author, Category, Edition, Series, Tag
from newsroom.addressing import address
from newsroom.prepared import prepared
from newsroom.text import line

from . import question
from .letters import is_unspaced, pieces

MOST = 3  # of a kind
LOOKED = 60  # names of a kind that have the letters of one word: the shortest, which have little else
AT_ONCE = 256  # of which is asked in one query whether readers have met them
SHORTEST = 2  # letters of a word by which names are looked for
KINDS = {"series": _("Series"), "section": _("Section"), "tag": _("Subject"), "author": _("Author")}


@dataclass(frozen=True)
class Named:
    """`kind`: one of KINDS, and the name of its pages. `about`: what is said of it in a sentence, "" for nothing."""

    kind: str
    number: int
    name: str
    part: str  # of its page's address
    about: str

    @property
    def label(self):
        return KINDS[self.kind]

    @property
    def address(self):
        return address(self.kind, self.part)


def named(words, at):
    """What bears all of the words (as typed) and readers can see at `at` (aware): at most MOST of a kind, in the order
    of KINDS."""
    wanted = question.wanted(question.read(words))
    typed = max(line(words).replace('"', " ").split(), key=len, default="")
    if not wanted or len(typed) < SHORTEST:
        return []
    bearing = [each for each in _with_letters(typed, max(wanted, key=len)) if _bears(each, wanted)]
    return sorted(_those_met(bearing, at), key=lambda each: list(KINDS).index(each.kind))


def have(typed, folded, at):
    """Whether a word is one of those by which the paper calls something that readers can see at `at` (aware)."""
    return any(_those_met([each for each in _with_letters(typed, folded) if folded in _words(each)], at))


def _words(one):
    return pieces(f"{one.name} {one.about}")


def _bears(one, wanted):
    """Whether each of the words begins one of its name's, or of what is said of it."""
    words = _words(one)
    return all(any(each in word if is_unspaced(each) else word.startswith(each) for word in words) for each in wanted)


def _with_letters(typed, folded):
    """All kinds in one query. Addresses have a name's letters small and with their accents: so a name with accents is
    found by what is typed with them, one without by either. (To fold each name would take three times as long.)"""
    given = {"typed": typed, "small": typed.lower(), "folded": folded}
    asked = [each.sql(**given) for each in (_series, _sections, _tags, _authors)]
    union = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS names" for sql, _ in asked)  # noqa: S608 (all of it is Django’s)
    with connection.cursor() as cursor:
        cursor.execute(union, [each for _, params in asked for each in params])
        return [Named(*row) for row in cursor.fetchall()]


GIVEN = {"typed": CharField(), "small": CharField(), "folded": CharField()}


@prepared(**GIVEN)
def _series(typed, small, folded):
    has = Q(title__contains=typed) | Q(standfirst__icontains=typed) | _addressed(small, folded)
    return _rows(Series.objects.filter(has), "series", "title", "slug", "standfirst")


@prepared(**GIVEN)
def _sections(typed, small, folded):
    return _rows(Category.objects.filter(_has(typed, small, folded)), "section", "name", "path", "description")


@prepared(**GIVEN)
def _tags(typed, small, folded):
    return _rows(Tag.objects.filter(_has(typed, small, folded)), "tag", "name", "slug", Value(""))


@prepared(**GIVEN)
def _authors(typed, small, folded):
    return _rows(Author.objects.filter(_has(typed, small, folded)), "author", "name", "slug", "job")


def _has(typed, small, folded):
    return Q(name__contains=typed) | _addressed(small, folded)


def _addressed(small, folded):
    return Q(slug__contains=small) | Q(slug__contains=folded)


def _rows(rows, kind, name, *others):
    shortest = rows.order_by(Length(name), "pk")
    return shortest.values_list(Value(kind, CharField()), "pk", name, *others)[:LOOKED]


def _those_met(found, at):
    """Of what was found, in the order of its kinds: at most MOST of each."""
    for kind, some in groupby(found, lambda each: each.kind):
        yield from _seen(kind, list(some), at)


def _seen(kind, some, at):
    """The first of them that readers have met."""
    known = met(kind, [each.number for each in some], at)
    return islice((each for each in some if each.number in known), MOST)


def met(kind, numbers, at):
    """Those of a kind, by number, that readers have met at `at` (aware), and so all sections: a name on drafts alone
    would tell what the desk is working on."""
    if kind == "section":
        return set(numbers)
    return {each.pk for some in batched(numbers, AT_ONCE, strict=False) for each in MET[kind](at=at, numbers=some)}


AMONG = {"at": DateTimeField(), "numbers": [BigIntegerField()]}


@prepared(**AMONG)
def _met_series(at, numbers):
    parts = Edition.objects.live(at).filter(story__part__series=OuterRef("pk"))
    return Series.objects.filter(Exists(parts), pk__in=numbers).only("pk")


@prepared(**AMONG)
def _met_tags(at, numbers):
    tagged = Edition.objects.live(at).tagged_with(OuterRef("pk"))
    return Tag.objects.filter(Exists(tagged), pk__in=numbers).only("pk")


@prepared(**AMONG)
def _met_authors(at, numbers):
    signed = Edition.objects.live(at).by_author(OuterRef("pk"))
    is_introduced = ~Q(job="") | ~Q(biography="") | Q(portrait__isnull=False)
    return Author.objects.filter(is_introduced | Exists(signed), pk__in=numbers).only("pk")


MET = {"series": _met_series, "tag": _met_tags, "author": _met_authors}
