from .pictures import PictureAdmin

__all__ = ["PictureAdmin"]
