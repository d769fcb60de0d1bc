"""Nevers 14 and 15: what may be trusted, and how things may be called. Each yields violations."""

import ast
import re

from .sources import Violation

TRUSTED = ("articles/body", "articles/structured_data.py")
TRUSTING = {"mark_safe", "SafeString", "SafeText", "SafeData", "html_safe", "__html__"}
TRUSTING_TEMPLATE = re.compile(r"\|\s*(safe|safeseq)\b|\{%\s*autoescape\s+off")
EMPTY_WORDS = {"util", "helper", "common", "core", "misc", "base", "manager", "service", "handler"}
CODE = {".py", ".js", ".mjs", ".css", ".html", ".xml", ".txt", ".sh"}
DJANGOS_WORDS = re.compile(r"templates/(base\.html|admin(/|$).*)")  # the page under all pages; Django admin's own names


def only_the_body_is_trusted(repository):
    """14. No `|safe`/`mark_safe` outside `articles/body` and `structured_data`."""
    for source in repository.running:
        if not source.stands_in(*TRUSTED):
            for node in source.nodes:
                names = {getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", "")}
                if TRUSTING & names:
                    yield source.violation(node, f"{(TRUSTING & names).pop()} outside of articles/body")
    for path, text in repository.templates:
        for number, line in enumerate(text.splitlines(), 1):
            if found := TRUSTING_TEMPLATE.search(line):
                yield Violation(path, number, f"{found.group()} trusts what it prints")


def names_say_something(repository):
    """15. No file, class or folder called utils, helpers, common, core, misc, base, manager, service …"""
    for path in repository.files:
        is_folder = (repository.root / path).is_dir()
        is_named_by_us = (is_folder or path.suffix in CODE) and not DJANGOS_WORDS.fullmatch(path.as_posix())
        empty = _empty_words(re.split(r"[_\-.\s]+", path.name if is_folder else path.stem))
        if is_named_by_us and empty:
            yield Violation(path.as_posix(), 1, f"the name says nothing: {empty}")
    for source in repository.sources:
        for node in filter(lambda node: isinstance(node, ast.ClassDef), source.nodes):
            if empty := _empty_words(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", node.name)):
                yield source.violation(node, f"class {node.name} says nothing: {empty}")


def _empty_words(words):
    return ", ".join(word for word in words if word.lower().removesuffix("s") in EMPTY_WORDS)
