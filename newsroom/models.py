from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in at the desk. Our own from the first migration, so that it can grow."""
