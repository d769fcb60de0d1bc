"""Nevers 9 to 13 and 16: who may ask, write and announce. Each takes a `Repository` and yields violations."""

import ast
import re

from .sources import Violation, calls, chain, names_in

PUBLISHING = ("articles/publishing",)
MODELS = ("articles/models", "articles/models.py")
DATES = {"starts_at", "ends_at", "published_at", "live_from", "live_until", "update_at", "retracted_at"}
QUERIES = {"filter", "exclude", "get", "Q", "get_object_or_404", "get_list_or_404", "aget", "get_or_create"}
MAKES = {"create", "bulk_create", "get_or_create", "update_or_create", "acreate", "abulk_create"}
ENDS = {"delete", "adelete", "update", "aupdate", "bulk_update", "abulk_update"}
IN_BULK = {"update", "aupdate", "bulk_create", "abulk_create", "bulk_update", "abulk_update"}
MARKS = {"mark", "spoiling", "renaming"}
SIGNAL = re.compile(r"(pre|post)_\w+|m2m_changed|class_prepared|request_(started|finished)|\w*signal\w*")
SEEN_BY_READERS = re.compile(r"Edition\w*|editions|Category|Author|Tag")
OUTSIDE = (
    "boto3",
    "botocore",
    "django.core.mail",
    "ftplib",
    "http.client",
    "requests",
    "smtplib",
    "socket",
    "storages",
    "urllib.request",
    "urllib3",
)
# The modules that may call out: what fetches, keeps files, imports, runs by itself, tells the edge.
CALLS_OUT = re.compile(
    r"weather/provider\.py|articles/importers/.+|newsroom/(fetch|bucket|mail)\.py|newsroom/pagecache/edge/.+\.py"
    r"|\w+/tasks(/\w+)?\.py|\w+/management/commands/\w+\.py"
)
TASKS = re.compile(r"\w+/tasks(/\w+)?\.py")
ASKS = re.compile(
    r"articles/(oembed|link_check|telling)\.py"
)  # what tasks ask by newsroom/fetch.py, and nobody else does
MODULES_THAT_ASK = ("newsroom.fetch", "articles.oembed", "articles.link_check", "articles.telling")
PUBLIC = re.compile(
    r"articles/((views|feeds|sitemaps|search|front|reading|months|related|pages|showing|corrections|addresses"
    r"|structured_data|api)\.py|(search|front)/\w+\.py"
    r"|(views|feeds|api|templatetags)/.+\.py)"
)
DESKS_OWN = {"Story", "StoryByline", "StoryLink", "StoryTag", "Revision", "StoryQuerySet"}


def dates_are_asked_only_where_they_are_kept(repository):
    """9. No filter on dates of a story or edition outside `articles/models` and `articles/publishing`."""
    for source in _running_outside(repository, *MODELS, *PUBLISHING):
        for call, names in calls(source.tree):
            if names and names[0] in QUERIES:
                for lookup in filter(_is_about_a_date, _lookups(call)):
                    yield source.violation(call, f"{names[0]}({lookup}=…): ask a queryset method of the models")


def only_publishing_writes_editions(repository):
    """10. Only `articles/publishing` creates, ends or deletes editions."""
    for source in _running_outside(repository, *MODELS, *PUBLISHING):
        for node, names in calls(source.tree):
            speaks = {"Edition", "editions"} & set(names[1:])
            if names[:1] == ["Edition"] or (speaks and names[0] in MAKES | ENDS):
                yield source.violation(node, f"{'.'.join(reversed(names))}(): use a verb of publishing")
            if names[:1] == ["setattr"] and {"starts_at", "ends_at"} & set(map(_text, node.args)):
                yield source.violation(node, "an edition's dates are set")
        for node in source.nodes:
            is_set = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
            if is_set and node.attr in {"starts_at", "ends_at"}:
                yield source.violation(node, f".{node.attr} is set: use a verb of publishing")


def signals_are_received_in_one_place(repository):
    """11. No signal receivers outside one module of `newsroom/pagecache`."""
    found = [each for source in repository.running for each in _receivers(source)]
    places = sorted({each.path for each in found if each.path.startswith("newsroom/pagecache/")})
    yield from (each for each in found if each.path not in places[:1])


def nothing_goes_outside_before_commit(repository):
    """12. No edge purge, mail or HTTP before commit: few modules may call out, and none in a transaction."""
    for source in repository.running:
        reaching = [each for each in source.imports if each.is_below(*OUTSIDE)]
        if not CALLS_OUT.fullmatch(source.path):
            for each in reaching:
                yield source.violation(each.line, f"{each.name}: let a task do it, after commit")
        if not (TASKS.fullmatch(source.path) or ASKS.fullmatch(source.path)):
            for each in filter(lambda each: each.is_below(*MODULES_THAT_ASK), source.imports):
                yield source.violation(each.line, f"{each.name} is for tasks: have one do it, after commit")
        outside = {each.parts[-1] for each in reaching}
        outside |= {each.parts[0] for each in reaching if each.function == "" and each.parts[0] != "django"}
        outside |= {each.parts[-1] for each in source.imports if each.is_ours and _is_module_that_calls_out(each)}
        for block in _transactions(source):
            yield from _calls_of(source, block, outside)


def rows_readers_see_change_with_their_marks(repository):
    """13. No `update()` or `bulk_*` on what readers see outside `articles/publishing`; and there none without its marks
    in the same function."""
    for source in repository.running:
        for scope in [node for node in source.nodes if isinstance(node, (ast.FunctionDef, ast.Module))]:
            held = _held_querysets(scope)
            if source.stands_in(*PUBLISHING) and MARKS & names_in(scope):
                continue
            for call, names in calls(scope):
                seen = any(SEEN_BY_READERS.fullmatch(name) or name in held for name in names[1:])
                if seen and names[0] in IN_BULK:
                    yield source.violation(call, f"{'.'.join(reversed(names))}() leaves readers' pages unmarked")


def readers_never_see_the_desks_copy(repository):
    """16. Public views, feeds, sitemaps, search and API never query `Story`, nor reach it from an edition."""
    for source in filter(lambda source: PUBLIC.fullmatch(source.path), repository.running):
        for each in source.imports:
            if each.parts[-1] in DESKS_OWN:
                yield source.violation(each.line, f"{each.parts[-1]} is the desk's")
        for node in source.nodes:
            if isinstance(node, ast.Attribute) and node.attr in DESKS_OWN:
                yield source.violation(node, f"{node.attr} is the desk's")
            is_through = isinstance(node, ast.Attribute) and getattr(node.value, "attr", "") == "story"
            if is_through and node.attr not in ("pk", "id"):
                yield source.violation(node, f".story.{node.attr} reads the desk's copy through an edition")
        for call, names in calls(source.tree):
            if names[:1] in (["get_model"], ["select_related"]) and {"Story", "story"} & set(map(_text, call.args)):
                yield source.violation(call, f"{names[0]} fetches the desk's copy")
    for path, text in repository.templates:
        if "/admin/" not in path:
            yield from _reads_through_an_edition(path, text)


def _running_outside(repository, *places):
    return [source for source in repository.running if not source.stands_in(*places)]


def _text(node):
    return node.value if isinstance(node, ast.Constant) else None


def _lookups(call):
    for keyword in call.keywords:
        if keyword.arg:
            yield keyword.arg
        elif isinstance(keyword.value, ast.Dict):
            yield from (_text(key) for key in keyword.value.keys if isinstance(_text(key), str))
    pairs = (pair.elts for pair in call.args if isinstance(pair, ast.Tuple) and pair.elts)
    yield from filter(None, (_text(name) for name, *_ in pairs))


def _is_about_a_date(lookup):
    return bool(DATES & set(lookup.split("__")))


def _receivers(source):
    for node in source.nodes:
        for decorator in getattr(node, "decorator_list", []):
            if "receiver" in list(chain(decorator)):
                yield source.violation(node, f"{node.name} receives a signal")
    for call, names in calls(source.tree):
        if names[:1] == ["connect"] and len(names) > 1 and SIGNAL.fullmatch(names[1]):
            yield source.violation(call, f"{names[1]} is connected")


def _is_module_that_calls_out(each):
    asks = r"articles\.(importers|oembed|link_check)\b|newsroom\.(fetch|mail|pagecache\.edge)\b|weather\.provider\b"
    return bool(re.search(asks, each.name))


def _transactions(source):
    """Functions decorated with, and blocks under, transaction.atomic."""
    for node in source.nodes:
        openers = getattr(node, "decorator_list", [])
        if isinstance(node, ast.With):
            openers = [item.context_expr for item in node.items]
        if any("atomic" in names_in(opener) for opener in openers):
            yield node


def _calls_of(source, block, outside):
    """Calls of the outside within a block, except those handed to on_commit."""
    if isinstance(block, ast.Call):
        names = list(chain(block))
        if names[:1] == ["on_commit"]:
            return
        if outside & set(names):
            yield source.violation(block, f"{'.'.join(reversed(names))}() goes outside before commit")
    for node in ast.iter_child_nodes(block):
        yield from _calls_of(source, node, outside)


def _held_querysets(scope):
    """Names that a function gives to querysets of what readers see."""
    assigned = [node for node in ast.walk(scope) if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)]
    of_readers = [node for node in assigned if any(map(SEEN_BY_READERS.fullmatch, chain(node.value)))]
    return {target.id for node in of_readers for target in node.targets if isinstance(target, ast.Name)}


def _reads_through_an_edition(path, text):
    from_the_desk = re.compile(r"\.story\.(?!pk\b|id\b)\w+")
    for number, line in enumerate(text.splitlines(), 1):
        for found in from_the_desk.finditer(line):
            yield Violation(path, number, f"{found.group()} reads the desk's copy through an edition")
