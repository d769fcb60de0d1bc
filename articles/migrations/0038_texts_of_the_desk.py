"""The texts that readers have not seen in an index, for the desk's list (articles/fulltext.py). PostgreSQL only.

A story leaves the index by itself once readers have its newest words, so it holds some thousands of a million. Of a text
as much counts as search looks at (articles/search/tokens.py): a row of an index has its limits. The function says where
to look for what it calls: while PostgreSQL builds an index it looks for nothing of ours (from 17 on).
"""

from django.db import migrations

TEXT = r"""
    CREATE FUNCTION story_text(headline text, kicker text, standfirst text, body text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 20000 SET search_path FROM CURRENT AS $$
    BEGIN
        RETURN story_words(
            headline || ' ' || kicker || ' ' || standfirst, left(regexp_replace(body, '<[^>]*>', ' ', 'g'), 120000)
        );
    END $$
"""
INDEX = """
    CREATE INDEX story_text ON articles_story USING gin (story_text(headline, kicker, standfirst, body))
    WHERE published_at IS NULL OR revision_number > published_revision
"""
FORGET = ("DROP INDEX story_text", "DROP FUNCTION story_text(text, text, text, text)")


def on_postgresql(*statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0036_drafts_of_fronts_redone")]
    operations = [migrations.RunPython(on_postgresql(TEXT, INDEX), on_postgresql(*FORGET))]
