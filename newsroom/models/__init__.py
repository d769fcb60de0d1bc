from .paper import Artwork, Paper
from .people import People, PeopleQuerySet, User

__all__ = ["Artwork", "Paper", "People", "PeopleQuerySet", "User"]
