from crontask import cron
from django.tasks import task
from django.utils import timezone

from . import link_check, links, oembed, reading
from .models import CheckedLink, Embed

MOST_EMBEDS = 10  # of a run


@cron("*/2 * * * *")
@task()
def roll_up_reads():
    """Adds the reads of the last minutes to the hot list."""
    return reading.roll_up()


@task()
def fetch_embed(embed_id):
    """Asks the provider of a new embed for its title and picture."""
    return oembed.fetch_embed(embed_id)


@cron("* * * * *")
@task()
def fetch_embeds_that_wait():
    """Asks once more where a provider did not answer, and where a worker died. Returns how many were told."""
    due = Embed.objects.due(timezone.now()).order_by("asked_at").values_list("pk", flat=True)
    return sum(oembed.fetch_embed(pk) for pk in due[:MOST_EMBEDS])


@task()
def check_links(link_ids):
    """Asks whether these outside addresses answer. Returns how many were asked."""
    return link_check.check(CheckedLink.objects.filter(pk__in=link_ids))


@cron("4-59/10 * * * *")
@task()
def check_links_of_the_desk():
    """Asks after the links of the stories that the desk works on. Returns how many were asked."""
    return link_check.check(links.of_the_desk(timezone.now()))
