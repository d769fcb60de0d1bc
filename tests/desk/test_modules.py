"""Modules are fetched under names that carry their content's hash. Django finds their imports by pattern, and one that
it takes to begin in a comment keeps a name under which nothing is served."""

import re

import pytest
from django.conf import settings

MODULES = sorted((settings.BASE_DIR / "static" / "desk").rglob("*.js"))
STATEMENT = re.compile(r"^(?:import|export)\b", re.MULTILINE)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_comment_above_a_module_reads_like_an_import(module):
    text = module.read_text()
    found = STATEMENT.search(text)
    assert not re.search(r"\b(?:im|ex)port\b", text[: found.start()] if found else "")
