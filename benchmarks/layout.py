"""What our style sheet costs a page's layout, on a telephone's screen: with parts of it left out, and with none of it.

    .venv/bin/python benchmarks/layout.py [--data FOLDER]

Starts gunicorn on a demo paper of its own and opens the front, a story and the search in Chromium with each sheet.
Prints milliseconds: of the first layouts (all of one visit together, the middle of seven; they differ much), and of
laying the whole page out once more, the quickest of many, which is steady on a busy machine, too.
"""

import argparse
import re
import statistics
import tempfile
from pathlib import Path

from audit import addresses, fill
from playwright.sync_api import sync_playwright
from servers import Gunicorn, load

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TELEPHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True}
VISITS = 7
SETTLED = 1800  # ms: what comes late has come
AGAIN = """() => {
  const spent = [];
  for (let time = 0; time < 60; time++) {
    document.body.style.display = "none";
    document.body.offsetWidth;
    const begun = performance.now();
    document.body.style.display = "";
    document.body.offsetWidth;
    spent.push(performance.now() - begun);
  }
  return Math.min(...spent);
}"""


def without(pattern, instead=""):
    return lambda sheet: re.sub(pattern, instead, sheet)


def by_screen(sheet):
    """Asks for the screen's width in place of the page's."""
    asked = re.sub(r"@container( page)?", "@media ", sheet)
    return without(r"(?<![-\w])container(-type|-name)?:[^;}]*;?")(asked)


SHEETS = {
    "ours": lambda sheet: sheet,
    "without text-wrap": without(r"text-wrap:[^;}]*;?"),
    "without containers": by_screen,
    "without grids": without(r"display: ?grid", "display:block"),
    "without faces": without(r"@font-face ?{[^}]*}"),
    "none": lambda sheet: "",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="where the demo paper stays for the next time")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="paper-layout-") as folder:
        data = (asked.data or Path(folder) / "data").absolute()
        fill(data)
        with Gunicorn(data) as site, sync_playwright() as playwright:
            site.wait()
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            front, _, story, search, *_ = addresses(site)
            for page in (front, story, search):
                report(browser, site.address(page), page)
            browser.close()
    print(load())


def report(browser, address, page):
    """The sheets take turns, so that what else the machine does meets them all."""
    visits = {name: [] for name in SHEETS}
    for _ in range(VISITS):
        for name, change in SHEETS.items():
            visits[name].append(visit(browser, address, change))
    print(f"\n{page[:34]:36}{'first':>8}{'again':>8}")
    for name, spent in visits.items():
        first, again = zip(*spent, strict=True)
        print(f"{name:36}{statistics.median(first):8.1f}{min(again):8.1f}")


def visit(browser, address, change):
    """Milliseconds of all layouts until the page has settled, and of the quickest once more. Keeps nothing."""
    context = browser.new_context(**TELEPHONE)
    tab = context.new_page()
    tab.route("**/css/site*.css", lambda route: give(route, change))
    asking = context.new_cdp_session(tab)
    asking.send("Performance.enable")
    tab.goto(address)
    tab.wait_for_timeout(SETTLED)
    figures = {each["name"]: each["value"] for each in asking.send("Performance.getMetrics")["metrics"]}
    again = tab.evaluate(AGAIN)
    context.close()
    return figures["LayoutDuration"] * 1000, again


def give(route, change):
    answer = route.fetch()
    route.fulfill(response=answer, body=change(answer.text()))


if __name__ == "__main__":
    main()
