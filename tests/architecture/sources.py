"""The paper's own sources, parsed, and what can be asked of them."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

APPS = ("articles", "pictures", "weather")
ROOMS = ("newsroom", *APPS)
FOLDERS = (*ROOMS, "deploy", "docs", "static", "templates", "tests")
NOT_OURS = {"__pycache__", "node_modules", "vendor"}


@dataclass(frozen=True)
class Violation:
    """Where a never is broken (path from the root, line from 1) and by what."""

    path: str
    line: int
    words: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.words}"


@dataclass(frozen=True)
class Import:
    """One imported name, absolute: `from .models import Story` in articles is articles.models.Story."""

    name: str
    line: int
    function: str = ""  # the function it stands in, "" at the top of a module

    @property
    def parts(self):
        return self.name.split(".")

    @property
    def is_ours(self):
        return self.parts[0] in (*ROOMS, "tests")

    def is_below(self, *modules):
        return any(self.name == module or self.name.startswith(f"{module}.") for module in modules)


@dataclass(frozen=True)
class Source:
    """A Python file. `path` counts from the root of the repository, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self):
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self):
        return list(ast.walk(self.tree))

    @cached_property
    def module(self):
        parts = list(PurePosixPath(self.path).with_suffix("").parts)
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self):
        return PurePosixPath(self.path).parts[0]

    @property
    def is_test(self):
        return self.room == "tests"

    @property
    def is_migration(self):
        return "migrations" in PurePosixPath(self.path).parts

    def stands_in(self, *places):
        """Whether this file is one of the places, or in a folder that is."""
        return any(self.path == place or self.path.startswith(f"{place}/") for place in places)

    @cached_property
    def imports(self):
        return [each for node, function in walk_with_functions(self.tree) for each in self._imported(node, function)]

    def _imported(self, node, function):
        if isinstance(node, ast.Import):
            return [Import(alias.name, node.lineno, function) for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            origin = self._absolute(node)
            return [Import(f"{origin}.{alias.name}", node.lineno, function) for alias in node.names]
        return []

    def _absolute(self, node):
        if not node.level:
            return node.module
        package = self.module.split(".")
        drop = node.level - (1 if self.path.endswith("__init__.py") else 0)
        package = package[: len(package) - drop] if drop else package
        return ".".join([*package, *([node.module] if node.module else [])])

    def violation(self, node_or_line, words):
        return Violation(self.path, getattr(node_or_line, "lineno", node_or_line), words)


@dataclass(frozen=True)
class Repository:
    """Everything the nevers look at: a folder laid out as ours is."""

    root: Path

    @cached_property
    def files(self):
        """Paths from the root, of files and of folders."""
        tops = [self.root / folder for folder in FOLDERS] + sorted(self.root.glob("*.py"))
        found = [path for top in tops for path in (top, *sorted(top.rglob("*"))) if path.exists()]
        return [path.relative_to(self.root) for path in found if not NOT_OURS & set(path.parts)]

    @cached_property
    def sources(self):
        names = [path.as_posix() for path in self.files if path.suffix == ".py"]
        return [Source(name, (self.root / name).read_text(encoding="utf-8")) for name in names]

    @property
    def running(self):
        """The sources that run on a server: neither tests nor migrations."""
        return [source for source in self.sources if not source.is_test and not source.is_migration]

    @cached_property
    def templates(self):
        """Path and text of each template."""
        paths = [path for path in self.files if "templates" in path.parts and (self.root / path).is_file()]
        return [(path.as_posix(), (self.root / path).read_text(encoding="utf-8")) for path in paths]


def walk_with_functions(tree, function=""):
    """Every node with the name of the function it stands in ("" outside of any)."""
    for node in ast.iter_child_nodes(tree):
        yield node, function
        is_function = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from walk_with_functions(node, getattr(node, "name", "lambda") if is_function else function)


def names_in(node):
    """Names and attributes an expression is made of: `Edition.objects.live()` has Edition, objects, live."""
    inner = ast.walk(node)
    return {
        part.id if isinstance(part, ast.Name) else part.attr
        for part in inner
        if isinstance(part, (ast.Name, ast.Attribute))
    }


def chain(node):
    """The names of a chain of calls from its end, without arguments.

    `Edition.objects.live(at).update(…)` gives update, live, objects, Edition.
    """
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        elif isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        else:
            break
    if isinstance(node, ast.Name):
        yield node.id


def calls(tree):
    """Every call with the chain of its names."""
    return [(node, list(chain(node))) for node in ast.walk(tree) if isinstance(node, ast.Call)]


@cache
def repository(root):
    return Repository(root)
