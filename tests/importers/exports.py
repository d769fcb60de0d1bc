"""Small WordPress exports, written on the spot: `export(post(title="Ferries"), post(status="draft"))`."""

from html import escape

from django.apps import apps

SITE = "https://blog.example.org"
HEAD = f"""<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Ferry Blog</title>
<link>{SITE}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>{SITE}</wp:base_blog_url>
"""
FOOT = "</channel>\n</rss>\n"


def cdata(text):
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def author(login, name=""):
    told = f"<wp:author_login>{cdata(login)}</wp:author_login>"
    return f"<wp:author>{told}<wp:author_display_name>{cdata(name)}</wp:author_display_name></wp:author>\n"


def category(slug, name="", parent=""):
    return (
        f"<wp:category><wp:category_nicename>{escape(slug)}</wp:category_nicename><wp:category_parent>{parent}"
        f"</wp:category_parent><wp:cat_name>{cdata(name or slug.title())}</wp:cat_name></wp:category>\n"
    )


def post(number=1, *, categories=(("money", "Money"),), tags=(), meta=(), **told):
    """One item. What is not said is made up; `None` leaves an element out."""
    told = {
        "title": f"Ferry town {number}",
        "link": f"{SITE}/2009/05/town-{number}/",
        "guid": f"{SITE}/?p={number}",
        "creator": "mei",
        "content": f"The mast of town {number} went up.",
        "excerpt": None,
        "pubDate": None,
        "post_id": str(number),
        "post_date": "2009-05-04 15:00:00",
        "post_date_gmt": "2009-05-04 07:00:00",
        "post_name": f"town-{number}",
        "status": "publish",
        "post_type": "post",
        **told,
    }
    elements = "".join(f"{_element(name, text)}\n" for name, text in told.items() if text is not None)
    terms = [("category", term) for term in categories] + [("post_tag", (name.lower(), name)) for name in tags]
    elements += "".join(
        f'<category domain="{kind}" nicename="{escape(slug)}">{cdata(name)}</category>\n'
        for kind, (slug, name) in terms
    )
    for key, value in meta:
        elements += (
            f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
        )
    return f"<item>\n{elements}</item>\n"


def attachment(number, file, *, parent="0", **told):
    told = {"attachment_url": f"{SITE}/files/{file}", "post_parent": parent, "status": "inherit", **told}
    return post(number, title=told.pop("title", file), post_type="attachment", content="", categories=(), **told)


def _element(name, text):
    if name in ("title", "link", "guid", "pubDate"):
        return f"<{name}>{cdata(text)}</{name}>"
    prefix = {"creator": "dc:creator", "content": "content:encoded", "excerpt": "excerpt:encoded"}
    tag = prefix.get(name, f"wp:{name}")
    return f"<{tag}>{cdata(text)}</{tag}>"


def export(*items, head=""):
    """A whole export by Mei Lin Tan; `head` holds more authors, categories."""
    return HEAD + author("mei", "Mei Lin Tan") + head + "".join(items) + FOOT


def all_rows():
    """Every row of every table of the stories' app, to tell whether anything was written."""
    models = apps.get_app_config("articles").get_models()
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}
