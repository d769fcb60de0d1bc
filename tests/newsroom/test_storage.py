"""What becomes of static files as they are collected."""

import re
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile

from newsroom.storage import StaticStorage

COMMENT_OR_QUOTED = re.compile(r"""/\*.*?\*/|("[^"\n]*"|'[^'\n]*')""", re.DOTALL)


def test_no_style_sheet_has_what_looks_like_a_comment_within_quotes():
    sheets = list((settings.BASE_DIR / "static/css").glob("*.css"))
    assert sheets
    quoted = [words for sheet in sheets for words in COMMENT_OR_QUOTED.findall(sheet.read_text())]
    assert any(quoted) and not [words for words in quoted if "/*" in words]


def test_readers_style_sheets_come_without_comments_and_all_else_as_it_is(tmp_path):
    storage = StaticStorage(location=tmp_path)
    sheet = b"/* Why. */\n.card/* in */ .list { margin: 0/* a */ auto; } /* and\nwhy */\n.list { color: blue; }\n"
    names = ("css/site.css", "desk/desk.css", "js/site.js")
    for name in names:
        storage.save(name, ContentFile(sheet))
    hashed = {
        name: storage.path(kept) for name, kept, _ in storage.post_process({name: (storage, name) for name in names})
    }
    readers, *others = (Path(hashed[name]).read_bytes() for name in names)
    assert readers == b"\n.card .list { margin: 0 auto; } \n.list { color: blue; }\n"
    assert others == [sheet, sheet]
