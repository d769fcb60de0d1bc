from django.db import migrations, models

# What the version before has learnt are words of the paper's own language, as it is: of the present one of those that it
# has had.
CARRY_OVER = """
    INSERT INTO articles_wordstem (told, word, stem, editions)
    SELECT %s, word, stem, editions FROM articles_word WHERE stem <> ''
"""


def carry_over(apps, schema_editor):
    paper = apps.get_model("newsroom", "Paper").objects.first()
    told = str(len(paper.past_languages) or "") if paper else ""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(CARRY_OVER, [told])


class Migration(migrations.Migration):
    dependencies = [("articles", "0044_who_has_fronts_open"), ("newsroom", "0007_past_languages")]
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
        migrations.RunPython(carry_over, migrations.RunPython.noop),
    ]
