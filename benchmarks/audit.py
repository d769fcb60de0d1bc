"""What Lighthouse and the Nu HTML checker say of readers' pages: `make audit`.

    .venv/bin/python benchmarks/audit.py [--tools var/audit] [--no-lighthouse] [--data FOLDER]

Starts gunicorn on a demo paper of its own. Lighthouse loads the front, a section, a story and the search as a slow
telephone would, three times each, and the middle figures are printed; the checker reads every kind of page. Both come
from the npm registry (with Node.js) and stay in `--tools`; the checker wants Java, Lighthouse a Chromium. Ends with 1
where a page is not perfect.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.error
from pathlib import Path

from servers import ROOT, Gunicorn, load, manage, program

PACKAGES = ("lighthouse@12.8.2", "vnu-jar@26.9.27")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
MAKE = """
from articles.tasks import draw_sign
from pictures.tasks import make_renditions_that_lack
draw_sign.call()
while make_renditions_that_lack.call():
    pass
"""
TIMES = 3  # Lighthouse's figures differ from run to run
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
FIGURES = {
    "first paint, ms": "first-contentful-paint",
    "largest, ms": "largest-contentful-paint",
    "shift": "cumulative-layout-shift",
    "blocked, ms": "total-blocking-time",
    "bytes": "total-byte-weight",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tools", type=Path, default=ROOT / "var" / "audit")
    parser.add_argument("--data", type=Path, help="where the demo paper stays for the next time")
    parser.add_argument("--no-lighthouse", action="store_true")
    asked = parser.parse_args()
    install(asked.tools)
    with tempfile.TemporaryDirectory(prefix="paper-audit-") as folder:
        data = (asked.data or Path(folder) / "data").absolute()
        fill(data)
        with Gunicorn(data) as site:
            site.wait()
            pages = addresses(site)
            faults = check(asked.tools, Path(folder), site, pages)
            faults += 0 if asked.no_lighthouse else sum(light(asked.tools, site, *pages[:4]))
    print(load())
    return 1 if faults else 0


def install(tools):
    if not (tools / "node_modules" / "vnu-jar").exists():
        tools.mkdir(parents=True, exist_ok=True)
        command = [program("npm"), "install", "--prefix", str(tools), "--no-audit", "--no-fund", *PACKAGES]
        subprocess.run(command, check=True, stdout=sys.stderr)


def fill(data):
    is_new = not (data / "paper.sqlite3").exists()
    data.mkdir(parents=True, exist_ok=True)
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], *([["seed_demo"]] if is_new else [])):
        manage(data, *command)
    manage(data, "db_worker", "--batch", "--queue-name", "*")  # the pictures, as small as readers get them
    manage(data, "shell", "-v0", "-c", MAKE)  # those of an older recipe


def addresses(site):
    """One page of each kind: first the four that Lighthouse loads."""
    stories = linked(site, ["/"], r"[^\"]+-\d+")
    dated = [linked(site, ["/archive/"], f"archive{part}") for part in (r"/\d+", r"/\d+/\d+")]
    months = [page for pages in dated for page in pages[:1]]
    days = linked(site, months, r"archive/\d+/\d+/\d+")[:1]
    below = [page for kind in ("tag", "author", "series") for page in linked(site, stories, rf"{kind}/[^\"/]+")[:1]]
    below += bearing(site, stories, 'class="picture picture-', 'class="gallery ')
    others = ["/archive/", "/corrections/", "/weather/", "/about/", "/nothing-there/", "/search/?q=ferry"]
    return ["/", f"/{stories[0].split('/')[1]}/", stories[0], "/search/", *below, *months, *days, *others]


def linked(site, pages, kind):
    """Addresses of that kind (a pattern) that the pages lead to, the first first."""
    found = [each for page in pages for each in re.findall(rf'href="(/{kind}/)"', site.wait(page).decode())]
    return list(dict.fromkeys(found))


def bearing(site, stories, *marks):
    """For each mark the first story whose page has it. Ends the run where none has: the checker would say nothing."""
    for mark in marks:
        yield next((each for each in stories if mark in site.wait(each).decode()), None) or sys.exit(f"No {mark} found")


def check(tools, folder, site, pages):
    """Prints what the checker has to say. Returns how much that is."""
    for number, page in enumerate(pages):
        (folder / f"{number:02}.html").write_bytes(body(site, page))
    jar = next((tools / "node_modules" / "vnu-jar").rglob("vnu.jar"))
    files = [str(file) for file in sorted(folder.glob("*.html"))]
    command = [program("java"), "-jar", str(jar), "--stdout", "--exit-zero-always", "--format", "json", *files]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["messages"]
    for message in said:
        page = pages[int(Path(message["url"]).stem)]
        print(f"{page}, line {message.get('lastLine')}: {message['message']}\n    {message.get('extract', '').strip()}")
    print(f"Nu HTML checker: {len(said)} complaints about {len(pages)} pages")
    return len(said)


def body(site, page):
    try:
        with site.ask(page) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:  # the page of a 404 is a page
        return refused.read()


def light(tools, site, *pages):
    """Prints the scores of each page. Yields 1 for one that is not perfect, else 0."""
    print(f"\n{'':40}{'scores':>18}" + "".join(f"{name:>17}" for name in FIGURES))
    for page in pages:
        runs = [lighthouse(tools, site.address(page)) for _ in range(TIMES)]
        scores = [round(middle(run["categories"][name]["score"] for run in runs) * 100) for name in CATEGORIES]
        figures = [middle(run["audits"][name]["numericValue"] for run in runs) for name in FIGURES.values()]
        told = "".join(f"{figure:17,.0f}" if figure >= 1 else f"{figure:17.3f}" for figure in figures)
        print(f"{page[:38]:40}{'/'.join(map(str, scores)):>18}{told}", flush=True)
        complain(runs[-1])
        yield int(min(scores) < 100)


def lighthouse(tools, address):
    command = [str(tools / "node_modules" / ".bin" / "lighthouse"), address, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROME}"]
    chromium = os.environ.get("CHROME_PATH") or shutil.which("chromium") or program("chromium")
    for _ in range(TIMES):  # now and then its browser does not come up
        run = subprocess.run(command, capture_output=True, env={**os.environ, "CHROME_PATH": chromium})
        if run.returncode == 0:
            return json.loads(run.stdout)
    sys.exit(run.stderr.decode())


def complain(run):
    for name in CATEGORIES[1:]:
        for each in run["categories"][name]["auditRefs"]:
            audit = run["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {name}: {audit['title']}")


def middle(figures):
    return statistics.median(figures)


if __name__ == "__main__":
    sys.exit(main())
