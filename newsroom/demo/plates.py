"""The demo paper's other pictures: those inside stories, and the people who sign them."""

from html import escape
from io import BytesIO

from articles.models import Author
from pictures import library

from .drawing import draw

CREDIT = "Drawn for The Monsoon Review"
PORTRAIT = (480, 480)  # pixels
SMALL = (1200, 800)  # of those inside a text


def file(told, drawing):
    """Files a drawing (JPEG bytes) under the words that `told` has for it. Returns the picture."""
    return library.add(BytesIO(drawing), alt=told["alt"], caption=told.get("caption", ""), credit=CREDIT)


def load_authors(authors):
    """Writes down those that are missing, each with the portrait of its scene."""
    for number, told in enumerate(authors, 1):
        if not Author.objects.filter(slug=told["slug"]).exists():
            _write_down(number, **told)


def _write_down(number, portrait, **told):
    said = {"alt": f"Drawing of {told['name']}, head and shoulders"}
    Author.objects.create(portrait=file(said, draw(portrait, number, PORTRAIT)), **told)


def into(text, plates, number):
    """The body of the story of that number, with a figure before the words that each of its plates names."""
    for place, told in enumerate(plates):
        seeds = range(100 * number + 10 * place, 100 * number + 10 * place + len(told["pictures"]))
        figure = _figure(told, [drawn(*each) for each in zip(told["pictures"], seeds, strict=True)])
        text = text.replace(told["before"], figure + told["before"], 1)
    return text


def drawn(told, seed):
    """Draws and files a small picture. Returns its number."""
    return file(told, draw(told["scene"], seed, SMALL)).pk


def _figure(told, numbers):
    """A picture that stands alone has its own caption. A gallery has that of the plate and under each picture what the
    story says of it, as HTML."""
    words = told.get("caption") or (told["pictures"][0].get("caption", "") if len(numbers) == 1 else "")
    caption = f"<figcaption>{escape(words)}</figcaption>" if words else ""
    if len(numbers) > 1:
        said = zip(numbers, (each["said"] for each in told["pictures"]), strict=True)
        lines = "".join(f'<p data-of="{number}">{words}</p>' for number, words in said)
        return f'<figure data-gallery="{",".join(map(str, numbers))}">{lines}{caption}</figure>'
    return f'<figure data-picture="{numbers[0]}" data-size="{told["size"]}">{caption}</figure>'
