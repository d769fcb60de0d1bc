"""How PostgreSQL finds the newest texts that have the tokens asked for (articles/search/postgresql.py says why so)."""

from django.db import migrations

NEWEST = """
    CREATE OR REPLACE FUNCTION
        articles_sought_newest(wanted tsquery, below bigint, above bigint, most int, spans bigint[])
    RETURNS SETOF bigint LANGUAGE plpgsql
    SET jit = off SET enable_seqscan = off SET enable_indexscan = on SET work_mem = '16MB' AS $$
    DECLARE
        tried constant int := 400;
        few constant int := 10000;
        found bigint[];
        newest bigint;
        span bigint;
    BEGIN
        -- A common word stands in some of the newest texts: they are read one by one.
        FOREACH span IN ARRAY ARRAY[tried, 5 * tried] LOOP
            found := ARRAY(
                SELECT place FROM (
                    SELECT place, tokens FROM articles_sought
                    WHERE place < below AND place >= above ORDER BY place DESC LIMIT span
                ) AS last WHERE tokens @@ wanted ORDER BY place DESC LIMIT most
            );
            IF cardinality(found) = most THEN
                RETURN QUERY SELECT unnest(found);
                RETURN;
            END IF;
            EXIT WHEN 5 * cardinality(found) < most;
        END LOOP;
        SELECT max(place) INTO newest FROM articles_sought WHERE place < below;
        PERFORM set_config('enable_indexscan', 'off', true);
        -- One that hardly any of them has is taken from the inverted index and sorted. `+ 0`: by no other index.
        IF cardinality(found) < tried / 100 THEN
            found := ARRAY(
                SELECT place FROM articles_sought
                WHERE tokens @@ wanted AND place + 0 < below AND place + 0 >= above LIMIT few + 1
            );
            IF cardinality(found) <= few THEN
                RETURN QUERY SELECT place FROM unnest(found) AS place ORDER BY place DESC LIMIT most;
                RETURN;
            END IF;
        END IF;
        -- All others stand often enough in some stretch of time before the newest text.
        FOREACH span IN ARRAY spans || NULL::bigint LOOP
            found := ARRAY(
                WITH matching AS MATERIALIZED (
                    SELECT place FROM articles_sought
                    WHERE tokens @@ wanted AND place < below AND place >= greatest(above, newest - span)
                ) SELECT place FROM matching ORDER BY place DESC LIMIT most
            );
            EXIT WHEN cardinality(found) = most;
        END LOOP;
        RETURN QUERY SELECT unnest(found);
    END $$
"""
FORGET = "DROP FUNCTION articles_sought_newest(tsquery, bigint, bigint, int, bigint[])"


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_lists_at_a_million")]
    operations = [migrations.RunPython(on_postgresql(NEWEST), on_postgresql(FORGET))]
