"""What the desk's forms share when they save."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles import addresses


class SaysWhatIsTaken:
    """Of two people who take one name at the same moment, the second is told so in the form."""

    def changeform_view(self, *args, **kwargs):
        try:
            return super().changeform_view(*args, **kwargs)
        except (IntegrityError, ValidationError):  # nothing was saved; the form, asked again, sees what is taken
            return super().changeform_view(*args, **kwargs)


class KeepsOldAddresses:
    """Where a page stood before its address was changed goes on leading to it."""

    def save_model(self, request, obj, form, change):
        with addresses.kept(obj):
            super().save_model(request, obj, form, change)
