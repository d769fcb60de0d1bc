from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0041_languages_of_searches")]
    operations = [
        migrations.AddField(
            "word",
            "is_name",
            models.BooleanField(
                db_default=False,
                default=False,
                help_text="Whether a series, a section, a subject or an author is called so, alone or with other words.",
            ),
        ),
        migrations.AddIndex(
            "word",
            models.Index(condition=models.Q(("is_name", True)), fields=["word"], name="word_of_a_name"),
        ),
    ]
