from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def name_the_story(apps, schema_editor):
    """Acts written before the log outlived its stories get the number and the headline of theirs."""
    act, story = apps.get_model("articles", "Act"), apps.get_model("articles", "Story")
    headline = story.objects.filter(pk=OuterRef("story_id")).values("headline")[:1]
    act.objects.update(story_number=F("story_id"), headline=Subquery(headline))


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_the_desk")]
    operations = [migrations.RunPython(name_the_story, migrations.RunPython.noop, elidable=True)]
