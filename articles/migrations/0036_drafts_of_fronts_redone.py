from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0035_found_and_shared"),
    ]

    operations = [
        migrations.AddField(
            model_name="frontdraft",
            name="after",
            field=models.PositiveIntegerField(null=True),
        ),
    ]
