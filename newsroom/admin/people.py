from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import Q
from taggit.models import Tag

from articles.models import Beat, Category
from newsroom.finding import Finds
from newsroom.missing import MissesRows
from newsroom.models import User

from .second_step import TakesSecondStepAway

MOST_COUNTED = 2_000  # rows: more is not worth waiting for

admin.site.unregister(Tag)  # the paper's tags are articles.Tag
admin.site.unregister(Group)  # Django's own page grants what one has not


class SectionChoice(forms.ModelChoiceField):
    """Sections in the order of their addresses, those below another set in."""

    def label_from_instance(self, category):
        return f"{'— ' * category.path.count('/')}{category.name}"


class BeatInline(admin.TabularInline):
    """The sections that somebody works for. Who may change the account may change them."""

    model = Beat
    extra = 0
    verbose_name = "section"
    verbose_name_plural = "sections they work for (none: all of the paper)"

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name != "category":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        return SectionChoice(Category.objects.order_by("path"), label="Section")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("newsroom.view_user") or self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("newsroom.change_user")

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request)


@admin.register(User)
class PeopleAdmin(TakesSecondStepAway, MissesRows, Finds, UserAdmin):
    """Those who sign in at the desk. Nobody gives themselves, or takes from others, more than they have: accounts of
    superusers, and what makes one, are for superusers."""

    inlines = [BeatInline]
    list_display = ["username", "first_name", "last_name", "roles", "has_second_step", "is_active"]
    readonly_fields = ["two_steps"]
    fieldsets = (*UserAdmin.fieldsets, ("Signing in", {"fields": ["two_steps"]}))
    list_filter = ["is_active", "groups"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="roles")
    def roles(self, person):
        return "Superuser" if person.is_superuser else ", ".join(group.name for group in person.groups.all())

    def get_readonly_fields(self, request, obj=None):
        closed = () if request.user.is_superuser else ("is_superuser", "user_permissions")
        return [*super().get_readonly_fields(request, obj), *closed]

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Offers the roles that hold nothing one has not, and those that the account has."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if "groups" in form.base_fields and not request.user.is_superuser:
            beyond = Permission.objects.exclude(pk__in=held(request.user))
            rows = Group.objects.exclude(permissions__in=beyond) | Group.objects.filter(user=obj)
            form.base_fields["groups"].queryset = rows.distinct()
        return form

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and is_within_reach(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and is_within_reach(request.user, obj)

    def get_deleted_objects(self, objs, request):
        """The accounts, and how much of their work keeps them. Django would list each revision and each act."""
        kept = [f"{name}: {number}" for name, number in work_of(objs).items()]
        if kept:
            kept.append("An account that did something is kept with its name. Take its tick from “Active” instead.")
        is_open = all(self.has_delete_permission(request, person) for person in objs)
        needed = set() if is_open else {User._meta.verbose_name}
        return [str(person) for person in objs], {"accounts": len(objs)}, needed, kept


@admin.register(Group)
class RolesAdmin(GroupAdmin):
    """Roles. Nobody gives a role more than they have; what it has besides, it keeps until it is taken."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if "permissions" in form.base_fields and not request.user.is_superuser:
            field = form.base_fields["permissions"]
            kept = obj.permissions.values("pk") if obj else []
            field.queryset = field.queryset.filter(Q(pk__in=held(request.user)) | Q(pk__in=kept))
        return form


def is_within_reach(user, person):
    return user.is_superuser or person is None or not person.is_superuser


def held(user):
    """The numbers of the permissions that somebody has, by a role or by themselves."""
    return Permission.objects.filter(Q(group__user=user) | Q(user=user)).values("pk")


def work_of(people):
    """What keeps their accounts: by name of a table the number of its rows, “2000+” where there are more."""
    found = {}
    for relation in User._meta.get_fields(include_hidden=True):
        if getattr(relation, "on_delete", None) is models.PROTECT:
            rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": people})
            number = rows.order_by()[: MOST_COUNTED + 1].count()
            if number:
                found[str(relation.related_model._meta.verbose_name_plural)] = number
    return {name: f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number) for name, number in found.items()}
