"""What holds for every answer of ours, whichever view it comes from."""

from django.conf import settings
from django.utils.cache import patch_cache_control

from newsroom import languages, paper

DESK_ADDRESS = "/desk/"


def ask_again(get_response):
    """Browsers may keep a page, but ask before they show it again.

    Without a word they keep some answers for good, by RFC 9111, section 4.2.2: a story that was retracted stayed so
    for whoever had looked, after it was restored, and one renamed there and back went in circles.
    """

    def answer(request):
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True)
        return response

    return answer


def at_home(get_response):
    """Answers in the paper's time zone and language. Files say no time, and are handed out while the database is away.

    The page cache stands before it: a kept page pays nothing for it.
    """

    def answer(request):
        if request.path_info.startswith(settings.MEDIA_URL):
            return get_response(request)
        with paper.at_home():
            return get_response(request)

    return answer


def at_the_desk(get_response):
    """The desk's pages are in English throughout, whatever the paper's language."""

    def answer(request):
        if not request.path_info.startswith(DESK_ADDRESS):
            return get_response(request)
        with languages.at_the_desk():
            return get_response(request)

    return answer
