"""What the page of search prints."""

from articles.models import Category, Edition

from .asking import SearchForm
from .looking import find

NEWEST = 5  # stories that are offered where nothing was found


def page(query, at):
    """Takes the names and values of an address' query, and the moment (aware) it is asked at."""
    form = SearchForm(query)
    wanted = form.wanted()
    found = find(wanted, at, query.get("before", ""))
    asked = {name: query[name] for name in form.fields if query.get(name)}
    shown = {"form": form, "wanted": wanted, "found": found, "asked": asked, "at": at}
    return shown if found.hits else shown | ideas(at)


def ideas(at):
    """What else there is to read."""
    newest = Edition.objects.live(at).newest_first().for_cards()[:NEWEST]
    return {"sections": Category.objects.in_bar(), "newest": newest}
