"""The index that search looks into: one text for each edition that readers see or will see."""

from itertools import batched

from django.db import connection, transaction
from django.utils import timezone

from articles import body
from articles.models import Edition, EditionByline, EditionText, Word, WordStem
from newsroom import languages

from . import places, postgresql, sqlite, tokens
from .letters import normal

AT_ONCE = 200  # editions that are read into the index in one transaction


def engine():
    """The module that asks this database: `keep`, `forget`, `empty`, `newest` and `newest_of_all`."""
    return postgresql if connection.vendor == "postgresql" else sqlite


def keep(edition):
    """Keeps an edition's words for search, in the transaction that made it, and drops what it takes the place of."""
    said = normal(f"{edition.headline} {edition.standfirst} {body.plain_text(edition.body)}")
    text = EditionText.objects.create(edition=edition, words=said)
    over = Edition.objects.filter(story=edition.story_id).over(timezone.now())
    forget(over)
    engine().keep(_rows([text]))


def forget(editions):
    """Takes the editions of a queryset out of the index, in the transaction in which they go."""
    if numbers := [_place(edition) for edition in editions.only("published_at")]:
        engine().forget(numbers)


def read_in(texts):
    """Puts kept texts (EditionText, with their editions) into the index, and their words into the form it asks for."""
    for text in texts:
        if not text.is_normal:
            text.words = normal(text.words)
            text.save(update_fields=["words"])
    now = timezone.now()
    engine().keep(_rows([text for text in texts if text.edition.ends_at > now]))


def rebuild():
    """Empties the index and fills it from the words that were kept. Yields how many editions it has read so far."""
    engine().empty()
    Word.objects.all().delete()
    WordStem.objects.all().delete()
    kept = EditionText.objects.order_by("-pk").values_list("pk", flat=True)
    for done, numbers in enumerate(batched(kept.iterator(), AT_ONCE, strict=False)):
        _read_anew(numbers)
        yield done * AT_ONCE + len(numbers)


def read_unnamed(first, last):
    """Reads anew what is in the index of stories from that number to that one, and names no language. Returns how many
    editions."""
    texts = EditionText.objects.findable(timezone.now()).filter(edition__story__gte=first, edition__story__lte=last)
    unnamed = texts.filter(edition__language="").order_by("-pk").values_list("pk", flat=True)
    return sum(map(_put, batched(unnamed.iterator(), AT_ONCE, strict=False)))


@transaction.atomic
def _put(numbers):
    texts = EditionText.objects.select_related("edition").select_for_update(of=("self",))
    read_in(list(texts.filter(pk__in=numbers)))
    return len(numbers)


@transaction.atomic
def _read_anew(numbers):
    texts = list(EditionText.objects.select_related("edition").filter(pk__in=numbers))
    for text in filter(lambda text: text.is_learnt, texts):
        text.is_learnt = False
        text.save(update_fields=["is_learnt"])
    read_in(texts)


def _rows(texts):
    """What an engine keeps of texts: pairs (place, tokens between spaces)."""
    numbers = [text.edition_id for text in texts]
    authors = {number: set() for number in numbers}
    for number, author in EditionByline.objects.filter(edition__in=numbers).values_list("edition_id", "author_id"):
        authors[number].add(author)
    return [(_place(text.edition), " ".join(sorted(_tokens(text, authors[text.edition_id])))) for text in texts]


def _tokens(text, authors):
    edition = text.edition
    spoken = edition.language or languages.former(edition.story_id)
    return tokens.of_edition(text.words, edition.headline, edition.category_id, authors, spoken)


def _place(edition):
    return places.place(edition.published_at, edition.pk)
