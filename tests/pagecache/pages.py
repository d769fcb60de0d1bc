"""A site of a few pages that say what was written on the board, and count how often they were rendered."""

import threading
from collections import Counter

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template import engines
from django.urls import path, re_path

from newsroom.pagecache import furniture, memory, naming


class Board:
    """What the views do, for a test to say. `gate`, where set, holds a rendering until it is opened."""

    def __init__(self):
        self.words, self.sign, self.harbour = "first", "calm", "Dili"
        self.harbour_closes = None
        self.renderings = Counter()
        self.requests = []
        self.gate, self.is_broken, self.sign_is_broken, self.meanwhile = None, False, False, None
        self.has_begun = threading.Event()


board = Board()


@furniture.piece("sign", seconds=60)
def sign(at):
    board.renderings["sign"] += 1
    if board.sign_is_broken:
        raise RuntimeError("no sign")
    naming.name("sign")
    return engines["django"].from_string("<b>{{ sign }}</b>").render({"sign": board.sign})


@furniture.piece("bunting")
def bunting(at, ship="", mood=""):
    board.renderings[f"bunting {ship} {mood}".strip()] += 1
    return (
        engines["django"]
        .from_string("<i>{{ harbour }}: {{ ship }} {{ mood }}</i>")
        .render({"harbour": harbour(), "ship": ship, "mood": mood})
    )


@memory.remembered
def harbour():
    board.renderings["harbour"] += 1
    naming.name("harbour")
    if board.harbour_closes:
        naming.good_until(board.harbour_closes)
    return board.harbour


def rendering(request):
    board.renderings[request.path] += 1
    board.requests.append(request)
    words = board.words
    board.has_begun.set()
    if board.gate:
        assert board.gate.wait(20)
    if board.meanwhile:
        board.meanwhile()
    if board.is_broken:
        raise RuntimeError("broken")
    return words


@naming.kept("page", "q")
def story(request, number):
    naming.name(f"story:{number}")
    query = [f"{name}={','.join(values)};" for name, values in sorted(request.GET.lists())]
    said = f"{rendering(request)} {''.join(query)} {request.get_host()} {request.scheme}"
    template = engines["django"].from_string("<p>{{ said }}</p>{{ sign }}" + "<p>A ledger of masts.</p>" * 40)
    return HttpResponse(template.render({"said": said, "sign": sign(None)}))


@naming.kept()
def ship(request, name, mood):
    naming.name(f"ship:{name}")
    rendering(request)
    return HttpResponse(f"<p>{harbour()}</p>{bunting(None, name, mood)}" + "<p>A ledger of masts.</p>" * 40)


@naming.kept()
def empty(request):
    naming.name("absent")
    rendering(request)
    raise Http404


@naming.kept()
def gone(request):
    naming.name("gone")
    return HttpResponse(rendering(request), status=410)


@naming.kept()
def moved(request):
    naming.name("moved")
    rendering(request)
    return HttpResponsePermanentRedirect("/story/1/")


@naming.kept()
def somebodys(request, how):
    answer = HttpResponse(f"{rendering(request)} {sign(None)}")
    if how == "cookie":
        answer.set_cookie("seen", "1")
    elif how == "private":
        answer["Cache-Control"] = "private"
    else:
        answer["Vary"] = "Cookie"
    return answer


def draft(request):
    return HttpResponse(f"a draft in {harbour()}")


def desk(request):
    rendering(request)
    return HttpResponse(f"the desk {request.META.get('QUERY_STRING')}")


@naming.kept()
def missing(request, exception=None):
    naming.name("absent")
    board.renderings["missing"] += 1
    return HttpResponse("nothing here", status=404)


urlpatterns = [
    path("story/<int:number>/", story),
    path("ship/<name>/<mood>/", ship),
    path("empty/", empty),
    path("gone/", gone),
    path("moved/", moved),
    path("somebodys/<how>/", somebodys),
    path("draft/", draft),
    path("desk/", desk),
    re_path(r"^wide/(?P<number>.+)$", story),
]
handler404 = missing
