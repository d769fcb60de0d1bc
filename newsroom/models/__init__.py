from .paper import Artwork, Paper
from .people import People, PeopleQuerySet, User
from .tries import Try

__all__ = ["Artwork", "Paper", "People", "PeopleQuerySet", "Try", "User"]
