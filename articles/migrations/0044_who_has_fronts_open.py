import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


def presences(model):
    return models.ForeignKey(model, django.db.models.deletion.CASCADE, null=True, related_name="presences")


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("articles", "0043_who_saved_pages")]
    operations = [
        migrations.AddField("presence", "page", presences("articles.frontpage")),
        migrations.AlterField("presence", "story", presences("articles.story")),
        migrations.AddConstraint(
            "presence", models.UniqueConstraint(fields=["page", "user"], name="a_person_is_present_at_a_page_once")
        ),
        migrations.AddConstraint(
            "presence",
            models.CheckConstraint(
                condition=Q(story=None, page__isnull=False) | Q(story__isnull=False, page=None),
                name="a_person_is_present_at_a_story_or_a_page",
            ),
        ),
        # The version before knows nobody at a page.
        migrations.RunSQL(migrations.RunSQL.noop, "DELETE FROM articles_presence WHERE story_id IS NULL"),
    ]
