"""Has the application render a page, and says whether what it answered may be kept."""

from datetime import datetime, time, timedelta

from django.template.loader import get_template

from newsroom.clock import paper_zone

from .naming import collecting

KEPT = {"200", "301", "308", "404", "410"}
FOR_ONE = ("private", "no-store")


class Answer:
    """What an application answered, to be passed on as it is."""

    def __init__(self, status="", headers=(), parts=()):
        self.status, self.headers, self.parts = status, list(headers), parts

    @property
    def is_for_all(self):
        """Whether whoever asked for the same meanwhile may have it, too: nobody would do better."""
        return self.is_failure

    @property
    def is_failure(self):
        return self.status.startswith("5")

    def start(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers

    def read(self):
        """Its body (bytes). May be called again."""
        try:
            body = b"".join(self.parts)
        finally:
            self.close()
        self.parts = [body]
        return body

    def replace(self, body):
        """Another body (bytes) in place of its own."""
        others = [each for each in self.headers if each[0].lower() != "content-length"]
        self.headers, self.parts = [*others, ("Content-Length", str(len(body)))], [body]

    def close(self):
        if hasattr(self.parts, "close"):
            self.parts.close()

    def answer(self, environ, start_response):
        start_response(self.status, self.headers)
        if environ["REQUEST_METHOD"] != "HEAD":
            return self.parts
        self.close()
        return []


def out_of_reach():
    """The answer where nothing can be rendered: the page that says that something failed, which asks no database."""
    page = get_template("500.html").render().encode()
    told = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
    return Answer("503 Service Unavailable", [*told, ("Cache-Control", "no-store"), ("Retry-After", "5")], [page])


def rendered(application, environ, memory=None):
    """The `Answer`, and the `Naming` of what was named meanwhile."""
    answer = Answer()
    with collecting(memory) as naming:
        answer.parts = application(environ, answer.start)
    return answer, naming


def may_be_kept(answer, naming):
    """Whether the answer is everybody's: the view says so, and nothing of it speaks to one."""
    told = {name.lower(): value.lower() for name, value in answer.headers}
    varies = {each.strip() for each in told.get("vary", "").split(",")} - {"", "accept-encoding"}
    is_ones = "set-cookie" in told or varies or any(word in told.get("cache-control", "") for word in FOR_ONE)
    return naming.is_kept and answer.status[:3] in KEPT and not is_ones


def next_midnight(now, zone=None):
    """Both in seconds since 1970; midnight is the paper's, in the zone by which the page says it went."""
    zone = zone or paper_zone()
    day = datetime.fromtimestamp(now, zone).date() + timedelta(days=1)
    return datetime.combine(day, time.min, zone).timestamp()
