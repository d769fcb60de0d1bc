"""What the fields of a story look up while somebody types: stories, tags, authors, sections, people. Answers JSON."""

from functools import partial

from django.db.models import Q
from django.http import JsonResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles import finding
from articles.models import Author, Category, Story, Tag
from newsroom.finding import NUMBER, asked_words
from newsroom.models import User

from .page import StoryPage

MOST_OFFERED = 12
MOST_SECTIONS = 200  # all of them: who writes a story wants to see where it can stand
MOST_ASKED = 100  # rows asked for by number, as a story's related links and a gallery are


class LooksUp(StoryPage):
    """For the story admin: `…/story/find/<kind>/?q=words`, or `?ids=1,2` for rows that are chosen already.

    Each answers {"results": [{…}]}, to those who may see stories at the desk.
    """

    def get_urls(self):
        kinds = {
            "stories": stories,
            "tags": tags,
            "authors": authors,
            "sections": sections,
            "people": people,
        }
        views = [
            path(f"find/{kind}/", self.admin_site.admin_view(partial(self.look_up, find=find)), name=f"find_{kind}")
            for kind, find in kinds.items()
        ]
        return [*views, *super().get_urls()]

    @method_decorator([require_safe, never_cache])
    def look_up(self, request, find):
        if not self.has_view_or_change_permission(request):
            return JsonResponse({"message": "Your account may not look into the desk’s stories."}, status=403)
        return JsonResponse({"results": find(request, asked_words(request.GET.get("q", "")), asked_numbers(request))})


def asked_numbers(request):
    """The numbers of rows in the address, or None where it names none."""
    if "ids" not in request.GET:
        return None
    return [int(each) for each in request.GET["ids"].split(",") if NUMBER.fullmatch(each)][:MOST_ASKED]


def holding(words, *columns):
    """The condition that each of the words stands in one of the columns."""
    condition = Q()
    for word in words:
        condition &= Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR)
    return condition


def in_order(rows, numbers):
    """The rows of those numbers, in the order in which they were asked for."""
    found = rows.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def stories(request, words, numbers):
    """Those that the desk's finder finds (`articles.finding`), edited last first; never the one that `not` names."""
    rows = Story.objects.select_related("category").defer("body")
    if numbers is not None:
        return [story_offer(story) for story in in_order(rows, numbers)]
    itself = request.GET.get("not", "")
    if NUMBER.fullmatch(itself):
        rows = rows.exclude(pk=itself)
    return [story_offer(story) for story in finding.found(rows, " ".join(words))[:MOST_OFFERED]]


def story_offer(story):
    state = story.state()
    return {
        "id": story.pk,
        "headline": story.headline,
        "section": story.category.name,
        "state": state.value,
        "standing": str(state.label),
        "day": date_format(story.published_at or story.edited_at, "j M Y"),
        "address": story.get_absolute_url(),
    }


def tags(request, words, numbers):
    """Those whose name has the words; first those that begin with them."""
    found = Tag.objects.filter(holding(words, "name")).annotate(begins=Q(name__istartswith=" ".join(words)))
    return [{"name": tag.name} for tag in found.order_by("-begins", "name")[:MOST_OFFERED]]


def authors(request, words, numbers):
    rows = Author.objects.all()
    found = in_order(rows, numbers) if numbers is not None else rows.filter(holding(words, "name"))[:MOST_OFFERED]
    return [{"id": author.pk, "name": author.name, "job": author.job} for author in found]


def sections(request, words, numbers):
    """Those that the asking person works for, in the order of their addresses."""
    rows = Category.objects.select_related("parent").order_by("path")
    if numbers is not None:
        return [section_offer(section) for section in in_order(rows, numbers)]
    found = rows.worked_by(request.user).filter(holding(words, "name", "path"))
    return [section_offer(section) for section in found[:MOST_SECTIONS]]


def section_offer(section):
    parent = section.parent.name if section.parent else ""
    return {"id": section.pk, "name": section.name, "path": section.path, "parent": parent}


def people(request, words, numbers):
    """Those who may sign in at the desk: to be asked, assigned, mentioned."""
    rows = User.objects.at_desk().by_name()
    if numbers is not None:
        return [person_offer(person) for person in in_order(rows, numbers)]
    found = rows.filter(holding(words, "first_name", "last_name", "username"))
    return [person_offer(person) for person in found[:MOST_OFFERED]]


def person_offer(person):
    return {"id": person.pk, "name": person.name, "username": person.username}
