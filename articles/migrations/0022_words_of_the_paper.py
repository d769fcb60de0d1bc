from django.db import migrations, models

NARROW = """
    CREATE TABLE articles_sought (place bigint PRIMARY KEY, tokens tsvector NOT NULL) WITH (toast_tuple_target = 128)
"""
APART = "ALTER TABLE articles_sought ALTER COLUMN tokens SET STORAGE EXTERNAL"
INVERTED = "CREATE INDEX articles_sought_tokens ON articles_sought USING gin (tokens) WITH (fastupdate = off)"
FULL_TEXT = """
    CREATE VIRTUAL TABLE articles_sought USING fts5 (tokens, detail = none, tokenize = "ascii tokenchars '='")
"""


def make_index(apps, schema_editor):
    """What search looks into, of each engine's own kind. What was published before is read into it by a task."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in (NARROW, APART, INVERTED) if is_postgresql else (FULL_TEXT,):
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_sought")


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_reads_on_sheets")]

    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                ("word", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("stem", models.CharField(db_index=True, help_text="What its forms have in common.", max_length=30)),
                ("editions", models.PositiveIntegerField(help_text="In how many it has stood.")),
            ],
        ),
        migrations.AddField(
            model_name="editiontext",
            name="is_learnt",
            field=models.BooleanField(db_default=False, default=False, help_text="Whether `Word` counts it."),
        ),
        migrations.AlterField(
            model_name="editiontext",
            name="words",
            field=models.TextField(help_text="Folded, a space around each; so phrases are looked for in it."),
        ),
        migrations.AddIndex(
            model_name="editiontext",
            index=models.Index(
                fields=["-edition"], condition=models.Q(("is_learnt", False)), name="edition_text_to_learn"
            ),
        ),
        migrations.RunPython(make_index, drop_index),
    ]
