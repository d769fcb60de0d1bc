from django.db import migrations, models

# What the version before has learnt are words of the paper's own language, as it is. It goes on reading and writing the
# column beside this one, so the column stays in the table.
CARRY_OVER = """
    INSERT INTO articles_wordstem (told, word, stem, editions)
    SELECT '', word, stem, editions FROM articles_word WHERE stem <> ''
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0044_who_has_fronts_open")]
    operations = [
        migrations.CreateModel(
            name="WordStem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "told",
                    models.CharField(
                        blank=True,
                        help_text="The language that its stories name, or which of the paper’s they have "
                        "(languages.era; none of the first).",
                        max_length=12,
                    ),
                ),
                ("word", models.CharField(max_length=30)),
                ("stem", models.CharField(db_index=True, max_length=30)),
                ("editions", models.PositiveIntegerField(help_text="In how many of them it has stood.")),
            ],
        ),
        migrations.AddConstraint(
            "wordstem",
            models.UniqueConstraint(fields=("told", "word"), name="a_word_has_one_stem_in_a_language"),
        ),
        migrations.RunSQL(CARRY_OVER, "DELETE FROM articles_wordstem"),
        migrations.AlterField("word", "stem", models.CharField(db_default="", db_index=True, default="", max_length=30)),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("word", "stem")]),
    ]
