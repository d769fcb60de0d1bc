"""The page of one picture: how it looks in each crop, what is said of it, where it is used."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pictures import library, rights, standing, uses
from pictures.forms import PictureForm
from pictures.models import ContactPrint
from pictures.shapes import CROPS

from .page import PicturePage

KEPT = 3_600  # seconds that a browser at the desk keeps a contact print
OVER = (
    "Our right to print it is over: readers find an empty frame in its place now. "
    "If the day was a slip, put it back and say until when it may be used."
)
STILL_WITHDRAWN = "It is still withdrawn. Put it back, and readers see it again."


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
            "crops": shown_crops(picture),
            "marks": standing.marks(picture, timezone.localdate()),
            "format": picture.file.name.rpartition(".")[2].upper().replace("JPG", "JPEG"),
            "places": uses.of(picture),
            "ends_soon": rights.ends_soon(picture, timezone.localdate()),
            "show_save_and_add_another": False,
        }

    def picture_views(self):
        return {**super().picture_views(), "contact-print": self.contact_print}

    @method_decorator([require_safe, cache_control(private=True, max_age=KEPT)])
    def contact_print(self, request, pk):
        """What the desk sees of a picture that readers may not see: a JPEG."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        jpeg = get_object_or_404(ContactPrint, picture=pk).jpeg
        return HttpResponse(jpeg, content_type="image/jpeg")

    def save_model(self, request, picture, form, change):
        """Writes what was changed here, and nothing that a colleague changed meanwhile."""
        library.write(picture, form.changed_columns)
        if "usable_until" in form.changed_columns and picture.withdrawn_at:
            self.message_user(request, OVER if picture.right_has_ended else STILL_WITHDRAWN, messages.WARNING)


def shown_crops(picture):
    """For each crop its name, as “16:9”, and its width by its height."""
    return [{"name": name.replace("x", ":"), "ratio": float(ratio)} for name, ratio in CROPS.items()]
