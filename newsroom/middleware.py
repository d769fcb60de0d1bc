"""What every answer of ours says, whichever view it comes from."""

from django.utils.cache import patch_cache_control


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
