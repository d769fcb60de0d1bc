from django.db import migrations
from django.utils import timezone

from newsroom.clock import day_end


def foretell(apps, editor):
    """Of pictures that were in the library before: their pages go out of date as the last day of the right ends."""
    ahead = apps.get_model("pictures", "Picture").objects.filter(usable_until__gte=timezone.localdate())
    ends = list(ahead.values_list("pk", "usable_until"))
    if not ends:
        return
    clock, _ = apps.get_model("pagecache", "Clock").objects.get_or_create(pk=1)
    clock.count += 1
    clock.save()
    moment = apps.get_model("pagecache", "Moment")
    moments = [moment(key=f"picture:{pk}", at=day_end(day), is_hard=True, count=clock.count) for pk, day in ends]
    moment.objects.bulk_create(moments, batch_size=1_000, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("pictures", "0009_contact_prints_and_urgent_files"), ("pagecache", "0001_initial")]

    operations = [migrations.RunPython(foretell, migrations.RunPython.noop)]
