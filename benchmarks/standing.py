"""What a paper has before its first story: people, sections, names, subjects, pictures. Each is told by row numbers."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from articles import publishing
from articles.models import Author, Category, Tag
from newsroom.models import User
from newsroom.text import address_part
from pictures.models import Picture, Rendition
from pictures.renditions import SUFFIXES
from pictures.shapes import RECIPE, TINTS, shapes_of

from . import words
from .pouring import Table

CHIEF, PASSWORD = "benchmark-chief", "a-long-pass-9"  # may do everything; by its name an archive is known
SECTIONS = ("Machines", "Money", "Science", "Travel", "Courts", "Sport", "Arts", "Opinion")
BELOW = ("North", "South", "Islands")
NOTICES = "Notices"  # a section that hardly ever has a story
AUTHORS, TAGS, PEOPLE, PICTURES = 400, 5_000, 25, 300
SIZE = (2_400, 1_600)  # pixels of a picture: all renditions there are
WEIGHT = 60_000  # bytes of a rendition, about


def people():
    """The first may do everything."""
    password = make_password(PASSWORD)
    chief = User.objects.create(username=CHIEF, password=password, is_staff=True, is_superuser=True)
    others = [User(username=f"reporter{n}", password=password, is_staff=True) for n in range(1, PEOPLE)]
    return [chief.pk, *(user.pk for user in User.objects.bulk_create(others))]


@transaction.atomic
def sections():
    """Those below others among them, and the one with hardly a story last."""
    for position, name in enumerate(SECTIONS):
        top = _filed(name, position=position)
        for below in BELOW:
            _filed(f"{name} {below}", slug=address_part(below, "section"), parent=top)
    _filed(NOTICES, position=len(SECTIONS), in_bar=False)
    return list(Category.objects.order_by("pk").values_list("pk", flat=True))


def _filed(name, **fields):
    category = Category(name=name, **{"slug": address_part(name, "section"), **fields})
    publishing.file_category(category)
    return category


def authors():
    rows = [Author(name=f"{words.NAMES[n % len(words.NAMES)]} {n}", slug=f"author-{n}") for n in range(AUTHORS)]
    return [author.pk for author in Author.objects.bulk_create(rows)]


def tags():
    """Names by number."""
    rows = [Tag(name=f"{words.WHO[n % len(words.WHO)]} {n}", slug=f"tag-{n}") for n in range(TAGS)]
    return {tag.pk: tag.name for tag in Tag.objects.bulk_create(rows)}


@transaction.atomic
def pictures():
    """With a row for each of their renditions, and without files: nobody asks for more than pages."""
    renditions, shapes = Table(Rendition), shapes_of(*SIZE)
    for number in range(PICTURES):
        picture = Picture.objects.create(
            file=f"{number:032x}.jpg",
            digest=f"{number:064x}",
            width=SIZE[0],
            height=SIZE[1],
            alt=f"The {words.WHAT[number % len(words.WHAT)]}, seen from the harbour",
            credit=words.NAMES[number % len(words.NAMES)],
            tint=TINTS[number % len(TINTS)],
            recipe=RECIPE,
        )
        for place, shape in enumerate(shapes):
            file = f"pictures/{number:012x}{place:04x}-{shape.width}.{SUFFIXES[shape.format]}"
            renditions.add(picture_id=picture.pk, file=file, bytes=WEIGHT, **vars(shape))
    renditions.pour()
    return list(Picture.objects.order_by("pk").values_list("pk", flat=True))
