"""Two editions of a story are never live at once: stated to PostgreSQL; publishing.py holds it on both engines."""

from django.db import migrations

STATE = """
    ALTER TABLE articles_edition ADD CONSTRAINT editions_of_a_story_do_not_overlap
    EXCLUDE USING gist (int8range(story_id, story_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&)
"""
FORGET = "ALTER TABLE articles_edition DROP CONSTRAINT editions_of_a_story_do_not_overlap"


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(on_postgresql(STATE), on_postgresql(FORGET))]
