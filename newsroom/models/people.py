from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class PeopleQuerySet(models.QuerySet):
    def at_desk(self):
        """Those who may sign in at the desk, and so may be mentioned and given a story."""
        return self.filter(is_active=True, is_staff=True)

    def by_name(self):
        return self.order_by("first_name", "username")


class People(UserManager.from_queryset(PeopleQuerySet)):
    """`User.objects`: Django's own, and what the desk asks."""


class User(AbstractUser):
    """A person who signs in at the desk. Our own from the first migration, so that it can grow."""

    objects = People()

    @property
    def name(self):
        """What the desk calls them: their full name, or the user name of whoever gave none."""
        return self.get_full_name() or self.username
