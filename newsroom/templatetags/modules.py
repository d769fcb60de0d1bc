"""JavaScript modules of a page, asked for all at once: a browser learns of an import only as it reads the importer."""

import re
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html_join

register = template.Library()
IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*["'](\.\.?/[^"']+)["']""", re.MULTILINE)


@register.simple_tag
def preload_modules(*names):
    """A modulepreload link for each of the modules (“desk/desk.js”) and for all that they import.

    Stands behind the page's import map, without which a browser cannot tell where the other libraries are.
    """
    return format_html_join("\n", '<link rel="modulepreload" href="{}">', ((static(each),) for each in together(names)))


@cache
def together(names):
    """The modules and all that they import by a relative path, each once, importers first; none that is not there."""
    found, waiting = {}, list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found and (path := finders.find(name)):
            found[name] = path
            waiting += [normpath(join(dirname(name), each)) for each in IMPORT.findall(Path(path).read_text("utf-8"))]
    return list(found)
