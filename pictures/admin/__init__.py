from .keywords import KeywordAdmin
from .pictures import PictureAdmin

__all__ = ["KeywordAdmin", "PictureAdmin"]
