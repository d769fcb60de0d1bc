from django.contrib import admin

from pictures.lookups import PictureLookups
from pictures.models import Picture

from .life import EndsPictures
from .looking import ShowsPicture
from .shelf import ShowsShelf
from .uploads import TakesUploads


@admin.register(Picture)
class PictureAdmin(ShowsShelf, TakesUploads, EndsPictures, ShowsPicture, PictureLookups):
    actions = [*ShowsShelf.actions, *EndsPictures.ending_actions]
