"""The words of headlines and kickers in an index, for the desk's finder (articles/finding.py). PostgreSQL only.

Letters are folded as `articles.search.fold` does it, without an extension. The function is said to cost as much as it
does, so that the planner reads the index instead of folding every headline anew.
"""

from django.db import migrations

WORDS = r"""
    CREATE FUNCTION story_words(headline text, kicker text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 2000 AS $$
    DECLARE
        told text := lower(headline || ' ' || kicker);
    BEGIN
        IF octet_length(told) > char_length(told) THEN
            told := regexp_replace(normalize(told, NFKD), '[\u0300-\u036f\u00ad]', '', 'g');
            told := translate(lower(told), 'đðøłħı’‘ʼ', 'ddolhi   ');
            told := replace(replace(replace(replace(told, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
        END IF;
        RETURN to_tsvector('simple', translate(told, '''-/._@<>&+', '          '));
    END $$
"""
INDEX = "CREATE INDEX story_words ON articles_story USING gin (story_words(headline, kicker))"
FORGET = ("DROP INDEX story_words", "DROP FUNCTION story_words(text, text)")


def on_postgresql(*statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_share_links_say_for_whom")]
    operations = [migrations.RunPython(on_postgresql(WORDS, INDEX), on_postgresql(*FORGET))]
