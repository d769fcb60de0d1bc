"""The sixteen nevers by number (docs/developers.md lists them)."""

from . import acts, walls, words

NEVERS = {
    1: walls.weather_and_stories_meet_only_in_templates,
    2: walls.pictures_know_no_stories,
    3: walls.the_page_cache_knows_no_app,
    4: walls.models_stand_at_the_bottom,
    5: walls.the_body_knows_no_model,
    6: walls.nobody_imports_the_ends,
    7: walls.nobody_but_env_reads_the_environment,
    8: walls.nothing_of_ours_is_imported_inside_a_function,
    9: acts.dates_are_asked_only_where_they_are_kept,
    10: acts.only_publishing_writes_editions,
    11: acts.signals_are_received_in_one_place,
    12: acts.nothing_goes_outside_before_commit,
    13: acts.rows_readers_see_change_with_their_marks,
    14: words.only_the_body_is_trusted,
    15: words.names_say_something,
    16: acts.readers_never_see_the_desks_copy,
}
