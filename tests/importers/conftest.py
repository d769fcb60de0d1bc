"""Runs the import as an operator does."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Story

from .exports import export, post

FILES = Path(__file__).parent.parent / "files" / "wordpress"


@pytest.fixture
def files():
    """Small exports of our own writing."""
    return FILES


@pytest.fixture
def bring(db, tmp_path):
    """Imports an export (its text, or the path of its file). Returns what the command says, and its error's text
    where it ends with one."""

    def bring(source, **options):
        path = source if isinstance(source, Path) else tmp_path / "blog.xml"
        if isinstance(source, str):
            path.write_text(source, encoding="utf-8")
        elif isinstance(source, bytes):
            path.write_bytes(source)
        said, complained = StringIO(), StringIO()
        try:
            call_command("import_wordpress", path, stdout=said, stderr=complained, **options)
        except CommandError as error:
            return said.getvalue(), f"{complained.getvalue()}{error}"
        assert complained.getvalue() == ""
        return said.getvalue(), ""

    return bring


@pytest.fixture
def story(bring):
    """The one story that an export of one post becomes."""

    def story(head="", others=(), **told):
        _, complaint = bring(export(post(**told), *others, head=head))
        assert complaint == ""
        return Story.objects.get(provenance__source__contains=" 1 ")

    return story
