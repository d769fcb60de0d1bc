"""Things of a paper in one line, for tests: `published(headline="Ferries", at=monday)`. What is not said is made up."""

import io
import itertools
from functools import cache

from django.contrib.auth.models import Group, Permission
from PIL import Image

from articles import placed, publishing, reading
from articles.models import Author, Beat, Category, Story, StoryByline
from newsroom import roles
from newsroom.models import User
from newsroom.text import address_part
from pictures import library
from pictures.models import Picture
from pictures.renditions import Found, make_renditions

numbers = itertools.count(1)
BODY = "<p>The first mast went up behind the fish market in a week without wind.</p><h2>A ledger</h2><p>It grew.</p>"


def category(name="Money", parent=None, **fields):
    """The category of that name, filed if it is new."""
    slug = fields.pop("slug", None) or address_part(name, "section")
    known = Category.objects.filter(slug=slug, parent=parent).first()
    if known:
        return known
    new = Category(name=name, slug=slug, parent=parent, **fields)
    publishing.file_category(new)
    return new


def author(name="Mei Lin Tan", **fields):
    """The author of that name, written down if new."""
    return Author.objects.get_or_create(slug=address_part(name, "author"), defaults={"name": name, **fields})[0]


def person(role, *beats, **fields):
    """Somebody at the desk in that role ("" for none) and, where given, for those sections only."""
    fields.setdefault("username", f"{address_part(role, 'nobody')}-{next(numbers)}")
    somebody = User.objects.create_user(password="a-long-pass-9", is_staff=True, **fields)
    if role:
        somebody.groups.add(group(role))
    Beat.objects.bulk_create(Beat(user=somebody, category=each) for each in beats)
    return somebody


def group(role):
    if not Group.objects.exists():
        groups()
    elif not Group.objects.filter(name=role).exists():
        roles.set_up()
    return Group.objects.get(name=role)


def groups():
    """What `roles.set_up` makes of no group, in two statements."""
    given = Group.permissions.through
    made = Group.objects.bulk_create(Group(name=role) for role in roles.ROLES)
    given.objects.bulk_create(
        given(group_id=group.pk, permission_id=number) for group in made for number in rights()[group.name]
    )


@cache
def rights():
    """The numbers of each role's permissions, which the tables begin with."""
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    numbers = {f"{app}.{codename}": pk for app, codename, pk in rows}
    return {role: [numbers[name] for name in names] for role, names in roles.ROLES.items()}


def story(*, authors=(), tags=(), **fields):
    """A draft in the section Money, with a headline no other has. `authors` are Author rows, `tags` names."""
    fields.setdefault("category", category())
    fields.setdefault("headline", f"Ferry towns get network {next(numbers)}")
    fields = {"standfirst": "Four islands share one mast.", "body": BODY, **fields}
    draft = Story.objects.create(**fields)
    for place, person in enumerate(authors):
        StoryByline.objects.create(story=draft, author=person, position=place)
    draft.tags.set(tags)
    placed.note(draft)
    return draft


def published(*, at=None, **fields):
    """A story that readers see from `at` (aware; now unless given)."""
    draft = story(**fields)
    publishing.publish(draft, at=at)
    return draft


def picture(color="teal", size=(900, 600), **fields):
    """A picture of one colour with its renditions; the same colour and size give the same picture."""
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, "JPEG")
    added = library.add(
        file, found=Found("JPEG", *size, {}), **{"alt": "A mast over a market", "credit": "Mei Lin Tan", **fields}
    )
    make_renditions(added, formats=["jpeg"])  # the task makes all after a commit, which most tests never reach
    return added


def bare_picture(**fields):
    """A picture's row without a file, for tests that never look at it: nothing has to be developed for them."""
    number = next(numbers)
    told = {"digest": f"{number:064x}", "width": 900, "height": 600, "alt": f"Mast {number}", "credit": "Mei Lin Tan"}
    return Picture.objects.create(**{**told, "file": f"{number:032x}.jpg", **fields})


def read(read_story, times=1, at=None):
    """Counts reads of the story; `at` aware, when it was published unless given."""
    reading.add([(read_story.pk, at or read_story.live_from)] * times)
