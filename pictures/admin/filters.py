"""What the library's list is narrowed by."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import F
from django.utils import timezone

from newsroom.finding import NUMBER
from newsroom.lists import DaysFilter
from newsroom.models import User
from pictures.models import Picture
from pictures.standing import SOON

WEEK = timedelta(days=7)


class NarrowsByName(admin.SimpleListFilter):
    """A filter whose choices are written down: name → (label, what it leaves of pictures on a day)."""

    choices_by_name = {}

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _) in self.choices_by_name.items()]

    def queryset(self, request, queryset):
        _, narrow = self.choices_by_name.get(self.value(), ("", lambda pictures, today: pictures))
        return narrow(queryset, timezone.localdate())


class MissingFilter(NarrowsByName):
    """What a picture needs before readers may see it."""

    title, parameter_name = "what is missing", "missing"
    choices_by_name = {
        "description": ("Without a description", lambda pictures, today: pictures.without_description()),
        "credit": ("Without a credit", lambda pictures, today: pictures.without_credit()),
        "rights": ("Rights have ended", lambda pictures, today: pictures.usable_no_longer(today)),
        "week": ("Rights end within a week", lambda pictures, today: pictures.usable_until_soon(today, WEEK)),
        "soon": ("Rights end within 30 days", lambda pictures, today: pictures.usable_until_soon(today, SOON)),
    }


class StateFilter(NarrowsByName):
    """Where a picture is in its life. What was deleted is shown only where it is asked for."""

    title, parameter_name = "state", "state"
    choices_by_name = {
        "usable": ("May be used", lambda pictures, today: pictures.usable(today)),
        "withdrawn": ("Withdrawn", lambda pictures, today: pictures.in_library().exclude(withdrawn_at=None)),
        "deleted": ("Deleted of late", lambda pictures, today: pictures.deleted()),
    }

    def queryset(self, request, queryset):
        return super().queryset(request, queryset if self.value() in self.choices_by_name else queryset.in_library())


class AddedFilter(DaysFilter):
    title, parameter_name, column = "when it was added", "added", "uploaded_at"


class AddedByFilter(admin.SimpleListFilter):
    """Oneself, and those who added the newest pictures; the search field finds the others."""

    title, parameter_name = "who added it", "by"
    RECENT = 300

    def lookups(self, request, model_admin):
        recent = list(Picture.objects.order_by("-pk").values_list("uploaded_by", flat=True)[: self.RECENT])
        others = User.objects.filter(pk__in=recent).exclude(pk=request.user.pk).order_by("first_name", "username")
        return [(str(request.user.pk), "Me"), *((str(each.pk), each.name) for each in others)]

    def queryset(self, request, queryset):
        return queryset.filter(uploaded_by=self.value()) if NUMBER.fullmatch(self.value() or "") else queryset


class ShapeFilter(NarrowsByName):
    """What fits a place: a lead picture lies, a portrait stands."""

    title, parameter_name = "shape", "shape"
    choices_by_name = {
        "lying": ("Lying", lambda pictures, today: pictures.filter(width__gt=F("height") * 1.1)),
        "standing": ("Standing", lambda pictures, today: pictures.filter(height__gt=F("width") * 1.1)),
        "square": (
            "Square",
            lambda pictures, today: pictures.filter(width__lte=F("height") * 1.1, height__lte=F("width") * 1.1),
        ),
    }
