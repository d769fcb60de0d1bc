"""Notes which pictures the stories and editions have that are there already. Each text is read once, and never again.

On PostgreSQL the notes go with their story by themselves: the code before this one, which runs on for the minute of an
upgrade, knows nothing of them, and could delete no draft and cancel no schedule.
"""

from itertools import batched

from django.db import migrations
from django.db.models import Q

from articles import body

AT_ONCE = 2_000  # rows
SHOWS_SOMETHING = Q(body__contains="data-picture=") | Q(body__contains="data-gallery=") | ~Q(lead_picture=None)
OWNERS = ("story", "edition")
WITH_ITS_OWNER = """
    ALTER TABLE articles_{0}picture DROP CONSTRAINT {1}, ADD CONSTRAINT {1} FOREIGN KEY ({0}_id)
    REFERENCES articles_{0} (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
"""


def note(apps, schema_editor):
    database = schema_editor.connection.alias
    known = set(apps.get_model("pictures", "Picture").objects.using(database).values_list("pk", flat=True))
    for owner in OWNERS:
        told = apps.get_model("articles", owner).objects.using(database).filter(SHOWS_SOMETHING).order_by()
        model = apps.get_model("articles", f"{owner}picture")
        for rows in batched(rows_of(model, owner, told, known), AT_ONCE, strict=False):
            model.objects.using(database).bulk_create(rows)


def rows_of(model, owner, told, known):
    for pk, lead, text in told.values_list("pk", "lead_picture", "body").iterator(AT_ONCE):
        places = {(number, "gallery" if place == "gallery" else "text") for number, place in body.placed_pictures(text)}
        for number, place in sorted(places | ({(lead, "lead")} if lead else set())):
            if number in known:
                yield model(**{f"{owner}_id": pk, "picture_id": number, "place": place})


def let_them_go_along(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for owner in OWNERS:
            model = apps.get_model("articles", f"{owner}picture")
            [name] = schema_editor._constraint_names(model, [f"{owner}_id"], foreign_key=True)
            schema_editor.execute(WITH_ITS_OWNER.format(owner, schema_editor.quote_name(name)))


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_where_pictures_stand")]
    operations = [
        migrations.RunPython(let_them_go_along, migrations.RunPython.noop),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
