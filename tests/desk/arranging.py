"""Acts on the draft of the front, for the tests of its screen."""

from articles.models import FrontDraft
from newsroom.clock import paper_zone

FRONT = "/desk/articles/frontpage/front/"


def act(client, name, value, page=FRONT, **said):
    base = FrontDraft.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return client.post(f"{page}act/", {"base": base, name: value, **said}, follow=True)


def clock(at):
    return at.astimezone(paper_zone()).strftime("%Y-%m-%dT%H:%M")
