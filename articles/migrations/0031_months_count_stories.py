from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0030_search_by_the_half_year")]

    operations = [
        migrations.AddField(
            model_name="leaf",
            name="stories",
            field=models.PositiveIntegerField(
                help_text="Of a month, how many of its stories readers see; unless some are still to come or to go.",
                null=True,
            ),
        ),
    ]
