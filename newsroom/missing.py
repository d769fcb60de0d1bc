"""What the desk says of a row that is looked for and not there."""

from django.http import Http404


class NotThere(Http404):
    """Its message is a sentence for whoever looked."""


class MissesRows:
    """For admins: whoever asks for a row that is gone is told so at its own address, from which they can go back to
    what they sent. Django's would lead to “My desk”."""

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found is None and self.has_view_or_change_permission(request):
            raise missed(self.opts, object_id)
        return found


def row_or_missed(rows, number):
    """The one of the rows (a queryset) that has the number. Raises NotThere."""
    found = rows.filter(pk=number).first()
    if found is None:
        raise missed(rows.model._meta, number)
    return found


def missed(kind, number):
    return NotThere(f"There is no {kind.verbose_name} with the number “{number}”. Somebody may have deleted it.")
