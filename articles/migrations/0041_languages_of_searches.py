from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0040_more_stories")]
    operations = [
        migrations.AddIndex(
            "edition",
            models.Index(
                condition=models.Q(("language", ""), _negated=True), fields=["language"], name="edition_language"
            ),
        ),
    ]
