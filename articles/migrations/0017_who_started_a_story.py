from django.db import migrations
from django.db.models import OuterRef, Subquery


def name_who_started(apps, schema_editor):
    """Stories from before have been started by whoever saved them first, and are theirs to go on with."""
    story, revision = apps.get_model("articles", "Story"), apps.get_model("articles", "Revision")
    first = revision.objects.filter(story=OuterRef("pk")).exclude(made_by=None).order_by("number")
    story.objects.filter(started_by=None).update(started_by=Subquery(first.values("made_by")[:1]))


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_old_code_on_new_tables")]
    operations = [migrations.RunPython(name_who_started, migrations.RunPython.noop, elidable=True)]
