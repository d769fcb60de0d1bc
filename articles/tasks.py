from crontask import cron
from django.tasks import task
from django.utils import timezone

from . import bills, link_check, links, oembed, publishing, search, signs, telling
from .models import CheckedLink, Embed

MOST_EMBEDS = 10  # of a run


@cron("*/5 * * * *")
@task()
def learn_words():
    """Learns the words of what was published since, for what search forgives. Returns of how many editions."""
    return search.learn()


@cron("7 * * * *")  # all names are gone through
@task()
def learn_names():
    """Learns the words of what readers have met by its name, for the same. Returns how many changed."""
    return search.learn_names()


@cron("17 4 * * *")
@task()
def mend_lists():
    """Puts right what lists and search go by, where older code wrote it, or another time zone or language was the
    paper's. Returns how much was not."""
    return publishing.mend() + search.learn_forms() + publishing.tell_search()


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


@cron("* * * * *")
@task()
def draw_bills():
    """Draws what other sites show beside links to the newest stories without a picture. Returns how many."""
    return bills.draw_newest()


@cron("* * * * *")
@task(priority=-10)  # nobody has asked for them yet
def draw_older_bills():
    """Draws some of those of older stories. Returns how many."""
    return bills.draw_older()


@cron("* * * * *")
@task()
def draw_sign():
    """Draws the icons of a paper to which the desk has given none. Returns whether they were missing."""
    return signs.draw()


@cron("* * * * *")
@task()
def tell():
    """Tells search engines and the hub what came, changed and went. Returns of how many stories."""
    return telling.tell()
