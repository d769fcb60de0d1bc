"""Nevers 1 to 8: who may import whom. Each takes a `Repository` and yields violations."""

import ast
import re

from .sources import APPS

ROOF = ("settings", "urls", "wsgi", "apps", "admin", "desk", "roles", "demo", "management")
ABOVE_MODELS = {"views", "admin", "forms", "publishing", "search", "pagecache"}
REQUESTS_NETWORK_CACHE = (
    "django.core.cache",
    "django.core.mail",
    "django.http",
    "django.shortcuts",
    "ftplib",
    "http",
    "requests",
    "smtplib",
    "socket",
    "urllib.request",
    "urllib3",
)
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"}


def weather_and_stories_meet_only_in_templates(repository):
    """1. `weather` and `articles`/`pictures` never import each other."""
    yield from _mentions(repository, "weather", ["articles", "pictures"])
    yield from _mentions(repository, "articles", ["weather"])
    yield from _mentions(repository, "pictures", ["weather"])


def pictures_know_no_stories(repository):
    """2. `pictures` never imports `articles`."""
    yield from _mentions(repository, "pictures", ["articles"])


def the_page_cache_knows_no_app(repository):
    """3. `newsroom/pagecache` never imports an app."""
    yield from _mentions(repository, "newsroom/pagecache", APPS)


def models_stand_at_the_bottom(repository):
    """4. Models never import what stands above them, and never see a request, the network or the cache."""
    for source in _models(repository):
        for each in source.imports:
            if ABOVE_MODELS & set(each.parts):
                yield source.violation(each.line, f"a model imports {each.name}")
            if each.is_below(*REQUESTS_NETWORK_CACHE):
                yield source.violation(each.line, f"a model reaches outside with {each.name}")
        for node in source.nodes:
            if isinstance(node, ast.arg) and node.arg == "request":
                yield source.violation(node, "a model is given a request")


def the_body_knows_no_model(repository):
    """5. `articles/body` never imports a model."""
    for source in _in(repository, "articles/body"):
        for each in source.imports:
            if each.is_below("django.db", "django.apps") or "models" in each.parts:
                yield source.violation(each.line, f"articles/body imports {each.name}")


def nobody_imports_the_ends(repository):
    """6. Nothing imports admin, importers, management commands or tests.

    Except their own kind, and commands, which are the doors of importers.
    """
    for source in repository.running:
        for each in filter(lambda each: each.is_ours, source.imports):
            end = next((part for part in ("admin", "importers", "management", "tests") if part in each.parts), None)
            own_kind = end in source.module.split(".")
            is_door = end == "importers" and ".management." in source.module
            if end and not own_kind and not is_door:
                yield source.violation(each.line, f"{each.name} is an end: nothing may build on it")


def nobody_but_env_reads_the_environment(repository):
    """7. Apps never import the roof of `newsroom`, its ground no app; `os.environ` is read in one file."""
    roof = [f"newsroom.{module}" for module in ROOF]
    for source in repository.running:
        for each in source.imports:
            if source.room in APPS and each.is_below(*roof):
                yield source.violation(each.line, f"an app imports {each.name}, of the roof")
            if source.room == "newsroom" and _is_ground(source) and each.is_below(*APPS):
                yield source.violation(each.line, f"the ground of newsroom imports {each.name}")
        if source.path != "newsroom/env.py":
            yield from _reads_of_the_environment(source)


def nothing_of_ours_is_imported_inside_a_function(repository):
    """8. No import of our own inside a function (`AppConfig.ready` excepted)."""
    for source in repository.sources:
        for each in source.imports:
            is_ready = each.function == "ready" and source.path.endswith("apps.py")
            if each.function and each.is_ours and not is_ready and not source.is_migration:
                yield source.violation(each.line, f"{each.name} is imported inside {each.function}()")


def _in(repository, *places):
    return [source for source in repository.sources if source.stands_in(*places)]


def _models(repository):
    return [source for source in repository.running if re.search(r"(^|\.)models(\.|$)", source.module)]


def _mentions(repository, place, apps):
    """Imports of the apps' modules, and names of their models in quotes ("articles.Story")."""
    quoted = re.compile(rf"(?:{'|'.join(apps)})\.\w+")
    for source in _in(repository, place):
        for each in source.imports:
            if each.is_below(*apps):
                yield source.violation(each.line, f"{place} imports {each.name}")
        for node in source.nodes:
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and quoted.fullmatch(node.value):
                yield source.violation(node, f"{place} names {node.value}")


def _is_ground(source):
    parts = source.module.split(".")
    return len(parts) > 1 and parts[1] not in ROOF


def _reads_of_the_environment(source):
    for node in source.nodes:
        is_read = isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT
        if is_read and isinstance(node.value, ast.Name) and node.value.id == "os":
            yield source.violation(node, f"os.{node.attr} outside of newsroom/env.py")
    for each in source.imports:
        if each.name in {f"os.{name}" for name in ENVIRONMENT}:
            yield source.violation(each.line, f"{each.name} outside of newsroom/env.py")
