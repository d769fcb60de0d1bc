import unicodedata

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


def is_same_address(one, other):
    """Whether they are the same once capitals do not count: a database finds more alike than that (CVE-2019-19844)."""
    first, second = (unicodedata.normalize("NFKC", address).casefold() for address in (one, other))
    return first == second


class PeopleQuerySet(models.QuerySet):
    def at_desk(self):
        """Those who may sign in at the desk, and so may be mentioned and given a story."""
        return self.filter(is_active=True, is_staff=True)

    def reached_by(self, address):
        """Those at the desk who read mail at that address and sign in by a password: one person, or none, but for
        mailboxes that are shared. Whoever was never given a password is not given one by mail either."""
        known = [person for person in self.at_desk().filter(email__iexact=address) if person.has_usable_password()]
        return [person for person in known if is_same_address(person.email, address)]

    def by_name(self):
        return self.order_by("first_name", "username")


class People(UserManager.from_queryset(PeopleQuerySet)):
    """`User.objects`: Django's own, and what the desk asks."""


class User(AbstractUser):
    """A person who signs in at the desk. Our own from the first migration, so that it can grow."""

    second_step_since = models.DateTimeField(
        "two-step sign-in since", null=True, blank=True, editable=False, help_text="Empty where a password is enough."
    )

    objects = People()

    def get_session_auth_hash(self):
        return self._hash_of_both_steps(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self):
        return map(self._hash_of_both_steps, super().get_session_auth_fallback_hash())

    def _hash_of_both_steps(self, hash):
        """Django's own, of the password; with the moment of the second step, so that sessions end where it is set up or
        taken away, and whoever is signed in with one has proved it."""
        return f"{hash}{self.second_step_since.timestamp()}" if self.second_step_since else hash

    @property
    def name(self):
        """What the desk calls them: their full name, or the user name of whoever gave none."""
        return self.get_full_name() or self.username
