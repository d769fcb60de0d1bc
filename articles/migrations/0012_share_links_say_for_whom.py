from django.db import migrations

import newsroom.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_retractions_are_told")]

    operations = [
        migrations.AddField(
            model_name="sharelink",
            name="reader",
            field=newsroom.fields.LineField(blank=True, default="", help_text="Who it is for.", max_length=100),
            preserve_default=False,
        )
    ]
