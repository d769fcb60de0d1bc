from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0039_headlines_not_named")]

    operations = [
        migrations.AlterField(
            model_name="slot",
            name="zone",
            field=models.CharField(
                choices=[("lead", "Lead"), ("tops", "Top stories"), ("rail", "Section"), ("list", "More stories")],
                max_length=10,
            ),
        ),
    ]
