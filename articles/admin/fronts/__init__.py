"""The front and the fronts of sections at the desk: laid out on one screen, looked at, published, brought back."""

from django.contrib import admin

from articles.models import FrontPage

from .acting import ActsOnDraft
from .loading import LoadsArrangements
from .looking import LooksAtFronts
from .publishing import PublishesFronts
from .standing import TellsStanding


@admin.register(FrontPage)
class FrontAdmin(ActsOnDraft, PublishesFronts, LoadsArrangements, LooksAtFronts, TellsStanding):
    """No list and no form of Django's: each page has a screen of its own."""
