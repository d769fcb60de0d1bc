from django.contrib import admin

from pictures.lookups import PictureLookups
from pictures.models import Picture

from .life import EndsPictures
from .looking import ShowsPicture
from .many import EndsMany
from .shelf import ShowsShelf
from .uploads import TakesUploads


@admin.register(Picture)
class PictureAdmin(ShowsShelf, TakesUploads, EndsMany, EndsPictures, ShowsPicture, PictureLookups):
    actions = [*ShowsShelf.actions, *EndsMany.ending_actions]
