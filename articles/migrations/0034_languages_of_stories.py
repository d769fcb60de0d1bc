import django.db.models.deletion
from django.db import migrations, models

import newsroom.languages

LANGUAGE = {"blank": True, "choices": newsroom.languages.choices, "db_default": "", "default": "", "max_length": 12}
LANGUAGE["help_text"] = "So that it is read aloud, hyphenated and found in its own language."
ORIGINAL = {"blank": True, "db_index": False, "null": True, "related_name": "+", "to": "articles.story"}
ORIGINAL["help_text"] = "The story in its first language. Readers are led from each of its translations to the others."
ORIGINAL["on_delete"] = django.db.models.deletion.PROTECT
TRANSLATED = models.Q(("translation_of", None), _negated=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0033_tags_made_one")]

    operations = [
        migrations.AddField("story", "language", models.CharField(**LANGUAGE)),
        migrations.AddField("story", "translation_of", models.ForeignKey(**ORIGINAL)),
        migrations.AddField("edition", "language", models.CharField(**LANGUAGE)),
        migrations.AddField("edition", "translation_of", models.ForeignKey(**ORIGINAL)),
        migrations.AddIndex(
            "story", models.Index(condition=TRANSLATED, fields=["translation_of"], name="story_translation")
        ),
        migrations.AddIndex(
            "edition", models.Index(condition=TRANSLATED, fields=["translation_of"], name="edition_translation")
        ),
    ]
