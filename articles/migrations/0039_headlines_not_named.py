from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0038_texts_of_the_desk")]
    operations = [
        migrations.AddField(
            "correction",
            "is_unnamed",
            models.BooleanField(default=False, db_default=False),
        )
    ]
