"""The documentation names what there is: settings, commands, make's targets, libraries."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READERS = {"text", "flag", "whole", "listing", "choice", "address", "address_elsewhere", "time_zone", "folder"}
SECRETS = {"secret", "database", "cache_server", "mail_server"}
READERS |= SECRETS | {"address_as_given", "contact", "key", "sender"}


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def read_from_the_environment(source):
    """Names of the variables that a module reads, as pairs with the reader."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in calls:
        reader = call.func
        is_env = isinstance(reader, ast.Attribute) and isinstance(reader.value, ast.Name) and reader.value.id == "env"
        if is_env and reader.attr in READERS:
            yield call.args[0].value, reader.attr


def variables():
    places = ["newsroom/settings.py", "deploy/gunicorn.conf.py"]
    return sorted({pair for place in places for pair in read_from_the_environment(text(place))})


def commands():
    found = ROOT.glob("*/management/commands/*.py")
    return sorted(path.stem for path in found if path.stem != "__init__")


def documented(name, page):
    """Whether the page has a heading or the start of a table's row that names it as `name`."""
    return bool(re.search(rf"^(#+ .*|\|[^|]*)`{re.escape(name)}[ `]", page, re.M))


@pytest.mark.parametrize(("name", "reader"), variables())
def test_every_setting_is_explained_to_operators(name, reader):
    assert documented(name, text("docs/operators.md")), f"docs/operators.md has no row for {name}"


@pytest.mark.parametrize("name", sorted({name for name, reader in variables() if reader in SECRETS}))
def test_every_secret_is_said_to_have_a_file(name):
    assert f"{name}_FILE=" in text("docs/operators.md")


@pytest.mark.parametrize("name", commands())
def test_every_command_is_explained_to_operators(name):
    assert documented(name, text("docs/operators.md")), f"docs/operators.md has no row for the command {name}"


def test_no_setting_is_explained_that_is_not_there():
    rows = re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|", text("docs/operators.md"), re.M)
    assert set(rows) == {name for name, _ in variables()} | {"DATA_DIR"}


def test_the_environment_is_read_through_env_only():
    assert "from newsroom import env" in text("deploy/gunicorn.conf.py")
    assert {"DEBUG", "SITE_ADDRESS", "DATABASE_URL", "WEB_CONCURRENCY", "PORT"} <= {name for name, _ in variables()}


def test_the_commands_of_the_readme_are_targets():
    promised = set(re.findall(r"^    make (\w+)", text("README.md"), re.M))
    targets = set(re.findall(r"^(\w+):(?! export)", text("Makefile"), re.M))
    assert promised == {"run", "test"}
    assert promised <= targets


def test_every_target_is_listed_by_make():
    targets = set(re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.M).group(1).split())
    listed = set(re.findall(r"make ([\w-]+)", "\n".join(re.findall(r"^\t@echo .*", text("Makefile"), re.M))))
    assert targets - {"help"} <= listed


@pytest.mark.parametrize("page", ["README.md", *sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/*.md"))])
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text(page)):
        assert (ROOT / page).parent.joinpath(target).exists(), f"{page} links to {target}"


def libraries():
    project = tomllib.loads(text("pyproject.toml"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return sorted(re.match(r"[\w-]+", each).group() for each in asked)


@pytest.mark.parametrize("library", libraries())
def test_every_library_has_a_decision_note(library):
    notes = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/decisions").glob("*.md"))
    assert re.search(rf"(?<![\w-]){re.escape(library)}(?![\w-])", notes, re.I), (
        f"no note in docs/decisions mentions {library}"
    )


@pytest.mark.parametrize("library", libraries())
def test_every_library_is_locked_with_hashes(library):
    assert re.search(rf"^{re.escape(library)}==\S+ (; .* )?\\\n    --hash=sha256:", text("requirements-dev.txt"), re.M)


def test_the_notes_are_numbered_once():
    numbers = [path.name[:3] for path in (ROOT / "docs/decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))


def test_the_changelog_has_a_place_for_what_is_new():
    assert re.search(r"^## Unreleased\n\n- ", text("CHANGELOG.md"), re.M)


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_locks_name_no_address(lock):
    assert "://" not in text(lock)
