"""What becomes of static files as they are collected."""

from pathlib import Path

from django.core.files.base import ContentFile

from newsroom.storage import StaticStorage


def test_readers_style_sheets_come_without_comments_and_all_else_as_it_is(tmp_path):
    storage = StaticStorage(location=tmp_path)
    sheet = b"/* Why. */\n.card { color: red; } /* and\nwhy */\n.list { color: blue; }\n"
    names = ("css/site.css", "desk/desk.css", "js/site.js")
    for name in names:
        storage.save(name, ContentFile(sheet))
    hashed = {
        name: storage.path(kept) for name, kept, _ in storage.post_process({name: (storage, name) for name in names})
    }
    readers, *others = (Path(hashed[name]).read_bytes() for name in names)
    assert readers == b".card { color: red; } .list { color: blue; }\n"
    assert others == [sheet, sheet]
