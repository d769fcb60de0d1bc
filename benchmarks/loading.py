"""How many bytes of pictures a reader loads with a story: its lead, two in its text and a gallery of two."""

import io
import os
from collections import Counter

from playwright.sync_api import sync_playwright

from articles import publishing
from articles.models import Category, Story
from pictures import library
from pictures.renditions import make_renditions

from .chromium import CHROMIUM, FLAGS, server

SCREENS = [(390, 3), (390, 2), (1440, 1), (1440, 2)]  # pixels of CSS across, pixels of the screen for each
PLACES = 5  # pictures of the story
SCROLL = "document.scrollingElement.scrollBy(0, 400)"
AT_END = "innerHeight + scrollY >= document.scrollingElement.scrollHeight - 1"


def report(photographs):
    """Takes bytes of JPEGs; prints a line for each screen."""
    if not os.path.exists(CHROMIUM):
        print(f"\nNo Chromium at {CHROMIUM}: name one in CHROMIUM.")
        return
    address = published(photographs[:PLACES]).get_absolute_url()
    print(f"\n{'Pictures of a story’s page':28}{'at once':>12}{'scrolled to its end':>22}   of which")
    with server() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width, density in SCREENS:
            context = browser.new_context(viewport={"width": width, "height": 900}, device_scale_factor=density)
            at_once, all_of_it = loaded(context.new_page(), site + address)
            told = ", ".join(f"{number} {type}" for type, number in Counter(type for type, _ in all_of_it).items())
            label = f"{width} px, {density} to the point"
            print(f"{label:28}{kilobytes(at_once):9.0f} KB{kilobytes(all_of_it):19.0f} KB   {told}")
            context.close()
        browser.close()


def published(photographs):
    """A story with these pictures, as readers get it."""
    pictures = [library.add(io.BytesIO(content), alt="A photograph", credit="Mei Tan") for content in photographs]
    for picture in pictures:
        make_renditions(picture)
    lead, wide, narrow, *gallery = (picture.pk for picture in pictures)
    text = "<p>It was a long day, and the ferry was late.</p>" * 12
    shown = f'<figure data-picture="{wide}" data-size="wide"></figure>{text}<figure data-picture="{narrow}"></figure>'
    body = f'{text}{shown}{text}<figure data-gallery="{",".join(map(str, gallery))}"></figure>{text}'
    section = Category(name="Life", slug="life")
    publishing.file_category(section)
    fields = {"standfirst": "A day at the harbour.", "lead_picture_id": lead, "body": body}
    return publishing.publish(Story.objects.create(category=section, headline="The ferry was late", **fields))


def loaded(page, address):
    """(type, bytes) of each picture: of those that come at once, and of all once the page was read to its end."""
    found = []
    page.on("response", lambda answer: found.append(answer) if answer.request.resource_type == "image" else None)
    page.goto(address, wait_until="networkidle")
    at_once = weighed(found)
    while not page.evaluate(AT_END):
        page.evaluate(SCROLL)
        page.wait_for_timeout(150)
    page.wait_for_load_state("networkidle")
    return at_once, weighed(found)


def weighed(answers):
    pictures = [answer for answer in answers if "/media/" in answer.url]
    return [(answer.headers["content-type"], len(answer.body())) for answer in pictures]


def kilobytes(pictures):
    return sum(size for _, size in pictures) / 1024
