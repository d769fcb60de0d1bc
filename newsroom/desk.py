"""The desk: one site for every app's admin, and its first page, “My desk”."""

from datetime import timedelta
from functools import wraps
from operator import attrgetter

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Max
from django.http import Http404, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import addresses, planning
from articles.models import Banner, Story
from newsroom import paper
from newsroom.accounts import own, second_step, steps
from newsroom.accounts.signing_in import SignIn
from newsroom.missing import NotThere
from pictures import rights
from weather.models import City

# What a desk reaches for first stands first; whatever is not named here follows, by name.
ORDER = ["Story", "FrontPage", "Category", "Tag", "Author", "Series", "OldAddress", "Act", "FlatPage", "Banner"]
ORDER += ["Picture", "Keyword", "City", "Paper", "User", "Group"]
MOST_TROUBLES = 5  # of one kind
ADDRESSES = {"account": "", "take_second_step_away": "one-step/", "new_recovery_codes": "recovery-codes/"}
MISSING = "It may have been mistyped, or what stood here was deleted or moved."
REMEMBERED = timedelta(days=3)  # how long a failed task is told of


class Desk(AdminSite):
    """The people who publish work here."""

    site_title = "Desk"
    index_title = "My desk"

    @property
    def site_header(self):
        return paper.words().name

    def index(self, request, extra_context=None):
        """What waits for the person, what readers see next, what failed; then all rooms."""
        return super().index(request, {**my_desk(request.user), **banner(request.user), **(extra_context or {})})

    def admin_view(self, view, cacheable=False):
        """As Django's; where the view has nothing to show, those who are signed in stay at the desk. Others sign in
        first, whether there is something or not."""

        @wraps(view)
        def shown(request, *args, **kwargs):
            try:
                return view(request, *args, **kwargs)
            except Http404 as missed:
                return self.missing(request, missed)

        return super().admin_view(shown, cacheable)

    def missing(self, request, missed):
        """Leads to the address with its slash, or in small letters, where something is (301); else says that nothing
        is there, and gives ways on (404)."""
        if target := addresses.with_slash(request) or addresses.in_small_letters(request):
            return HttpResponsePermanentRedirect(target)
        context = {
            **self.each_context(request),
            "title": "There is nothing at this address",
            "sentence": str(missed) if isinstance(missed, NotThere) else MISSING,
            "sees_stories": sees_stories(request.user),
        }
        return TemplateResponse(request, "admin/missing.html", context, status=404)

    def has_permission(self, request):
        """Only by two steps, where the operator wants that of whoever asks."""
        return super().has_permission(request) and not second_step.is_due(request.user)

    def get_urls(self):
        pages = {"account": own.Account, "take_second_step_away": steps.TakeAway, "new_recovery_codes": steps.NewCodes}
        own_account = [path(f"account/{ADDRESSES[name]}", self.shown(pages[name]), name=name) for name in pages]
        return [*own_account, *super().get_urls()]

    def shown(self, page):
        """The view of a page that looks like the desk's own, for whoever is signed in."""
        return self.admin_view(lambda request: page.as_view(extra_context=self.each_context(request))(request))

    @login_not_required
    def login(self, request, extra_context=None):
        return SignIn.as_view()(request)

    def password_change(self, request, extra_context=None):
        return self.shown(own.ChangePassword)(request)

    def get_app_list(self, request, app_label=None):
        """The rooms and what is in them, in the order of a newsroom's day instead of the alphabet."""
        rooms = super().get_app_list(request, app_label)
        for room in rooms:
            room["models"].sort(key=place)
        return sorted(rooms, key=lambda room: place(room["models"][0]))


def place(model):
    """Where a model of the app list stands in `ORDER`; behind all of it where it is not named."""
    name = model["object_name"]
    return ORDER.index(name) if name in ORDER else len(ORDER)


def sees_stories(user):
    return user.has_perm("articles.view_story") or user.has_perm("articles.change_story")


def my_desk(user):
    """What the first page is given beside Django's own: lists by name, as planning.py describes them."""
    if not sees_stories(user):
        return {"sees_stories": False, **troubles(user)}
    waiting = {
        "sent_back": planning.sent_back_to(user),
        "assigned": planning.assigned_to(user),
        "mentions": planning.mentions_of(user),
    }
    if user.has_perm("articles.approve_story"):
        waiting["submitted"] = planning.waiting_for(user, Story.Stage.SUBMITTED)
    if user.has_perm("articles.publish_story"):
        waiting["approved"] = planning.waiting_for(user, Story.Stage.APPROVED)
    recent, next_up = planning.recent(user), planning.next_up(user)
    to_mend = [*recent, *next_up] if user.has_perm("articles.publish_story") else recent
    return {
        "sees_stories": True,
        "waiting": waiting,
        "something_waits": any(waiting.values()),
        "next_up": sorted([*next_up, *planning.fronts_next()], key=attrgetter("changes_at"))[: planning.MOST_SHOWN],
        "edited_live": planning.edited_live(user),
        "recent": recent,
        **rights_told_to(user),
        **troubles(user, to_mend),
    }


def banner(user):
    """What stands over every page of the paper, for those who may change it."""
    if not user.has_perm("articles.raise_banner"):
        return {}
    return {"banner": Banner.objects.up().select_related("story", "raised_by").first()}


def rights_told_to(user):
    """Pictures that readers are about to lose, or have lost: lists by name as `rights`, and whether one holds any."""
    if not user.has_perm("pictures.withdraw_picture"):
        return {}
    found = {
        "ending": rights.ending(timezone.localdate()),
        "empty_frames": rights.empty_frames(timezone.now()),
    }
    return {"rights": found, "some_rights_end": any(found.values())}


def troubles(user, stories=()):
    """What failed, for those who may look into it: lists by name as `troubles`, and whether any holds something."""
    found = {"stories": list(planning.troubles_in(stories))[:MOST_TROUBLES]}
    if user.has_perm("django_tasks_database.view_dbtaskresult"):
        found["tasks"] = failed_tasks()
    if user.has_perm("weather.view_city"):
        found["cities"] = City.objects.shown().exclude(trouble="")[:MOST_TROUBLES]
    return {"troubles": found, "something_failed": any(found.values())}


def failed_tasks():
    """Of the last three days, each task once: its path as `task_path`, how often as `times`, and when `last`."""
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=timezone.now() - REMEMBERED).order_by()
    return (
        failed.values("task_path")
        .annotate(times=Count("pk"), last=Max("finished_at"))
        .order_by("-last")[:MOST_TROUBLES]
    )
