"""Tells the picture library what has its pictures: it knows no stories, and asks whoever registers (pictures/uses.py).

Asks the tables that `placed` keeps, and reads no text: a handful of queries for any number of pictures.
"""

from collections import Counter, defaultdict

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from pictures import uses

from .models import Author, EditionPicture, Embed, Story, StoryPicture
from .models.placed import Placed

HEAVY = ("body", "standfirst")  # columns that nobody is told of
ORDER = list(Placed.Place)


def printed(pictures):
    """The numbers of those that an edition has, at its head or in its text."""
    return set(EditionPicture.objects.filter(picture__in=pictures).values_list("picture", flat=True).distinct())


def counted(pictures):
    """How many stories, authors and embeds have each: by number."""
    copies = StoryPicture.objects.filter(picture__in=pictures).values_list("picture")
    record = EditionPicture.objects.filter(picture__in=pictures).of_the_record().values_list("picture")
    faces = Author.objects.filter(portrait__in=pictures).order_by().values_list("portrait")
    stills = Embed.objects.filter(picture__in=pictures).order_by().values_list("picture")
    asked = [
        copies.annotate(n=Count("story", distinct=True)),
        record.annotate(n=Count("edition__story", distinct=True)),
        faces.annotate(n=Count("pk")),
        stills.annotate(n=Count("pk")),
    ]
    return sum((Counter(dict(rows)) for rows in asked), Counter())


def places(pictures, most):
    """Stories, then authors, then embeds that have each: lists of `uses.Place` by number, at most that many of each."""
    found = defaultdict(list)
    for told in (_stories, _authors, _embeds):
        for number, place in told(pictures, most):
            found[number].append(place)
    return found


def _stories(pictures, most):
    now, found = timezone.now(), {}
    for row in _copies(pictures, most, now):
        _told(found, row.picture_id, row.story)["desk"].add(row.place)
    for row in _record(pictures, most, now):
        _told(found, row.picture_id, row.edition.story)[_when(row.edition, now)].add(row.place)
    standing = [(number, story, told) for (number, story), told in found.items()]
    standing.sort(key=lambda each: (each[1].state(now) != Story.State.LIVE, -each[1].edited_at.timestamp()))
    return [(number, _place(story, told, now)) for number, story, told in standing]


def _copies(pictures, most, now):
    rows = StoryPicture.objects.filter(picture__in=pictures).foremost(most, now)
    return rows.select_related("story").defer(*_heavy("story"))


def _record(pictures, most, now):
    rows = EditionPicture.objects.filter(picture__in=pictures).to_be_told(now).foremost(most, now)
    return rows.select_related("edition__story").defer(*_heavy("edition"), *_heavy("edition__story"))


def _heavy(way):
    return [f"{way}__{name}" for name in HEAVY]


def _told(found, number, story):
    return found.setdefault((number, story), defaultdict(set))


def _when(edition, now):
    if edition.ends_at <= now:
        return "before"
    return "live" if edition.is_live(now) else "ahead"


def _place(story, told, now):
    return uses.Place(
        title=story.headline,
        address=reverse("admin:articles_story_change", args=[story.pk]),
        kind="story",
        standing=story.state(now).label,
        desk=_listed(told["desk"]),
        readers=_listed(told["live"] or told["ahead"]),
        before=_listed(told["before"]),
        is_live=bool(told["live"]),
    )


def _listed(places):
    return ", ".join(str(place.label) for place in ORDER if place in places)


def _authors(pictures, most):
    for author in Author.objects.filter(portrait__in=pictures).only("name", "slug", "portrait")[: most * len(pictures)]:
        address = reverse("admin:articles_author_change", args=[author.pk])
        yield author.portrait_id, uses.Place(author.name, address, "author", readers="portrait", is_live=True)


def _embeds(pictures, most):
    for embed in Embed.objects.filter(picture__in=pictures).order_by("pk")[: most * len(pictures)]:
        yield embed.picture_id, uses.Place(str(embed), embed.address, "embed", desk="still of the embed")


uses.register(uses.Use(printed, counted, places))
