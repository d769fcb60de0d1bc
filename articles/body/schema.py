"""What a story's body may hold: the tags kept in storage and the editor's extensions, side by side.

Stored forms of our own:
    <figure data-picture="12" data-size="wide"><figcaption>…</figcaption></figure>   a picture of the library, perhaps
                                                                                      with a description in data-alt
    <figure data-gallery="3,5"><p data-of="3" data-alt="…">…</p><figcaption>…</figcaption></figure>
                                                                                      several of them; of some the
                                                                                      story's own words, inline tags
                                                                                      among them
    <figure data-embed="https://…"><a href="https://…">…</a></figure>                 somebody else's video, post, song
    <figure><img src="https://…" alt="…"><figcaption>…</figcaption></figure>          an imported outside picture
    <blockquote data-pull>…</blockquote>                                              a pull quote
    <aside data-related="4,9"></aside>                                                a box of stories of ours
"""

SIZES = ("text", "wide", "full")
MOST_IN_A_ROW = 60  # pictures of a gallery, stories of a box
LONGEST_ALT = 300  # characters, as in the library
SCHEMES = {"http", "https", "mailto"}

INLINE = {"strong", "em", "s", "sub", "sup", "code", "a", "br"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote", "pre", "hr", "table", "figure", "aside"}
PARTS = {"li", "thead", "tbody", "tr", "th", "td", "figcaption", "img"}
MOST_LEVELS = 8  # of lists and quotations inside each other, and of inline tags
TAGS = INLINE | BLOCKS | PARTS

ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "p": {"data-of", "data-alt"},
    "figure": {"data-picture", "data-size", "data-alt", "data-gallery", "data-embed"},
    "aside": {"data-related"},
    "blockquote": {"data-pull"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}

# Foreign tags and what they become here; anything else is unwrapped, its text kept.
RENAMED = {
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "b": "strong",
    "i": "em",
    "del": "s",
    "strike": "s",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "dt": "p",
    "dd": "p",
    "menu": "ul",
    "dir": "ul",
}
# Foreign containers that are opened up, each run of text inside becoming a paragraph.
CONTAINERS = {"div", "section", "article", "header", "footer", "main", "center", "address", "dl", "details"}
CONTAINERS |= {"summary", "nav", "hgroup", "form", "fieldset", "legend", "button", "dialog", "search", "noframes"}
# Players and frames, left as a plain link to what they would have fetched.
PLAYERS = {"iframe", "embed", "object", "video", "audio", "source"}
DROPPED_WHOLE = {"script", "style", "template", "noscript", "svg", "math", "select", "textarea", "head", "title"}

EDITOR_EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Code": True,
    "CodeBlock": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Link": {"enableTarget": False, "protocols": sorted(SCHEMES)},
    "NoSpellCheck": False,
    "Menu": False,  # the bar above the text is our own
    "StoryBlocks": True,
    "StoryTools": True,
    "QuietStyles": True,
    "Sheet": True,
    "StoryNotes": True,
}
