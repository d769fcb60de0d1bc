"""What stories link to: outside addresses, and which do not answer (tasks ask them: link_check.py); and our own."""

import re
from datetime import timedelta
from urllib.parse import urldefrag

from django.conf import settings

from . import body
from .models import CheckedLink, Story

WORKED_ON = timedelta(days=7)  # since a story was edited
MOST_STORIES = 100  # whose links are kept up to date
STORYS = re.compile(r"/[^?#]+-([0-9]{1,15})/?(?:[?#]|$)")  # the path of a story's address, as articles/urls.py has it


def outside(source, *more):
    """The outside addresses among a body's links and `more`, each once, without the part of the page they point to."""
    found = (urldefrag(address)[0] for address in [*body.links(source), *more])
    return list(dict.fromkeys(address for address in found if _is_outside(address)))


def outside_of(story):
    """Of a saved story: those of its body and its related links."""
    return outside(story.body, *(link.url for link in story.links.all() if link.url))


def to_stories(source):
    """Our stories that a body's words link to, in order: the address (the first, of several) by the story's number."""
    found = {}
    for address in body.links(source):
        if story := STORYS.match(address.removeprefix(settings.SITE_ADDRESS)):
            found.setdefault(int(story[1]), address)
    return found


def noted(story):
    """The numbers of its links' rows, as `tasks.check_links` takes them."""
    return list(CheckedLink.objects.noted(outside_of(story)).values_list("pk", flat=True))


def broken(addresses):
    """Those that do not answer: a list of CheckedLink, whose `trouble` says why. Reads what is kept, asks nobody."""
    return list(CheckedLink.objects.broken().filter(address__in=addresses)) if addresses else []


def of_the_desk(at):
    """The rows of all links in the stories that were edited last."""
    stories = Story.objects.filter(edited_at__gte=at - WORKED_ON).prefetch_related("links")[:MOST_STORIES]
    return CheckedLink.objects.noted({address for story in stories for address in outside_of(story)})


def _is_outside(address):
    return address.lower().startswith(("http://", "https://")) and not address.startswith(f"{settings.SITE_ADDRESS}/")
