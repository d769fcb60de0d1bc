"""The addresses that an export's posts had, and WordPress's lists of them, kept as `OldAddress`."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from articles import addresses, publishing
from articles.models import Author, OldAddress, Tag
from articles.models.address import normal

NAMES = {"tag": Tag, "author": Author}  # by the first part of their addresses


class Permalinks:
    """Every post's link, WordPress's short link to it, and its GUID where that is an address of its own."""

    def __init__(self, site, posts, counts):
        self.site, self.counts = site, counts
        self.stories = dict(OldAddress.objects.values_list("path", "story_id"))
        self.of_posts = {path for post in posts for path in self._own(post)}

    def keep(self, post, story, sections):
        """Writes the post's addresses down. Returns a sentence where its link will not lead to the story."""
        problem, own, guid = "", self._own(post), _path(post.guid)
        for path in dict.fromkeys([*own, *([guid] if guid and guid not in self.of_posts else [])]):
            if trouble := self._trouble(path, story, sections):
                problem = trouble if path == _path(post.link) else problem
            else:
                old = OldAddress(path=path, story=story)
                with publishing.renaming(old):
                    old.save()
                self.counts["old addresses"] += 1
        return problem

    def lead(self, address, target):
        """Has a list of WordPress's (“tag/ferries”) lead to the section, tag or author that it was of, unless something
        else has or had the address."""
        path = _path(f"{self.site.rstrip('/')}/{address}/")
        is_other = path in self.stories or path in self.of_posts
        if not path or is_other or path == normal(target.get_absolute_url()) or _is_name(path):
            return
        self.stories[path] = None
        old = OldAddress(path=path, **{target._meta.model_name: target})
        with publishing.renaming(old):
            old.save()
        self.counts["old addresses"] += 1

    def _trouble(self, path, story, sections):
        if _has_a_page(path, sections):
            return f"its old address /{path}/ is that of a page of the paper, and stays so"
        if self.stories.setdefault(path, story.pk) != story.pk:
            return f"its old address /{path}/ leads elsewhere already"
        return ""

    def _own(self, post):
        short = f"{self.site.rstrip('/')}/?p={post.id}" if post.id else ""
        return [path for path in (_path(post.link), _path(short)) if path]


def _has_a_page(path, sections):
    """Whether the paper itself answers there, whatever was there once. Of the front page only ?p= is given up."""
    bare = path.partition("?")[0].strip("/")
    if not bare:
        return not path.startswith("?p=")
    try:
        page = resolve(f"/{bare}/")
    except Resolver404:
        return False
    return bare in sections.at if page.url_name == "section" else not page.kwargs


def _is_name(path):
    """Whether a tag or an author of the paper's has that address."""
    kind, _, slug = path.partition("/")
    return kind in NAMES and NAMES[kind].objects.filter(slug=slug).exists()


def _path(address):
    """`OldAddress.path` of an address of the web, "" of anything else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = addresses.of(parts) if parts.scheme in ("http", "https") else ""
    return "" if "\x00" in path else path
