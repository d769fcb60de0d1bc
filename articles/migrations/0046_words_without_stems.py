from django.db import migrations, models


class Migration(migrations.Migration):
    """The version before goes on reading and writing the column, so it stays in the table, and what this one writes has
    none. Apart from what fills another table: readers wait for this one as long as its lock is held."""

    dependencies = [("articles", "0045_stems_by_language")]
    operations = [
        migrations.AlterField("word", "stem", models.CharField(db_default="", db_index=True, default="", max_length=30)),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("word", "stem")]),
    ]
