"""The page of one picture: how it looks in each crop, what is said of it, where it is used."""

from django.utils import timezone

from pictures import library, standing, uses
from pictures.forms import PictureForm
from pictures.shapes import CROPS

from .page import PicturePage


class ShowsPicture(PicturePage):
    """For the picture admin."""

    form = PictureForm
    fieldsets = [
        ("What must stay in view", {"fields": [("focus_x", "focus_y")]}),
        ("What it shows", {"fields": ["alt", "is_decorative", "caption", "keywords", "taken_on"]}),
        ("Whose it is", {"fields": ["credit", "source", "licence", "rights_holder", "usable_until"]}),
        ("For colleagues", {"fields": ["notes"]}),
    ]

    def picture_context(self, request, picture):
        return {
            **super().picture_context(request, picture),
            "shown": picture.fallback(),
            "crops": shown_crops(picture),
            "marks": standing.marks(picture, timezone.localdate()),
            "format": picture.file.name.rpartition(".")[2].upper().replace("JPG", "JPEG"),
            "places": uses.of(picture),
            "show_save_and_add_another": False,
        }

    def save_model(self, request, picture, form, change):
        """Writes what was changed here, and nothing that a colleague changed meanwhile."""
        library.write(picture, form.changed_columns)


def shown_crops(picture):
    """For each crop its name, as “16:9”, and its width by its height."""
    return [{"name": name.replace("x", ":"), "ratio": float(ratio)} for name, ratio in CROPS.items()]
