import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("articles", "0042_words_of_names")]
    operations = [
        migrations.AddField("flatpage", "saved_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField(
            "flatpage",
            "saved_by",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
