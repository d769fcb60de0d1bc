from .paper import Artwork, Paper
from .people import People, PeopleQuerySet, User
from .second_step import RecoveryCode, SecondStep
from .tries import Try

__all__ = ["Artwork", "Paper", "People", "PeopleQuerySet", "RecoveryCode", "SecondStep", "Try", "User"]
