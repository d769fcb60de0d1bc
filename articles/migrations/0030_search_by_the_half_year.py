"""Search on PostgreSQL looks into its index a half-year at a time (articles/search/postgresql.py says why so).

An older release, which runs on for a minute, is answered by `articles_sought_newest` as it asks.
"""

from django.db import migrations

DATED = """
    CREATE OR REPLACE FUNCTION articles_sought_dated(place bigint, tokens tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 2000 AS $$
    DECLARE
        half_year constant text := (place >> 51) || ':';
        said constant text := array_to_string(tsvector_to_array(tokens), ' ' || half_year);
    BEGIN
        RETURN array_to_tsvector(string_to_array(half_year || said, ' '));
    END $$
"""
NEWEST = """
    CREATE OR REPLACE FUNCTION articles_sought_newest(wanted text, below bigint, above bigint, most int)
    RETURNS SETOF bigint LANGUAGE plpgsql STABLE SET jit = off SET enable_seqscan = off SET work_mem = '16MB' AS $$
    DECLARE
        tried constant int := 400;
        undated constant tsquery := replace(wanted, '@', '');
        dated tsquery;
        found bigint[];
        span bigint;
        newest bigint := below;
    BEGIN
        -- A common word stands in some of the newest texts: they are read one by one.
        FOREACH span IN ARRAY ARRAY[tried, 5 * tried] LOOP
            found := ARRAY(
                SELECT place FROM (
                    SELECT place, tokens FROM articles_sought
                    WHERE place < below AND place >= above ORDER BY place DESC LIMIT span
                ) AS last WHERE tokens @@ undated ORDER BY place DESC LIMIT most
            );
            IF cardinality(found) = most THEN
                RETURN QUERY SELECT unnest(found);
                RETURN;
            END IF;
            EXIT WHEN 5 * cardinality(found) < most;
        END LOOP;
        -- All others are taken from the inverted index, of one half-year with texts after the other, until there are
        -- enough. `+ 0`: by no other index.
        found := '{}';
        LOOP
            SELECT max(place) INTO newest FROM articles_sought WHERE place < newest AND place >= above;
            EXIT WHEN newest IS NULL OR cardinality(found) = most;
            dated := replace(wanted, '@', (newest >> 51) || ':');
            newest := newest >> 51 << 51;
            found := found || ARRAY(
                SELECT place FROM articles_sought
                WHERE articles_sought_dated(place, tokens) @@ dated AND place + 0 < below AND place + 0 >= above
                ORDER BY place + 0 DESC LIMIT most - cardinality(found)
            );
        END LOOP;
        RETURN QUERY SELECT unnest(found);
    END $$
"""
AS_BEFORE = r"""
    CREATE OR REPLACE FUNCTION
        articles_sought_newest(wanted tsquery, below bigint, above bigint, most int, spans bigint[])
    RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
        SELECT articles_sought_newest(regexp_replace(wanted::text, '''([^'']+)''', '''@\1''', 'g'), below, above, most)
    $$
"""
BY_HALF_YEARS = (
    DATED,
    "DROP INDEX CONCURRENTLY IF EXISTS articles_sought_dated",  # of a migration that was broken off
    "CREATE INDEX CONCURRENTLY articles_sought_dated ON articles_sought "
    "USING gin (articles_sought_dated(place, tokens)) WITH (fastupdate = off)",
    # Nothing is planned by how often tokens stand there, and to count them takes a second.
    "ALTER INDEX articles_sought_dated ALTER COLUMN 1 SET STATISTICS 0",
    NEWEST,
    AS_BEFORE,
    "DROP INDEX CONCURRENTLY IF EXISTS articles_sought_tokens",
)
OVER_ALL = (
    "CREATE INDEX articles_sought_tokens ON articles_sought USING gin (tokens) WITH (fastupdate = off)",
    "DROP FUNCTION articles_sought_newest(tsquery, bigint, bigint, int, bigint[])",
    "DROP FUNCTION articles_sought_newest(text, bigint, bigint, int)",
    "DROP INDEX articles_sought_dated",
    "DROP FUNCTION articles_sought_dated(bigint, tsvector)",
)


def on_postgresql(*statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    atomic = False  # so that publishing goes on while the index is made

    dependencies = [("articles", "0029_series_and_bans")]
    operations = [migrations.RunPython(on_postgresql(*BY_HALF_YEARS), on_postgresql(*OVER_ALL))]
