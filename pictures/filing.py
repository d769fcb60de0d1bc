"""How the library is filed: keywords that mean the same become one."""

from django.db import transaction

from .models import Keyword, Keyworded


@transaction.atomic
def merge(keywords, into):
    """Files under the keyword `into` whatever is filed under `keywords` (a queryset), and gives these up."""
    others = Keyword.objects.filter(pk__in=list(keywords.values_list("pk", flat=True))).exclude(pk=into.pk)
    filed = Keyworded.objects.filter(tag__in=others).order_by("content_object")
    pictures = filed.values_list("content_object", flat=True).distinct()
    rows = [Keyworded(tag=into, content_object_id=number) for number in pictures]
    Keyworded.objects.bulk_create(rows, batch_size=1_000, ignore_conflicts=True)  # some have both
    others.delete()
