"""What lists go by at a million stories: an author's own dates, and a calendar of the days that have stories.

Both are filled from the editions there are. Code from before this, which runs on for the minute of an upgrade, writes
neither: `manage.py mend_lists` and the nightly task of that name do it then.
"""

from datetime import datetime, time, timedelta

from django.db import migrations, models
from django.db.models import Exists, F, OuterRef, Subquery

from newsroom.clock import paper_zone


def list_bylines(apps, schema_editor):
    bylines = apps.get_model("articles", "EditionByline").objects.using(schema_editor.connection.alias)
    editions = apps.get_model("articles", "Edition").objects.using(schema_editor.connection.alias)
    earlier = bylines.filter(edition=OuterRef("edition"), author=OuterRef("author"), pk__lt=OuterRef("pk"))
    published_at = editions.filter(pk=OuterRef("edition")).values("published_at")
    bylines.order_by().filter(~Exists(earlier)).update(listed_at=Subquery(published_at))


def write_calendar(apps, schema_editor):
    editions = apps.get_model("articles", "Edition").objects.using(schema_editor.connection.alias)
    leaf = apps.get_model("articles", "Leaf")
    moments = editions.order_by().datetimes("published_at", "day", tzinfo=paper_zone())
    days = {moment.date() for moment in moments}
    months = {day.replace(day=1) for day in days}
    rows = [leaf(is_month=False, first=day, **between(day, day + timedelta(days=1))) for day in days]
    rows += [leaf(is_month=True, first=day, **between(day, next_month(day))) for day in months]
    leaf.objects.using(schema_editor.connection.alias).bulk_create(rows, batch_size=2_000)


def between(first, behind):
    return {"begins": midnight(first), "ends": midnight(behind)}


def midnight(day):
    return datetime.combine(day, time.min, tzinfo=paper_zone())


def next_month(first):
    return (first + timedelta(days=31)).replace(day=1)


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_words_of_the_paper")]
    operations = [
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_month", models.BooleanField()),
                ("first", models.DateField(help_text="The day, or the first of the month, in the paper’s time zone.")),
                ("begins", models.DateTimeField()),
                ("ends", models.DateTimeField(help_text="Where the next begins.")),
            ],
            options={"verbose_name_plural": "leaves"},
        ),
        migrations.AddConstraint(
            "leaf",
            models.UniqueConstraint(fields=("is_month", "first"), name="a_day_and_a_month_have_one_leaf"),
        ),
        migrations.RunPython(write_calendar, migrations.RunPython.noop),
        migrations.AddField(
            "editionbyline",
            "listed_at",
            models.DateTimeField(
                null=True, help_text="When the story was published; of an author with two roles in it on the first alone."
            ),
        ),
        migrations.RunPython(list_bylines, migrations.RunPython.noop),
        migrations.AddIndex(
            "editionbyline",
            models.Index(F("author"), F("listed_at").desc(), F("edition"), name="edition_byline_newest"),
        ),
    ]
