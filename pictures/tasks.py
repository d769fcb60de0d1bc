from django.tasks import task

from .models import Picture
from .renditions import make_renditions


@task()
def make_renditions_of(picture_id):
    """Makes what the picture lacks of its renditions. A picture deleted meanwhile needs none."""
    for picture in Picture.objects.filter(pk=picture_id):
        make_renditions(picture)
