"""A page asks at once for all the modules that it will import."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from newsroom.templatetags import modules


@pytest.fixture
def scripts(tmp_path, settings):
    """Writes modules among the static files: scripts({"a.js": 'import "./b.js"'})."""
    settings.STATICFILES_DIRS = [tmp_path]
    modules.together.cache_clear()

    def written(sources):
        for name, source in sources.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")

    yield written
    modules.together.cache_clear()


def test_all_that_is_imported_is_found_once_importers_first(scripts):
    scripts(
        {
            "desk/a.js": 'import { b } from "./b.js"\nimport {\n  c,\n} from "./inner/c.js"\nexport * from "./b.js"\n',
            "desk/b.js": 'import "./inner/c.js"\n',
            "desk/inner/c.js": "import { up } from '../d.js'\n",
            "desk/d.js": 'import { b } from "./b.js"\n',
        }
    )
    assert modules.together(("desk/a.js",)) == ["desk/a.js", "desk/b.js", "desk/inner/c.js", "desk/d.js"]


def test_libraries_words_in_strings_and_what_is_not_there_are_left_out(scripts):
    scripts({"a.js": 'import { Node } from "prosemirror"\nimport "./gone.js"\nconst style = ".desk > a"\n'})
    assert modules.together(("a.js", "nowhere.js")) == ["a.js"]


def test_a_link_is_printed_for_each(scripts):
    scripts({"a.js": 'import "./b.js"\n', "b.js": ""})
    printed = Template('{% load modules %}{% preload_modules "a.js" %}').render(Context())
    assert printed.splitlines() == [f'<link rel="modulepreload" href="/static/{name}.js">' for name in "ab"]


def test_every_module_of_ours_is_found_by_what_imports_it():
    root = Path(settings.BASE_DIR) / "static"
    found = modules.together(("desk/desk.js", "desk/story-editor.js"))
    assert {"desk/pickers.js", "desk/editor/toolbar.js", "desk/elements.js"} <= {*found}
    assert all((root / name).is_file() for name in found)
