"""The walls between the rooms stand, and each of the rules that watch them can see."""

from itertools import batched
from pathlib import Path

import pytest

from tests.architecture.nevers import NEVERS
from tests.architecture.planted import CLEAN, PLANTED
from tests.architecture.sources import Repository, repository

ROOT = Path(__file__).resolve().parent.parent


def cases(planted):
    return [
        pytest.param(number, case, id=f"{number}-{place + 1}")
        for number, repositories in planted.items()
        for place, case in enumerate(repositories)
    ]


def violations(number, folder, case):
    """What a never finds in a repository of nothing but the case's files."""
    for path, text in batched(case, 2, strict=True):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return [str(each) for each in NEVERS[number](Repository(folder))]


@pytest.mark.parametrize("number", NEVERS)
def test_the_paper_keeps_its_nevers(number):
    found = [str(each) for each in NEVERS[number](repository(ROOT))]
    assert not found, "\n".join([NEVERS[number].__doc__.strip(), *found])


@pytest.mark.parametrize(("number", "case"), cases(PLANTED))
def test_a_planted_violation_is_caught(number, case, tmp_path):
    assert violations(number, tmp_path, case)


@pytest.mark.parametrize(("number", "case"), cases(CLEAN))
def test_what_only_comes_close_is_let_pass(number, case, tmp_path):
    assert violations(number, tmp_path, case) == []


def test_each_never_is_proved_both_ways():
    assert list(NEVERS) == list(PLANTED) == list(CLEAN) == list(range(1, 17))


def test_a_violation_says_where_it_is(tmp_path):
    case = ("articles/views.py", "import json\nfrom .models import Story")
    assert violations(16, tmp_path, case) == ["articles/views.py:2: Story is the desk's"]


def test_the_paper_is_all_looked_at():
    paths = {source.path for source in repository(ROOT).sources}
    assert {"manage.py", "newsroom/env.py", "articles/workflow.py", "tests/architecture/walls.py"} <= paths


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("articles/views.py", "from .models import Story", "articles.models.Story"),
        ("articles/models/__init__.py", "from .story import Story", "articles.models.story.Story"),
        ("articles/models/story.py", "from .. import body", "articles.body"),
        ("articles/admin/__init__.py", "from ..models import Story", "articles.models.Story"),
        ("articles/admin/stories.py", "from ...pictures import x", "pictures.x"),
        ("manage.py", "from newsroom import env", "newsroom.env"),
    ],
)
def test_an_import_is_read_with_its_full_name(path, text, name, tmp_path):
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert [each.name for source in Repository(tmp_path).sources for each in source.imports] == [name]
